// Chapter 1: what stays of a value on the conveyor belt, and in a plain unit.

#include <fmt/core.h>

#include <optional>
#include <string>

#include "01_cell_state_figures.hpp"
#include "01_memory.hpp"
#include "figures/folder.hpp"
#include "lstm/random.hpp"
#include "support/program.hpp"

// #region by_hand
// A life of one value: what is done to it, and by which numbers.
struct Act {
  Belt belt;
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

// #region rows
static constexpr std::size_t marks[] = {1, 10, 100, 1000};

// What is left at the marks. Below 1e-12 the rounding of a difference of two
// numbers near 1 would begin to show.
static std::string at_marks(const std::vector<double>& kept) {
  std::string row;
  for (const std::size_t k : marks)
    row += kept[k] < 1e-12 ? fmt::format("{:>9}", "< 1e-12")
                           : fmt::format("{:>9.3g}", kept[k]);
  return row;
}
// #endregion

// #region report_belt
static void report_belt() {
  fmt::print(
      "\nWhat stays of a value on the belt after k steps\n"
      "{:>6} {:>8} {:>8} {:>8} {:>8}   half-life  counted\n",
      "f", "k = 1", "10", "100", "1000");
  for (const double f : {0.5, 0.9, 0.99, 0.999, 1.0}) {
    const auto counted =
        f < 1 ? std::to_string(count_half_life(f)) : std::string("never");
    fmt::print("{:>6}{} {:>11.2f} {:>8}\n", f, at_marks(kept_by_belt(f, 1000)),
               half_life(f), counted);
  }
}
// #endregion

// #region report_unit
// Of two values: 0.8 is held by the one run, 0.2 by the other.
static constexpr double high = 0.8, low = 0.2;

static void report_unit() {
  fmt::print(
      "\nWhat stays in a plain unit of the difference of {} and {}\n"
      "{:>6} {:>8} {:>8} {:>8} {:>8}   both at 10000\n",
      high, low, "u", "k = 1", "10", "100", "1000");
  for (const double u : {0.5, 0.9, 1.0, 1.1, 1.5}) {
    const PlainUnit unit{.w = 1, .u = u};
    const auto end = states(high, 10'000, [&](std::size_t, double h) {
                       return unit.step(0, h);
                     }).back();
    fmt::print("{:>6}{} {:>13.2f}\n", u,
               at_marks(kept_by_unit(u, high, low, 1000)), end);
  }
}
// #endregion

// #region holding
// Three memories through the same noise. Only the belt can refuse it.
static void report_holding(const std::vector<double>& noise) {
  fmt::print(
      "\n{} steps while numbers from -1 to 1 come in\n{:<30} {:>8} "
      "{:>8}\n",
      noise.size(), "", fmt::format("from {}", high),
      fmt::format("from {}", low));
  const auto row = [&](const char* name, auto next) {
    const double a = states(high, noise.size(), next).back();
    const double b = states(low, noise.size(), next).back();
    fmt::print("  {:<28} {:>8.2f} {:>8.2f}  {}\n", name, a, b,
               a == high && b == low ? "held, bit for bit" : "lost");
  };
  row("belt, f = 1 and i = 0", hold_on_belt(noise));
  row("belt without its input gate", hold_without_gate(noise));
  row("plain unit, w = 1 and u = 1", hold_in_unit(noise));
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
  folder->draw(fading_figure(50, high, low));
  folder->draw(holding_figure(noise, high));
}
// #endregion

// #region main
int main(int argc, char** argv) {
  support::Options options("01_cell_state",
                           "Shows what stays of a value on the conveyor belt "
                           "of an LSTM, and in a plain recurrent unit.");
  std::size_t steps = 1000;
  options.whole("--steps", steps, {1, 1'000'000, 100},
                "steps to hold a value through noise");
  return support::run(options, argc, argv, [&] { chapter(steps, options); });
}
// #endregion
