// Chapter 4: the output gate, and what a cell knows beside what it shows.

#include "asked.hpp"
#include "figures.hpp"
#include "show.hpp"
#include "study/gate_study.hpp"
#include "support/program.hpp"

namespace output_gate {

using study::GateStudy, study::Variant;

static const std::vector<Variant> variants = {
    {"the LSTM", {}}, {"o fixed at 1", lstm::Gate::output}};

static void chapter(const GateStudy& study, const support::Options& options) {
  print_readers();
  const lstm::Seed seed(options.seed);
  check_show(seed);

  lstm::Team team(options.threads);
  const auto networks = print_errors(team, study, "half the value",
                                     half_the_value, variants, seed);
  const auto test = study.tests(seed);
  study::print_gate_means(networks, "asked", "not asked", test.x);

  options.draw(knows_figure(networks, test.x.shape(0)));
}

}  // namespace output_gate

int main(int argc, char** argv) {
  using namespace output_gate;
  support::Options options("04_output_gate",
                           "Shows what an output gate is good for, checks its "
                           "gradients and takes it away.");
  std::size_t steps = 10;
  GateStudy study{.make = [&steps](std::size_t n, lstm::Random random) {
    return asked_values<float>(n, steps, random);
  }};
  options.whole("--steps", steps, {2, 10'000, 10}, "steps in a sequence");
  study.declare(options);
  return support::run(options, argc, argv, [&] { chapter(study, options); });
}
