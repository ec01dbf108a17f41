#include "figures.hpp"

#include "by_hand.hpp"
#include "study/gate_means.hpp"

namespace input_gate {

using figures::Curve;
using figures::Figure;
using figures::Mark;

// #region writes
Figure writes_figure() {
  Figure figure{.name = "03-writes",
                .title = "What a step can add, with the mark and without",
                .x_label = "value read"};
  // #endregion
  // #region writes_panels
  for (const bool marked : {true, false}) {
    std::vector<Curve> curves;
    for (const auto* name : way_names) curves.push_back({name, {}});
    curves.back().mark = Mark::points;
    for (int k = -10; k <= 10; ++k) {
      const double value = k / 10.0;
      if (marked) figure.x.push_back(value);
      const auto writes = writes_by_hand(value, marked);
      for (std::size_t way = 0; way < writes.size(); ++way)
        curves[way].y.push_back(writes[way]);
    }
    figure.panels.push_back(
        {marked ? "added, marked" : "added, not marked", curves});
  }
  return figure;
}
// #endregion

// #region follow
// After each step: the network's answer, were it asked there, and what the step
// wrote.
static void follow(const lstm::Regressor<float>& model,
                   const lstm::Sequence<float>& x, Curve& answer,
                   Curve& written) {
  const auto trace = study::trace_of(model, x);
  for (std::size_t t = 0; t < trace.steps(); ++t) {
    const lstm::Matrix<float> h = lstm::at(trace.h, t + 1);
    const auto i = lstm::gate(trace.gates, t, lstm::Gate::input);
    const auto g = lstm::gate(trace.gates, t, lstm::Gate::candidate);
    answer.y.push_back(model.dense.forward(h)(0, 0));
    written.y.push_back(double{i(0, 0)} * g(0, 0));
  }
}
// #endregion

// #region answers
Figure answers_figure(const lstm::Dataset<float>& sequence,
                      const std::vector<study::Trained>& networks) {
  Figure figure{.name = "03-answers",
                .title = "Answers of one-unit networks, step by step",
                .x_label = "step"};
  std::vector<Curve> answers = {{"sum so far", {}}};
  std::vector<Curve> writes = {{"marked value", {}}};
  double sum = 0;
  // #endregion
  // #region answers_truth
  for (std::size_t t = 0; t < sequence.x.shape(0); ++t) {
    const double marked = double{sequence.x(t, 0, 0)} * sequence.x(t, 1, 0);
    sum += marked;
    figure.x.push_back(static_cast<double>(t + 1));
    answers[0].y.push_back(sum);
    writes[0].y.push_back(marked);
  }
  // #endregion
  // #region answers_networks
  for (const auto& [name, model, error] : networks) {
    answers.push_back({name, {}, Mark::points});
    writes.push_back({name, {}, Mark::points});
    follow(model, sequence.x, answers.back(), writes.back());
  }
  figure.panels = {{"answer", answers}, {"added, i g", writes}};
  return figure;
}
// #endregion

}  // namespace input_gate
