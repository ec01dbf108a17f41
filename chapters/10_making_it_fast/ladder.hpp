#pragma once
#include <string>
#include <vector>

#include "options.hpp"
#include "walk.hpp"

namespace making_it_fast {

/// One step of the way from the cell to the layer: what changes with it, and
/// what the layer would be like without it.
struct Rung {
  std::string name, left_out;  // left out: the change (what is there instead)
  Changes changes, without;
};
std::vector<Rung> ladder();

/// All seconds of one way to compute a pass, and how far its answer is from the
/// first one's.
struct PassSeconds {
  std::string name;
  std::vector<double> seconds;
  double apart = 0;
};

/// The cell, the rungs of the ladder, the library's layer, and the products of
/// the layer alone, by turns on one thread. Throws std::runtime_error where one
/// computes something else.
std::vector<PassSeconds> measure_ladder(const Settings& s,
                                        const lstm::Seed& seed);

/// How many times as long the layer takes without each change of the ladder.
/// Throws as well.
std::vector<double> measure_without(const Settings& s, const lstm::Seed& seed);

/// Median seconds of a pass of H units.
struct SizeSeconds {
  std::size_t H;
  double gate_by_gate, stacked, layer, products;
};
SizeSeconds measure_size(const Settings& s, std::size_t H,
                         const lstm::Seed& seed);

/// The median of how many times as long `a` took, round by round.
double median_ratio(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace making_it_fast
