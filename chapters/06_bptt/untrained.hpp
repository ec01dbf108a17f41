#pragma once
#include <cstdint>

#include "reach.hpp"

namespace bptt {

/// Which network, and how far its gradient reaches before any training.
struct Untrained {
  std::string name, short_name;
  Reach reach;
};

/// Networks of H units on T random values: plain ones and LSTMs, from several
/// starts.
std::vector<Untrained> untrained(std::size_t T, std::size_t H,
                                 const lstm::Seed& seed);

/// Sets all biases of the forget gate.
void set_forget_bias(lstm::Lstm<double>& layer, double bias);

}  // namespace bptt
