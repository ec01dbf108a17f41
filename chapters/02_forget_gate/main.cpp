// Chapter 2: the forget gate, its gradients, and what is lost without it.

#include "figures.hpp"
#include "plain.hpp"
#include "support/program.hpp"
#include "tables.hpp"

namespace forget_gate {

static void chapter(const Restart& task, const support::Options& options) {
  report_bias();
  report_plain();

  const lstm::Seed seed(options.seed);
  report_gate_check(seed);

  const auto tests = task.tests(seed);
  lstm::Team team(options.threads);
  const auto [learned, fixed] = report_errors(team, task, seed, tests);
  report_forget(learned, tests);

  options.draw(sigmoid_figure());
  options.draw(stream_figure(learned[0], fixed[0], tests[1].x));
}

}  // namespace forget_gate

int main(int argc, char** argv) {
  using namespace forget_gate;
  support::Options options("02_forget_gate",
                           "Checks the gradients of a forget gate, and shows "
                           "what an LSTM loses without one.");
  Restart task;
  task.declare(options);
  return support::run(options, argc, argv, [&] { chapter(task, options); });
}
