// Chapter 4: the output gate, and what a cell knows beside what it shows.

#include "asked.hpp"
#include "figures.hpp"
#include "show.hpp"
#include "study/gate_report.hpp"
#include "support/program.hpp"

namespace output_gate {

using study::Entry, study::GateStudy;

static const std::vector<Entry> entries = {
    {{"the LSTM"}, 1, 0.01},
    {{"the LSTM"}, 2, 0.01},
    {{"o fixed at 1", lstm::Gate::output}, 1, 0.01},
    {{"o fixed at 1", lstm::Gate::output}, 2, 0.01}};

static void chapter(const GateStudy& study, const support::Options& options) {
  print_readers();
  const lstm::Seed seed(options.seed);
  check_show(seed);

  lstm::Team team(options.threads);
  const auto rivals = study::entries_to_report(team, study, entries, {}, seed);
  const auto results = study::print_errors(team, study, rivals, seed);
  const auto networks = study::networks_in_the_middle(team, study, results);
  const auto test = study.tests(seed)[0];
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
  GateStudy study{.make =
                      [&steps](std::size_t n, lstm::Random random) {
                        return asked_values<float>(n, steps, random);
                      },
                  .rules = {{"half the value", half_the_value},
                            {"0, always", study::always_zero}}};
  options.whole("--steps", steps, {2, 10'000, 10}, "steps in a sequence");
  study.declare(options);
  return support::run(options, argc, argv, [&] { chapter(study, options); });
}
