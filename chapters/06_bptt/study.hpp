#pragma once
#include "lstm/numbers/team.hpp"
#include "rivals.hpp"

namespace bptt {

/// The learning rates that each rival tries, and more where the best is the
/// smallest or the largest of them.
inline constexpr double rates[] = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1};

/// What became of a rival on one task.
struct Outcome {
  std::string name;
  double rate;               // the one with the best mean on seeds of its own
  double median, low, high;  // of the loss; with 95 % the median lies between
  std::size_t failed;        // networks no better than half as good as 0
};

/// Of so many sorted values the one, counted from 0, below which the median
/// lies with a chance of at most 2.5 %; for fewer than six the first.
std::size_t interval_rank(std::size_t count);

/// What became of all rivals on one task.
struct Outcomes {
  Training training;
  std::vector<Outcome> of_rivals;
};

/// Every rival's own best rate by three networks, and then that rate with
/// `count` other networks.
Outcomes outcomes(lstm::Team& team, const Training& training, std::size_t count,
                  const lstm::Seed& seed);

/// The rivals with their known rates: the medians of what `seeds` networks
/// went through.
std::vector<Trained> trained(lstm::Team& team, const Training& training,
                             const lstm::Seed& seed);

}  // namespace bptt
