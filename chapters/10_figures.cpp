#include "10_figures.hpp"

using figures::Curve, figures::Figure;

// #region passes
Figure passes_figure(const std::vector<PassSeconds>& passes) {
  Figure figure{.name = "10-passes",
                .title = "The time of a pass over the number of units",
                .x_label = "units"};
  Curve by_gate{"gate by gate", {}}, stacked{"stacked", {}};
  Curve in_lanes{"in lanes", {}}, products{"products alone", {}};
  Curve share_by_gate = by_gate, share_stacked = stacked, share = in_lanes;
  for (const auto& p : passes) {
    figure.x.push_back(static_cast<double>(p.H));
    by_gate.y.push_back(1e3 * p.gate_by_gate);
    stacked.y.push_back(1e3 * p.stacked);
    in_lanes.y.push_back(1e3 * p.in_lanes);
    products.y.push_back(1e3 * p.products);
    share_by_gate.y.push_back(100 * p.products / p.gate_by_gate);
    share_stacked.y.push_back(100 * p.products / p.stacked);
    share.y.push_back(100 * p.products / p.in_lanes);
  }
  figure.panels = {
      {"ms a pass", {by_gate, stacked, in_lanes, products}, true},
      {"share of the products (%)", {share_by_gate, share_stacked, share}}};
  return figure;
}
// #endregion

// #region rates
Figure rates_figure(const std::vector<Rate>& rates) {
  Figure figure{.name = "10-rates",
                .title = "The rate of the products over the size of a shard",
                .x_label = "samples in a shard"};
  Curve forward{"forward", {}}, back{"back", {}};
  for (const auto& rate : rates) {
    figure.x.push_back(static_cast<double>(rate.columns));
    forward.y.push_back(rate.forward);
    back.y.push_back(rate.back);
  }
  figure.panels = {{"10^9 operations a second", {forward, back}}};
  return figure;
}
// #endregion
