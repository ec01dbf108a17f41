#include "tables.hpp"

#include <fmt/core.h>

#include <string>

#include "memory.hpp"
#include "study/half_life.hpp"

namespace cell_state {

// #region by_hand
// A life of one value: what is done to it, and by which numbers.
struct Act {
  Belt belt;
  const char* what;
};

void report_by_hand() {
  const Act acts[] = {
      {{.f = 0, .i = 1, .g = 0.8}, "write 0.8"},
      {{.f = 1, .i = 0, .g = -0.5}, "hold, though -0.5 stands ready"},
      {{.f = 1, .i = 1, .g = 0.1}, "add 0.1"},
      {{.f = 0.5, .i = 0, .g = 0.7}, "forget half"},
      {{.f = 0, .i = 0.5, .g = -0.6}, "forget all, write half of -0.6"},
  };
  fmt::print("  t     f     i      g       c\n");
  double c = 0;
  for (int t = 1; const auto& [belt, what] : acts) {
    c = belt.step(c);
    fmt::print("{:>3} {:>5.1f} {:>5.1f} {:>6.1f} {:>7.2f}  {}\n", t++, belt.f,
               belt.i, belt.g, c, what);
  }
}
// #endregion

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

void report_belt() {
  fmt::print(
      "\nWhat stays of a value on the belt after k steps\n"
      "{:>6} {:>8} {:>8} {:>8} {:>8}   half-life  counted\n",
      "f", "k = 1", "10", "100", "1000");
  for (const double f : {0.5, 0.9, 0.99, 0.999, 1.0}) {
    const auto counted = f < 1 ? std::to_string(study::count_half_life(f))
                               : std::string("never");
    fmt::print("{:>6}{} {:>11.2f} {:>8}\n", f, at_marks(kept_by_belt(f, 1000)),
               study::half_life(f), counted);
  }
}

// Where a unit is that held the higher value 10,000 steps before.
static double far_off(double u) {
  const PlainUnit unit{.w = 1, .u = u};
  const auto next = [&](std::size_t, double h) { return unit.step(0, h); };
  return states(high, 10'000, next).back();
}

void report_unit() {
  fmt::print(
      "\nWhat stays in a plain unit of the difference of {} and {}\n"
      "{:>6} {:>8} {:>8} {:>8} {:>8}   both at 10000\n",
      high, low, "u", "k = 1", "10", "100", "1000");
  for (const double u : {0.5, 0.9, 1.0, 1.1, 1.5})
    fmt::print("{:>6}{} {:>13.2f}\n", u,
               at_marks(kept_by_unit(u, high, low, 1000)), far_off(u));
}

// #region verdict
// Starts a memory from either value. Does it hold them to the end?
template <class Next>
static void report_memory(const char* name, std::size_t steps, Next next) {
  const double a = states(high, steps, next).back();
  const double b = states(low, steps, next).back();
  fmt::print("  {:<28} {:>8.2f} {:>8.2f}  {}\n", name, a, b,
             a == high && b == low ? "held, bit for bit" : "lost");
}
// #endregion

void report_holding(const std::vector<double>& noise) {
  const std::size_t steps = noise.size();
  fmt::print(
      "\n{} steps while numbers from -1 to 1 come in\n"
      "{:<30} {:>8} {:>8}\n",
      steps, "", fmt::format("from {}", high), fmt::format("from {}", low));
  report_memory("belt, f = 1 and i = 0", steps, hold_on_belt(noise));
  report_memory("belt without its input gate", steps, hold_without_gate(noise));
  report_memory("plain unit, w = 1 and u = 1", steps, hold_in_unit(noise));
}

}  // namespace cell_state
