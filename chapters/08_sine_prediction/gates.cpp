#include "gates.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "study/median.hpp"
#include "study/memory.hpp"

namespace sine_prediction {

// #region trace
lstm::Trace<float> trace_of(const lstm::Regressor<float>& model,
                            const lstm::Sequence<float>& x) {
  lstm::Trace<float> trace;
  const auto start = lstm::State<float>::zeros(model.lstm.hidden(), x.shape(2));
  model.lstm.forward(x, start, trace);
  return trace;
}
// #endregion

// #region habit
// The values of one gate, each unit's range over the steps, and their medians.
static Habit habit(const lstm::Trace<float>& trace, lstm::Gate which) {
  const std::size_t H = trace.h.shape(1), B = trace.h.shape(2);
  std::vector<double> values, swings;
  for (std::size_t unit = 0; unit < H; ++unit)
    for (std::size_t n = 0; n < B; ++n) {
      double least = 1, most = 0;
      for (std::size_t t = 0; t < trace.steps(); ++t) {
        values.push_back(lstm::gate(trace.gates, t, which)(unit, n));
        least = std::min(least, values.back());
        most = std::max(most, values.back());
      }
      swings.push_back(most - least);
    }
  // #endregion
  // #region shares
  const auto share = [&](auto is_so) {
    return static_cast<double>(std::ranges::count_if(values, is_so)) /
           static_cast<double>(values.size());
  };
  return {study::median(values), share([](double v) { return v < 0.1; }),
          share([](double v) { return v > 0.9; }), study::median(swings)};
}

Habits gate_habits(const lstm::Regressor<float>& model,
                   const lstm::Sequence<float>& x) {
  const auto trace = trace_of(model, x);
  return {habit(trace, lstm::Gate::input), habit(trace, lstm::Gate::forget),
          habit(trace, lstm::Gate::output)};
}
// #endregion

// #region report
void report_gates(const Habits& before, const Habits& after) {
  fmt::print(
      "\nGates on the test     before training           after training\n"
      "windows          median  <0.1  >0.9 swing   median  <0.1  >0.9 swing\n");
  const auto cells = [](const Habit& h) {
    return fmt::format("{:>8.2f}{:>6.2f}{:>6.2f}{:>6.2f}", h.median, h.below,
                       h.above, h.swing);
  };
  const std::array names = {"input i", "forget f", "output o"};
  for (std::size_t k = 0; k < names.size(); ++k)
    fmt::print("  {:<13}{} {}\n", names[k], cells(before[k]), cells(after[k]));
  fmt::print("  half-life at the median f: {:.1f} steps before, {:.1f} after\n",
             study::half_life(before[1].median),
             study::half_life(after[1].median));
}
// #endregion

// #region loudest
std::vector<std::size_t> loudest_units(const lstm::Regressor<float>& model,
                                       std::size_t count) {
  std::vector<std::size_t> units(model.lstm.hidden());
  std::iota(units.begin(), units.end(), std::size_t{0});
  std::ranges::stable_sort(units, std::greater{}, [&](std::size_t unit) {
    return std::abs(model.dense.W.value(0, unit));
  });
  units.resize(std::min(count, units.size()));
  return units;
}
// #endregion

}  // namespace sine_prediction
