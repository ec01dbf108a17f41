// Chapter 9: a network too large for its data, and what helps.

#include <fmt/core.h>

#include "figures.hpp"
#include "options.hpp"
#include "support/program.hpp"
#include "tables.hpp"

namespace overfitting {

static void chapter(const Settings& s, const support::Options& options) {
  const lstm::Seed seed(options.seed);
  std::vector<Splits> all;
  for (std::uint64_t k = 0; k < 5; ++k)
    all.push_back(draw(s.task, seed.part("network", k)));
  fmt::print(
      "LSTM({}) on {} windows with noise {}, {} epochs, medians of 5 "
      "seeds\n\nValidation error for each strength\n",
      s.network.hidden, s.task.windows, s.task.noise, s.network.epochs);

  lstm::Team team(options.threads);
  std::vector<Networks> chosen;
  for (const auto& method : methods())
    chosen.push_back(choose(team, method, s.network, all, seed));
  report_errors(chosen, all);
  report_rules(s.task, all);
  report_weights(chosen);

  const auto half = methods()[1].apply(s.network, 0.5);
  report_forgotten(train_all(team, {half}, all, seed)[0], 0.5, all);

  options.draw(curves_figure(chosen));
  options.draw(weights_figure(chosen));
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
