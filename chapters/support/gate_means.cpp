#include "support/gate_means.hpp"

#include <fmt/core.h>

#include <array>
#include <cmath>

namespace support {

// #region means
using Means = std::array<double, 6>;  // of i, f, |g|, o, |i g|, |h|

// Adds what one unit did in step t of sequence n.
static void add(Means& sums, const lstm::Trace<float>& trace, std::size_t t,
                std::size_t unit, std::size_t n) {
  const auto value = [&](lstm::Gate which) {
    return double{lstm::gate(trace.gates, t, which)(unit, n)};
  };
  const double i = value(lstm::Gate::input), g = value(lstm::Gate::candidate);
  sums[0] += i;
  sums[1] += value(lstm::Gate::forget);
  sums[2] += std::abs(g);
  sums[3] += value(lstm::Gate::output);
  sums[4] += std::abs(i * g);
  sums[5] += std::abs(double{trace.h(t + 1, unit, n)});
}
// #endregion

// #region means_of
static Means gate_means(const lstm::Trace<float>& trace,
                        const lstm::Sequence<float>& x, float second_input) {
  const std::size_t H = trace.h.shape(1);
  Means sums{};
  double count = 0;
  for (std::size_t t = 0; t < trace.steps(); ++t)
    for (std::size_t n = 0; n < x.shape(2); ++n) {
      if (x(t, 1, n) != second_input) continue;
      for (std::size_t unit = 0; unit < H; ++unit, ++count)
        add(sums, trace, t, unit, n);
    }
  for (double& sum : sums) sum /= count;
  return sums;
}
// #endregion

// #region print
void print_means_heading(const std::string& title) {
  fmt::print("\n{}\n{:<26}", title, "");
  for (const auto* name : {"i", "f", "|g|", "o", "|i g|", "|h|"})
    fmt::print(" {:>7}", name);
  fmt::print("\n");
}

void print_gate_means(const std::string& name, const std::string& at_one,
                      const std::string& at_zero,
                      const lstm::Regressor<float>& model,
                      const lstm::Sequence<float>& x) {
  lstm::Trace<float> trace;
  const auto start = lstm::State<float>::zeros(model.lstm.hidden(), x.shape(2));
  model.lstm.forward(x, start, trace);
  for (const bool one : {true, false}) {
    fmt::print("{:<26}", fmt::format("{}, {}", name, one ? at_one : at_zero));
    for (const double mean : gate_means(trace, x, one ? 1.0f : 0.0f))
      fmt::print(" {:>7.3f}", mean);
    fmt::print("\n");
  }
}
// #endregion

}  // namespace support
