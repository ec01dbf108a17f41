#pragma once
#include "trials.hpp"

namespace weather {

/// An error as it should be told, and as a mistake has it: means over networks
/// on the days that are judged, and the autoregression of order 2 on the same.
struct Mistake {
  std::string name;
  double honest, flattering;
  double rival_honest, rival_flattering;
};

/// Days to learn from, and days that are judged, as many as the test has, drawn
/// from all from the first on: windows of the ones overlap those of the others.
struct Split {
  std::vector<std::size_t> learned, judged;
};
Split split_at_random(const Days& days, std::size_t first, lstm::Random random);

/// What would come out with the chosen kind of network, if its scale and its
/// baseline were those of all days; if days were split at random, so that those
/// to learn from stand on both sides of those that are judged; and if the
/// number of epochs were, for each network, the one that is best on the test.
/// The seed is that of the trials: the networks begin with the same weights.
/// Those that are done are kept in the run's file under this name.
std::vector<Mistake> judge_mistakes(const Days& days, const Trials& trials,
                                    std::size_t most_epochs,
                                    const lstm::Seed& seed, lstm::Team& team,
                                    support::RunFile& file,
                                    const std::string& name);

}  // namespace weather
