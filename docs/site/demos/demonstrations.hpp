#pragma once
#include "demonstration.hpp"

namespace demos {

/// Chapter 1: from f, i and g of each step to the cell state c, which begins
/// with 0 and is one longer.
Values belt(const Values& settings);

/// Chapter 8: an LSTM of H units learns to continue windows of T values of a
/// sine wave, one epoch a call. From T, H, rate and seed, which count at the
/// first call, to the losses of all epochs so far, the error of the straight
/// line, and a window, the sine that goes on from it, and the network's wave.
Demonstration sine();

}  // namespace demos
