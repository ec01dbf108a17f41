// Chapter 6: the gradient on its way back through time, checked, measured and
// broken on purpose.

#include <cmath>

#include "figures.hpp"
#include "options.hpp"
#include "picture.hpp"
#include "support/program.hpp"
#include "tables.hpp"

namespace bptt {

// From a tenth downwards, each a tenth of the one before.
static std::vector<double> step_sizes() {
  return figures::series(12, [](std::size_t k) {
    return std::pow(10., -static_cast<double>(k + 1));
  });
}

// What the larger study of recall prints.
static void print_grid(lstm::Team& team, const Settings& s,
                       const lstm::Seed& seed) {
  const auto of = [&](const Training& training) {
    return outcomes(team, training, s.networks, seed);
  };
  print_outcomes(of({20, s.batches}), of({30, s.batches}), s.networks);
  print_outcomes(of({50, s.batches}), of({50, s.batches, 0, false}),
                 s.networks);
}

static void chapter(const Settings& s, const support::Options& options) {
  const lstm::Seed seed(options.seed);
  report_plain();
  const auto errors = sweep(seed, step_sizes());
  print_sweep(errors);

  const auto networks = untrained(s.steps, s.hidden, seed.part("untrained"));
  print_untrained(networks, s.steps - 1);
  lstm::Team team(options.threads);
  constexpr std::size_t steps = 100;  // as many classes of ways, so no option
  const auto ways = parted(team, steps, s.hidden, seed.part("untrained"));
  print_parted(ways, steps - 1);

  const auto lives = trained(team, {s.lag, s.batches}, seed.part("trained"));
  print_trained(lives, s.lag - 1);
  print_mistakes(team, s.batches, seed.part("mistakes"));
  if (s.recall == "grid") print_grid(team, s, seed.part("trained"));

  options.draw(ways_diagram());
  options.draw(sweep_figure(errors));
  options.draw(untrained_figure(networks));
  options.draw(passages_figure(ways));
  options.draw(trained_figure(lives));
}

}  // namespace bptt

int main(int argc, char** argv) {
  using namespace bptt;
  support::Options options("06_bptt",
                           "Checks gradients against measured slopes, follows "
                           "them back through time, and breaks them.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
