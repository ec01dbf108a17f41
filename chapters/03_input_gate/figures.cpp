#include "figures.hpp"

#include <array>
#include <utility>

#include "by_hand.hpp"
#include "step_errors.hpp"
#include "study/cell_picture.hpp"

namespace input_gate {

using figures::Curve;
using figures::Figure;
using figures::Mark;

figures::Diagram cell_figure(const PlainWriter& unit, const Steps& steps) {
  std::size_t t = 1;
  while (t + 1 < steps.size() && steps[t].m == 0) ++t;
  const auto c = unit.forward(steps);
  const auto [f, i, g] = unit.gates(steps[t]);
  const study::UnitStep step{.x = {steps[t].v, steps[t].m},
                             .c_before = c[t],
                             .z_i = unit.input.z(steps[t]),
                             .z_f = unit.forget.z(steps[t]),
                             .z_g = unit.candidate.z(steps[t]),
                             .i = i,
                             .f = f,
                             .g = g,
                             .c = c[t + 1]};
  return study::cell_picture("03-cell",
                             "The input gate and the candidate at a mark", step,
                             study::Part::write);
}

Figure writes_figure() {
  constexpr std::size_t points = 21;
  const auto values = figures::series(
      points, [](std::size_t k) { return (static_cast<double>(k) - 10) / 10; });
  const auto curves = [&](bool marked) {
    std::vector<Curve> ways;
    for (std::size_t way = 0; way < way_names.size(); ++way)
      ways.push_back({way_names[way], figures::series(points, [&](auto k) {
                        return writes_by_hand(values[k], marked)[way];
                      })});
    ways.back().mark = Mark::points;
    return ways;
  };
  return {.name = "03-writes",
          .title = "What a step can add, with the mark and without",
          .x_label = "value read",
          .x = values,
          .panels = {{"added, marked", curves(true)},
                     {"added, not marked", curves(false)}}};
}

// After each step: the network's answer, were it asked there, and what the step
// wrote.
static std::array<Curve, 2> follow(const study::Trained& network,
                                   const lstm::Sequence<float>& x) {
  const auto trace = study::trace_of(network.model, x);
  const auto all = answers(network, x);
  const auto answer = [&](std::size_t t) { return double{all(t, 0)}; };
  const auto written = [&](std::size_t t) {
    const auto i = lstm::gate(trace.gates, t, lstm::Gate::input);
    const auto g = lstm::gate(trace.gates, t, lstm::Gate::candidate);
    return double{i(0, 0)} * g(0, 0);
  };
  const std::size_t T = trace.steps();
  return {Curve{network.name, figures::series(T, answer), Mark::points},
          Curve{network.name, figures::series(T, written), Mark::points}};
}

Figure answers_figure(const lstm::Dataset<float>& sequence,
                      const std::vector<study::Trained>& networks) {
  const auto& x = sequence.x;
  const std::size_t T = x.shape(0);
  const auto marked = figures::series(
      T, [&](std::size_t t) { return double{x(t, 0, 0)} * x(t, 1, 0); });
  double sum = 0;
  const auto sums =
      figures::series(T, [&](std::size_t t) { return sum += marked[t]; });
  std::vector<Curve> answered = {{"sum so far", sums}};
  std::vector<Curve> writes = {{"marked value", marked}};
  for (const auto& network : networks) {
    auto [answer, written] = follow(network, x);
    answered.push_back(std::move(answer));
    writes.push_back(std::move(written));
  }
  return {.name = "03-answers",
          .title = "Answers of one-unit networks, step by step",
          .x_label = "step",
          .x = figures::steps(T),
          .panels = {{"answer", answered}, {"added, i g", writes}}};
}

}  // namespace input_gate
