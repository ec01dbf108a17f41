// Chapter 7: gradient descent, momentum and Adam on the same two losses.

#include <fmt/core.h>

#include "figures.hpp"
#include "options.hpp"
#include "support/program.hpp"
#include "tables.hpp"

namespace adam {

// The three ways through the valley, each at its best rate.
static std::vector<Walk> best_walks(const Grid& valley, std::size_t steps) {
  std::vector<Walk> walks;
  for (const auto method :
       {study::Method::descent, study::Method::momentum, study::Method::adam})
    walks.push_back(
        walk(*study::make<double>(method, best_rate(valley, method)), steps));
  return walks;
}

static void chapter(const Settings& s, const support::Options& options) {
  fmt::print(
      "Valley: height after {} steps from (-1.2, 1), where it is 24.2\n"
      "LSTM({}) on {} sine windows: test error after {} epochs, median of 5 "
      "seeds\n",
      s.walk, s.task.hidden, s.task.windows, s.task.epochs);
  lstm::Team team(options.threads);
  const auto valley = try_all(team, [&](study::Method method, double rate) {
    return walk(*study::make<double>(method, rate), s.walk).heights.back();
  });
  const lstm::Seed seed(options.seed);
  const auto choose = seeds_of(seed.part("choose"), 5);
  const auto wave = try_all(team, [&](study::Method method, double rate) {
    return study::worth(learn_all(s.task, method, rate, choose));
  });
  print_grids(valley, wave);

  const auto report = seeds_of(seed.part("report"), 20);
  const auto fresh = learn_afresh(team, s.task, wave, report);
  print_fresh(wave, fresh);
  print_first_steps();
  print_epsilon(best_rate(valley, study::Method::adam), s.walk);

  const auto walks = best_walks(valley, s.walk);
  options.draw(paths_figure(walks));
  options.draw(heights_figure(walks));
  options.draw(wave_figure(fresh));
  options.draw(first_steps_figure());
}

}  // namespace adam

int main(int argc, char** argv) {
  using namespace adam;
  support::Options options("07_adam",
                           "Sets gradient descent, momentum and Adam side by "
                           "side, in a valley and on an LSTM.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
