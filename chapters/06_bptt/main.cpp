// Chapter 6: the gradient on its way back through time, checked, measured and
// broken on purpose.

#include <cmath>

#include "figures.hpp"
#include "options.hpp"
#include "support/program.hpp"
#include "tables.hpp"

namespace bptt {

// From a tenth downwards, each a tenth of the one before.
static std::vector<double> step_sizes() {
  return figures::series(12, [](std::size_t k) {
    return std::pow(10., -static_cast<double>(k + 1));
  });
}

static void chapter(const Settings& s, const support::Options& options) {
  const lstm::Seed seed(options.seed);
  const auto errors = sweep(seed, step_sizes());
  print_sweep(errors);

  const auto networks = untrained(s.steps, s.hidden, seed.part("untrained"));
  print_untrained(networks, s.steps - 1);

  lstm::Team team(options.threads);
  const auto trained =
      train_all(team, {s.lag, 32, s.batches}, seed.part("trained"));
  print_trained(trained, s.lag - 1);

  print_mistakes(team, s.batches, seed.part("mistakes"));

  options.draw(sweep_figure(errors));
  options.draw(untrained_figure(networks));
  options.draw(trained_figure(trained));
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
