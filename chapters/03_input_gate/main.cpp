// Chapter 3: the input gate and the candidate, and why a write takes both.

#include "by_hand.hpp"
#include "figures.hpp"
#include "marked.hpp"
#include "study/gate_report.hpp"
#include "support/program.hpp"
#include "write.hpp"

namespace input_gate {

using study::Entry, study::GateStudy;

// #region variants
static const std::vector<Entry> entries = {
    {{"the LSTM"}, 1, 0.01},
    {{"the LSTM"}, 2, 0.01},
    {{"i fixed at 1", lstm::Gate::input}, 1, 0.01},
    {{"i fixed at 1", lstm::Gate::input}, 2, 0.01},
    {{"g fixed at 1", lstm::Gate::candidate}, 1, 0.01},
    {{"g fixed at 1", lstm::Gate::candidate}, 2, 0.01}};
// #endregion

static void chapter(const GateStudy& study, const support::Options& options) {
  print_writes_by_hand();
  const lstm::Seed seed(options.seed);
  check_write(seed);

  lstm::Team team(options.threads);
  const auto rivals = study::entries_to_report(team, study, entries, {}, seed);
  const auto results = study::print_errors(team, study, rivals, seed);
  const auto networks = study::networks_in_the_middle(team, study, results);
  const auto test = study.tests(seed)[0];
  study::print_gate_means(networks, "marked", "unmarked", test.x);

  options.draw(writes_figure());
  options.draw(answers_figure(study.make(1, seed.stream("answers")), networks));
}

}  // namespace input_gate

int main(int argc, char** argv) {
  using namespace input_gate;
  support::Options options("03_input_gate",
                           "Shows why an LSTM writes with two gates, checks "
                           "their gradients and takes each of them away.");
  std::size_t steps = 10;
  GateStudy study{.make =
                      [&steps](std::size_t n, lstm::Random random) {
                        return marked_sums<float>(n, steps, random);
                      },
                  .rules = {{"1/4 of all", share_of_all},
                            {"0, always", study::always_zero}}};
  options.whole("--steps", steps, {1, 10'000, 10}, "values in a sequence");
  study.declare(options);
  return support::run(options, argc, argv, [&] { chapter(study, options); });
}
