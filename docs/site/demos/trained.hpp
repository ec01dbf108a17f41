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

using Words = std::vector<std::string>;

/// A text that came as the numbers of its bytes, at most so many. Throws
/// std::invalid_argument.
std::string text(const Values& settings, const std::string& name,
                 std::size_t longest);

/// Words as a text with one in each line, and its bytes; and the way back.
std::vector<double> bytes(const Words& words);
Words lines(const std::string& text);

/// Gives a network the numbers that are called "weights", in the order of its
/// parameters. Throws std::invalid_argument where they are more or fewer.
void set_weights(const lstm::Parameters<float>& parameters,
                 const Values& settings);

}  // namespace demos
