#include "04_output_figures.hpp"

using figures::Curve;
using figures::Figure;
using figures::Mark;

// #region state
// What one unit knows and shows after each step of a sequence, and whether the
// step asks.
static figures::Panel state_panel(const support::Variant& variant,
                                  const lstm::Regressor<float>& model,
                                  const lstm::Sequence<float>& x) {
  lstm::Trace<float> trace;
  model.lstm.forward(x, lstm::State<float>::zeros(1, 1), trace);
  Curve c{"knows: c", {}}, h{"shows: h", {}, Mark::points};
  Curve asked{"asked", {}, Mark::points};
  for (std::size_t t = 0; t < trace.steps(); ++t) {
    c.y.push_back(trace.c(t + 1, 0, 0));
    h.y.push_back(trace.h(t + 1, 0, 0));
    asked.y.push_back(x(t, 1, 0));
  }
  return {variant.name, {c, h, asked}};
}
// #endregion

// #region knows
Figure knows_figure(const std::vector<support::Variant>& variants,
                    const std::vector<support::Trained>& networks,
                    const lstm::Sequence<float>& x) {
  Figure figure{.name = "04-knows",
                .title = "What one unit knows and what it shows",
                .x_label = "step"};
  for (std::size_t t = 0; t < x.shape(0); ++t)
    figure.x.push_back(static_cast<double>(t + 1));
  for (std::size_t k = 0; k < networks.size(); ++k)
    figure.panels.push_back(state_panel(variants[k], networks[k].model, x));
  return figure;
}
// #endregion
