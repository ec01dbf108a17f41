#include "figures.hpp"

#include <cmath>

#include "study/gate_means.hpp"

namespace output_gate {

using figures::Curve;
using figures::Figure;
using figures::Mark;

// #region example
// A large value, asked for at every third step after it.
static lstm::Sequence<float> example(std::size_t steps) {
  lstm::Sequence<float> x =
      xt::zeros<float>({steps, std::size_t{2}, std::size_t{1}});
  x(0, 0, 0) = 0.9f;
  for (std::size_t t = 3; t < steps; t += 3) x(t, 1, 0) = 1;
  return x;
}
// #endregion

// #region state
// What one unit knows and shows after each step of a sequence. A mark at 0
// stands at each step that asks.
static figures::Panel state_panel(const study::Trained& network,
                                  const lstm::Sequence<float>& x) {
  const auto trace = study::trace_of(network.model, x);
  Curve c{"knows: c", {}}, h{"shows: h", {}, Mark::points};
  Curve asked{"asked", {}, Mark::points};
  for (std::size_t t = 0; t < trace.steps(); ++t) {
    c.y.push_back(trace.c(t + 1, 0, 0));
    h.y.push_back(trace.h(t + 1, 0, 0));
    asked.y.push_back(x(t, 1, 0) != 0 ? 0 : NAN);
  }
  return {network.name, {c, h, asked}};
}
// #endregion

// #region knows
Figure knows_figure(const std::vector<study::Trained>& networks,
                    std::size_t steps) {
  Figure figure{.name = "04-knows",
                .title = "What one unit knows and what it shows",
                .x_label = "step"};
  for (std::size_t t = 0; t < steps; ++t)
    figure.x.push_back(static_cast<double>(t + 1));
  const auto x = example(steps);
  for (const auto& network : networks)
    figure.panels.push_back(state_panel(network, x));
  return figure;
}
// #endregion

}  // namespace output_gate
