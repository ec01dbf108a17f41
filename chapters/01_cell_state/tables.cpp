#include "tables.hpp"

#include <fmt/core.h>

#include <string>

#include "memory.hpp"
#include "study/half_life.hpp"

namespace cell_state {

// #region by_hand
// The life of one number, its gates set by hand.
void report_by_hand() {
  struct Act {
    double f, i, g;
    const char* what;
  };
  const Act acts[] = {
      {.f = 0, .i = 1, .g = 0.8, .what = "write 0.8"},
      {.f = 1, .i = 0, .g = -0.5, .what = "hold, though -0.5 stands ready"},
      {.f = 1, .i = 1, .g = 0.1, .what = "add 0.1"},
      {.f = 0.5, .i = 0, .g = 0.7, .what = "forget half"},
      {.f = 0, .i = 0.5, .g = -0.6, .what = "forget all, write half of -0.6"},
  };

  fmt::print("  t     f     i      g       c\n");
  double c = 0;
  for (int t = 1; const auto& [f, i, g, what] : acts) {
    c = f * c + i * g;
    fmt::print("{:>3} {:>5.1f} {:>5.1f} {:>6.1f} {:>7.2f}  {}\n", t++, f, i, g,
               c, what);
  }
}
// #endregion

static constexpr std::size_t marks[] = {1, 10, 100, 1000};

// What is left at the marks, if it is not below `least`.
static std::string at_marks(const std::vector<double>& kept, double least) {
  std::string row;
  for (const std::size_t k : marks)
    row += kept[k] < least ? fmt::format("{:>10}", fmt::format("< {}", least))
                           : fmt::format("{:>10.3g}", kept[k]);
  return row;
}

void report_belt() {
  fmt::print(
      "\nWhat stays of a value on the belt after k steps\n"
      "{:>6} {:>9} {:>9} {:>9} {:>9}   half-life  counted\n",
      "f", "k = 1", "10", "100", "1000");
  for (const double f : {0.5, 0.9, 0.99, 0.999, 1.0}) {
    const auto counted = f < 1 ? std::to_string(study::count_half_life(f))
                               : std::string("never");
    fmt::print("{:>6}{} {:>11.2f} {:>8}\n", f,
               at_marks(kept_by_belt(f, 1000), 0), study::half_life(f),
               counted);
  }
}

// Where a unit is that held the higher value 10,000 steps before.
static double far_off(double u) {
  const PlainUnit unit{.w = 1, .u = u};
  const auto next = [&](std::size_t, double h) { return unit.step(0, h); };
  return states(high, 10'000, next).back();
}

// Near 0.5 a state is rounded to about 1e-16, so that a difference of two means
// nothing once it comes near to that.
void report_unit() {
  fmt::print(
      "\nWhat stays in a plain unit of the difference of {} and {}\n"
      "{:>6} {:>9} {:>9} {:>9} {:>9}   both at 10000\n",
      high, low, "u", "k = 1", "10", "100", "1000");
  for (const double u : {0.5, 0.9, 1.0, 1.1, 1.5})
    fmt::print("{:>6}{} {:>13.2f}\n", u,
               at_marks(kept_by_unit(u, high, low, 1000), 1e-12), far_off(u));
}

// Has a memory held both values to its last step?
static void report_memory(const char* name, double from_high, double from_low) {
  const bool held = from_high == high && from_low == low;
  fmt::print("  {:<28} {:>8.2f} {:>8.2f}  {}\n", name, from_high, from_low,
             held ? "held, bit for bit" : "lost");
}

void report_holding(const std::vector<double>& noise) {
  const auto a = hold(high, noise), b = hold(low, noise);
  fmt::print(
      "\n{} steps while numbers from -1 to 1 come in\n"
      "{:<30} {:>8} {:>8}\n",
      noise.size(), "", fmt::format("from {}", high),
      fmt::format("from {}", low));
  report_memory("belt, f = 1 and i = 0", a.belt.back(), b.belt.back());
  report_memory("belt without its input gate", a.no_gate.back(),
                b.no_gate.back());
  report_memory("plain unit, w = 1 and u = 1", a.unit.back(), b.unit.back());
}

}  // namespace cell_state
