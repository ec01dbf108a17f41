#include "tables.hpp"

#include <fmt/core.h>

#include <string>

#include "study/memory.hpp"

namespace cell_state {

// #region marks
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
void report_belt() {
  fmt::print(
      "\nWhat stays of a value on the belt after k steps\n"
      "{:>6} {:>8} {:>8} {:>8} {:>8}   half-life  counted\n",
      "f", "k = 1", "10", "100", "1000");
  for (const double f : {0.5, 0.9, 0.99, 0.999, 1.0}) {
    const auto counted = f < 1 ? std::to_string(study::count_half_life(f))
                               : std::string("never");
    fmt::print("{:>6}{} {:>11.2f} {:>8}\n", f,
               at_marks(study::kept_by_belt(f, 1000)), study::half_life(f),
               counted);
  }
}
// #endregion

// #region far_off
// Where a unit is that held the higher value 10,000 steps before.
static double far_off(double u) {
  const study::PlainUnit unit{.w = 1, .u = u};
  const auto next = [&](std::size_t, double h) { return unit.step(0, h); };
  return study::states(study::high, 10'000, next).back();
}
// #endregion

// #region report_unit
void report_unit() {
  fmt::print(
      "\nWhat stays in a plain unit of the difference of {} and {}\n"
      "{:>6} {:>8} {:>8} {:>8} {:>8}   both at 10000\n",
      study::high, study::low, "u", "k = 1", "10", "100", "1000");
  for (const double u : {0.5, 0.9, 1.0, 1.1, 1.5})
    fmt::print("{:>6}{} {:>13.2f}\n", u,
               at_marks(study::kept_by_unit(u, study::high, study::low, 1000)),
               far_off(u));
}
// #endregion

// #region verdict
// Starts a memory from either value. Does it hold them to the end?
template <class Next>
static void report_memory(const char* name, std::size_t steps, Next next) {
  const double a = study::states(study::high, steps, next).back();
  const double b = study::states(study::low, steps, next).back();
  fmt::print(
      "  {:<28} {:>8.2f} {:>8.2f}  {}\n", name, a, b,
      a == study::high && b == study::low ? "held, bit for bit" : "lost");
}
// #endregion

// #region report_holding
void report_holding(const std::vector<double>& noise) {
  const std::size_t steps = noise.size();
  fmt::print(
      "\n{} steps while numbers from -1 to 1 come in\n"
      "{:<30} {:>8} {:>8}\n",
      steps, "", fmt::format("from {}", study::high),
      fmt::format("from {}", study::low));
  report_memory("belt, f = 1 and i = 0", steps, study::hold_on_belt(noise));
  report_memory("belt without its input gate", steps,
                study::hold_without_gate(noise));
  report_memory("plain unit, w = 1 and u = 1", steps,
                study::hold_in_unit(noise));
}
// #endregion

}  // namespace cell_state
