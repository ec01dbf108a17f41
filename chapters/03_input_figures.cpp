#include "03_input_figures.hpp"

#include "03_by_hand.hpp"

using figures::Curve;
using figures::Figure;
using figures::Mark;

// #region writes
Figure writes_figure() {
  Figure figure{.name = "03-writes",
                .title = "What a step can add, with the mark and without",
                .x_label = "value read"};
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

// #region answer
// After each step: the network's answer, were it asked there, and what the step
// wrote. Both start with the state before the first step.
static void follow(const lstm::Regressor<float>& model,
                   const lstm::Sequence<float>& x, Curve& answer,
                   Curve& written) {
  lstm::Trace<float> trace;
  model.lstm.forward(
      x, lstm::State<float>::zeros(model.lstm.hidden(), x.shape(2)), trace);
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
                      const std::vector<support::Variant>& variants,
                      const std::vector<support::Trained>& networks) {
  Figure figure{.name = "03-answers",
                .title = "Answers of one-unit networks, step by step",
                .x_label = "step"};
  Curve truth{"sum so far", {}};
  double sum = 0;
  for (std::size_t t = 0; t < sequence.x.shape(0); ++t) {
    figure.x.push_back(static_cast<double>(t + 1));
    sum += double{sequence.x(t, 0, 0)} * sequence.x(t, 1, 0);
    truth.y.push_back(sum);
  }
  std::vector<Curve> answers = {truth}, writes = {{"marked value", {}}};
  for (std::size_t t = 0; t < sequence.x.shape(0); ++t)
    writes[0].y.push_back(double{sequence.x(t, 0, 0)} * sequence.x(t, 1, 0));
  // #endregion

  // #region answers_networks
  for (std::size_t k = 0; k < networks.size(); ++k) {
    answers.push_back({variants[k].name, {}, Mark::points});
    writes.push_back({variants[k].name, {}, Mark::points});
    follow(networks[k].model, sequence.x, answers.back(), writes.back());
  }
  figure.panels = {{"answer", answers}, {"added, i g", writes}};
  return figure;
}
// #endregion
