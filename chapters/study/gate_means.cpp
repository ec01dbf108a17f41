#include "study/gate_means.hpp"

#include <fmt/core.h>

#include <array>
#include <cmath>

namespace study {

// #region trace_of
lstm::Trace<float> trace_of(const lstm::Regressor<float>& model,
                            const lstm::Sequence<float>& x) {
  lstm::Trace<float> trace;
  model.lstm.forward(
      x, lstm::State<float>::zeros(model.lstm.hidden(), x.shape(2)), trace);
  return trace;
}
// #endregion

// #region observe
using Means = std::array<double, 6>;  // of i, f, |g|, o, |i g|, |h|

static Means observe(const lstm::Trace<float>& trace, std::size_t t,
                     std::size_t unit, std::size_t n) {
  const auto value = [&](lstm::Gate which) {
    return double{lstm::gate(trace.gates, t, which)(unit, n)};
  };
  const double i = value(lstm::Gate::input), f = value(lstm::Gate::forget);
  const double g = value(lstm::Gate::candidate);
  const double o = value(lstm::Gate::output), h = trace.h(t + 1, unit, n);
  return {i, f, std::abs(g), o, std::abs(i * g), std::abs(h)};
}
// #endregion

// #region means_of
static Means means_of(const lstm::Trace<float>& trace,
                      const lstm::Sequence<float>& x, float second_input) {
  Means sums{};
  double count = 0;
  for (std::size_t t = 0; t < trace.steps(); ++t)
    for (std::size_t n = 0; n < x.shape(2); ++n) {
      if (x(t, 1, n) != second_input) continue;
      for (std::size_t unit = 0; unit < trace.h.shape(1); ++unit, ++count) {
        const auto one = observe(trace, t, unit, n);
        for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += one[k];
      }
    }
  for (double& sum : sums) sum /= count;
  return sums;
}
// #endregion

// #region row
static void print_row(const std::string& name, const Means& means) {
  fmt::print("{:<26}", name);
  for (const double mean : means) fmt::print(" {:>7.3f}", mean);
  fmt::print("\n");
}
// #endregion

// #region print
void print_gate_means(const std::vector<Trained>& networks,
                      const std::string& at_one, const std::string& at_zero,
                      const lstm::Sequence<float>& x) {
  fmt::print("\nGates of the median network of one unit, means\n{:<26}", "");
  for (const auto* name : {"i", "f", "|g|", "o", "|i g|", "|h|"})
    fmt::print(" {:>7}", name);
  fmt::print("\n");
  for (const auto& network : networks) {
    const auto trace = trace_of(network.model, x);
    print_row(network.name + ", " + at_one, means_of(trace, x, 1));
    print_row(network.name + ", " + at_zero, means_of(trace, x, 0));
  }
}
// #endregion

}  // namespace study
