#pragma once
#include "reach.hpp"

namespace bptt {

/// Which network, and how far its gradient reaches before any training.
struct Untrained {
  std::string name, short_name;  // without a short one it is not drawn
  Reach reach;
};

/// Networks of H units on T random values: plain ones and LSTMs, from several
/// starts.
std::vector<Untrained> untrained(std::size_t T, std::size_t H,
                                 const lstm::Seed& seed);

}  // namespace bptt
