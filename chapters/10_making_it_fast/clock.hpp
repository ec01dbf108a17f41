#pragma once
#include <cstddef>
#include <functional>
#include <vector>

namespace making_it_fast {

/// Seconds on a clock on the wall, which goes on while the thread has to wait.
double wall_seconds();

/// Seconds that the processor has worked for the calling thread.
double thread_seconds();

/// Runs all of them by turns, so that none has the quiet minutes for itself:
/// once to warm up, then `rounds` times. Returns all seconds of each.
using Runs = std::vector<std::function<void()>>;
std::vector<std::vector<double>> by_turns(const Runs& runs, std::size_t rounds,
                                          double (*clock)());

/// The median seconds of each.
std::vector<double> medians(const Runs& runs, std::size_t rounds,
                            double (*clock)());

}  // namespace making_it_fast
