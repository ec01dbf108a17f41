#include "gates.hpp"

#include <algorithm>
#include <cmath>

#include "study/half_life.hpp"
#include "study/median.hpp"

namespace sine_prediction {

lstm::Trace<float> trace_of(const lstm::Regressor<float>& model,
                            const lstm::Sequence<float>& x) {
  lstm::Trace<float> trace;
  const auto start =
      lstm::State<float>::zeros(model.layer.hidden(), x.shape(2));
  model.layer.forward(x, start, trace);
  return trace;
}

// One unit's gate over the steps of window n.
static std::vector<double> over_steps(const lstm::Trace<float>& trace,
                                      lstm::Gate which, std::size_t unit,
                                      std::size_t n) {
  std::vector<double> values(trace.steps());
  for (std::size_t t = 0; t < values.size(); ++t)
    values[t] = lstm::gate(trace.gates, t, which)(unit, n);
  return values;
}

static Habit habit(const lstm::Trace<float>& trace, lstm::Gate which) {
  std::vector<double> values, swings;
  for (std::size_t unit = 0; unit < trace.h.shape(1); ++unit)
    for (std::size_t n = 0; n < trace.h.shape(2); ++n) {
      const auto steps = over_steps(trace, which, unit, n);
      const auto [least, most] = std::ranges::minmax(steps);
      swings.push_back(most - least);
      values.insert(values.end(), steps.begin(), steps.end());
    }
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

double half_life_of_difference(const lstm::Regressor<float>& model,
                               const lstm::Sequence<float>& x) {
  const std::size_t H = model.layer.hidden(), B = x.shape(2);
  auto other = lstm::State<float>::zeros(H, B);
  other.h.fill(0.1f), other.c.fill(0.1f);
  lstm::Trace<float> trace;
  model.layer.forward(x, other, trace);
  const auto from_zeros = trace_of(model, x);
  const auto apart = [&](std::size_t t) {
    double sum = 0;
    for (const auto part : {&lstm::Trace<float>::h, &lstm::Trace<float>::c}) {
      const lstm::Matrix<float> difference =
          lstm::at(trace.*part, t) - lstm::at(from_zeros.*part, t);
      for (const double d : difference) sum += d * d;
    }
    return std::sqrt(sum);
  };
  const std::size_t last = std::min<std::size_t>(trace.steps(), 50);
  const std::size_t first = last / 5;
  return static_cast<double>(last - first) * std::log(2) /
         std::log(apart(first) / apart(last));
}

}  // namespace sine_prediction
