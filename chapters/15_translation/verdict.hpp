#pragma once
#include "measures.hpp"
#include "rivals.hpp"
#include "study/bootstrap.hpp"
#include "trials.hpp"

namespace translation {

/// The mean score of networks that differ by chance alone.
Score mean_score(const std::vector<Outcome>& outcomes,
                 std::vector<Words> Outcome::*translations, const Pairs& pairs);

/// Of each pair of the test the share of the networks that translate it
/// exactly.
std::vector<double> exact_shares(const std::vector<Outcome>& outcomes,
                                 const Task& task);

/// How many more of the test's sentences networks translate exactly than others
/// do, with one and the same way to write: an interval for other sentences,
/// groups of which are drawn whole.
struct Gain {
  double mean;
  study::Interval interval;
};
Gain gain(const std::vector<Outcome>& outcomes,
          const std::vector<Outcome>& others, const Task& task,
          const lstm::Seed& seed);

/// How many of the sources of this many words are translated exactly.
std::vector<OfLength> by_length(const std::vector<Outcome>& outcomes,
                                const Task& task);

}  // namespace translation
