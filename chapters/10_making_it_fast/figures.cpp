#include "figures.hpp"

namespace making_it_fast {

using figures::Curve, figures::Figure;

// #region shares
Figure shares_figure(const std::vector<PassSeconds>& passes) {
  Figure figure{.name = "10-shares",
                .title = "The products' share of a pass, over the units",
                .x_label = "units"};
  Curve by_gate{"gate by gate", {}}, stacked{"stacked", {}};
  Curve in_lanes{"in lanes", {}};
  for (const auto& p : passes) {
    figure.x.push_back(static_cast<double>(p.H));
    by_gate.y.push_back(100 * p.products / p.gate_by_gate);
    stacked.y.push_back(100 * p.products / p.stacked);
    in_lanes.y.push_back(100 * p.products / p.in_lanes);
  }
  figure.panels = {{"products alone (%)", {by_gate, stacked, in_lanes}}};
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
  figure.panels = {{"operations (billions/s)", {forward, back}, false, true}};
  return figure;
}
// #endregion

}  // namespace making_it_fast
