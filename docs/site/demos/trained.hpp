#pragma once
#include "demonstration.hpp"
#include "lstm/layers/parameters.hpp"

namespace demos {

// What the demonstrations share whose network has learned elsewhere.

/// A list of whole numbers from 0 to `highest`, such as a text's code points.
/// Throws std::invalid_argument.
std::vector<double> whole_numbers(const Values& settings,
                                  const std::string& name, double highest,
                                  std::size_t longest);

/// Gives a network the numbers that are called "weights", in the order of its
/// parameters. Throws std::invalid_argument where they are more or fewer.
void set_weights(const lstm::Parameters<float>& parameters,
                 const Values& settings);

}  // namespace demos
