#pragma once
#include "trials.hpp"

namespace relatives {

/// What a step of a batch of 32 sequences costs in training, there and back, in
/// µs: of the formulas on a tape, and of the library's layer, where there is
/// one (or 0).
struct Cost {
  const Kind* kind;
  std::size_t units;
  double on_tape, of_library;
};

/// The medians of `rounds` passes through 40 bits, by turns, so that no kind
/// has the quiet moments for itself.
std::vector<Cost> costs(std::size_t rounds, const lstm::Seed& seed);

}  // namespace relatives
