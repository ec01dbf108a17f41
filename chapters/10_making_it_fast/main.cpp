// Chapter 10: where the time of an LSTM goes, and how much can be had back.

#include <optional>

#include "figures.hpp"
#include "figures/folder.hpp"
#include "support/program.hpp"

namespace making_it_fast {

// #region chapter
static void chapter(const Settings& s, const support::Options& options) {
  std::optional<figures::Folder> folder;
  if (!options.figures.empty()) folder.emplace(options.figures);
  lstm::Random random(options.seed);
  report_passes(s, random);
  std::vector<std::size_t> sizes = {16, 32, 64, 128, 256};
  if (options.quick) sizes = {16, 64};
  const auto passes = report_shares(s, sizes, random);
  report_training(s, random);
  const auto rates = report_trials(s, random);
  if (!folder) return;
  folder->draw(shares_figure(passes));
  folder->draw(rates_figure(rates));
}
// #endregion

}  // namespace making_it_fast

// #region main
int main(int argc, char** argv) {
  using namespace making_it_fast;
  support::Options options("10_making_it_fast",
                           "Measures an LSTM layer, from gate by gate to "
                           "lanes, shards and threads.");
  Settings s;
  options.whole("--hidden", s.H, {1, 4'096, 64}, "units of the layer");
  options.whole("--steps", s.T, {1, 10'000, 50}, "time steps");
  options.whole("--batch", s.B, {1, 10'000, 32}, "samples in a batch");
  options.whole("--threads", s.threads, {1, 64, 2}, "threads at most");
  options.whole("--rounds", s.rounds, {5, 100'000, 10},
                "how often each is measured");
  return support::run(options, argc, argv, [&] { chapter(s, options); });
}
// #endregion
