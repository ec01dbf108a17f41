// Chapter 9: a network too large for its data, and what helps.

#include <fmt/core.h>

#include "figures.hpp"
#include "mask.hpp"
#include "options.hpp"
#include "plain_run.hpp"
#include "support/program.hpp"
#include "tables.hpp"

namespace overfitting {

static void chapter(const Settings& s, const support::Options& options) {
  const lstm::Seed seed(options.seed);
  report_plain(s.reported, seed);

  const auto choosing = draws(s.task, s.choosing, seed.part("choosing")),
             reported = draws(s.task, s.reported, seed.part("reported"));
  std::vector<double> rates = {0.01, 0.003, 0.03, 0.001, 0.1};
  rates.resize(s.rates);

  fmt::print("\nLSTM({}) on {} windows with noise {}\n", s.network.hidden,
             s.task.windows, s.task.noise);
  lstm::Team team(options.threads);
  const auto entries = contest(team, s.network, rates, choosing, reported);
  report_errors(entries, s.network);
  report_rules(s.task, reported);
  report_weights(entries);
  report_tremor(team, s.network, choosing);
  report_forgotten(team, s.network, reported);

  options.draw(mask_figure(seed));
  options.draw(curves_figure(entries));
  options.draw(strengths_figure(entries));
  options.draw(weights_figure(entries));
}

}  // namespace overfitting

int main(int argc, char** argv) {
  using namespace overfitting;
  support::Options options("09_overfitting",
                           "Trains an LSTM that is too large for its data, "
                           "and compares what helps.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
