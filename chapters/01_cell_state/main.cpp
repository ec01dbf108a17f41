// Chapter 1: what stays of a value on the conveyor belt, and in a plain unit.

#include <fmt/core.h>

#include <optional>

#include "figures.hpp"
#include "figures/folder.hpp"
#include "lstm/numbers/random.hpp"
#include "study/belt.hpp"
#include "support/program.hpp"
#include "tables.hpp"

namespace cell_state {

// #region by_hand
// A life of one value: what is done to it, and by which numbers.
struct Act {
  study::Belt belt;
  const char* what;
};

static void report_by_hand() {
  const Act acts[] = {
      {{.f = 0, .i = 1, .g = 0.8}, "write 0.8"},
      {{.f = 1, .i = 0, .g = -0.5}, "hold, though -0.5 stands ready"},
      {{.f = 1, .i = 1, .g = 0.1}, "add 0.1"},
      {{.f = 0.5, .i = 0, .g = 0.7}, "forget half"},
      {{.f = 0, .i = 0.5, .g = -0.6}, "forget all, write half of -0.6"},
  };
  // #endregion

  // #region by_hand_run
  fmt::print("  t     f     i      g       c\n");
  double c = 0;
  for (int t = 1; const auto& [belt, what] : acts) {
    c = belt.step(c);
    fmt::print("{:>3} {:>5.1f} {:>5.1f} {:>6.1f} {:>7.2f}  {}\n", t++, belt.f,
               belt.i, belt.g, c, what);
  }
}
// #endregion

// #region chapter
static void chapter(std::size_t steps, const support::Options& options) {
  std::optional<figures::Folder> folder;
  if (!options.figures.empty()) folder.emplace(options.figures);

  lstm::Random random(options.seed);
  std::vector<double> noise(steps);
  for (double& g : noise) g = random.uniform(-1, 1);
  report_by_hand();
  report_belt();
  report_unit();
  report_holding(noise);
  if (!folder) return;
  folder->draw(fading_figure(50));
  folder->draw(holding_figure(noise));
}
// #endregion

}  // namespace cell_state

// #region main
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
// #endregion
