#pragma once
#include <vector>

#include "lstm/numbers/random.hpp"
#include "options.hpp"

namespace making_it_fast {

/// One sample through a layer of H units and a dense one: seconds for T steps
/// of the layer and of a stream; and of the stream's single steps the median
/// and what one in a thousand exceeds, each with the time that it takes to look
/// at the clock.
struct StreamSeconds {
  std::size_t H;
  double layer, stream, step, slow_step;
};

/// Throws std::runtime_error where the two disagree.
StreamSeconds measure_stream(std::size_t H, const Settings& s,
                             const lstm::Seed& seed);

/// Prints them for several sizes.
void report_streams(const Settings& s, const std::vector<std::size_t>& sizes,
                    const lstm::Seed& seed);

}  // namespace making_it_fast
