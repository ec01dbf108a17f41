// Chapter 1: what stays of a value on the conveyor belt, and in a plain unit.

#include "figures.hpp"
#include "lstm/numbers/random.hpp"
#include "support/program.hpp"
#include "tables.hpp"

namespace cell_state {

static void chapter(std::size_t steps, const support::Options& options) {
  report_by_hand();
  report_belt();
  report_unit();

  auto random = lstm::Seed(options.seed).stream("noise");
  std::vector<double> noise(steps);
  for (double& g : noise) g = random.uniform(-1, 1);
  report_holding(noise);

  options.draw(belt_picture());
  options.draw(fading_figure(50));
  options.draw(step_figure());
  options.draw(holding_figure(noise));
}

}  // namespace cell_state

int main(int argc, char** argv) {
  using namespace cell_state;
  support::Options options("01_cell_state",
                           "Shows what stays of a value on the conveyor belt "
                           "of an LSTM, and in a plain recurrent unit.");
  std::size_t steps = 1000;
  options.whole("--steps", steps, {1, 1'000'000, 100},
                "steps to hold a value through noise");
  return support::run(options, argc, argv, [&] { chapter(steps, options); });
}
