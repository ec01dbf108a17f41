#include "figures.hpp"

namespace making_it_fast {

using figures::Figure, figures::series;

Figure shares_figure(const std::vector<PassSeconds>& passes) {
  const auto over = [&](const auto& value) {
    return series(passes.size(), [&](auto k) { return value(passes[k]); });
  };
  const auto units = [](const auto& p) { return static_cast<double>(p.H); };
  const auto share_of = [&](double PassSeconds::*whole) {
    return over([=](const auto& p) { return 100 * p.products / p.*whole; });
  };
  return {.name = "10-shares",
          .title = "The products' share of a pass, over the units",
          .x_label = "units",
          .x = over(units),
          .panels = {{"products alone (%)",
                      {{"gate by gate", share_of(&PassSeconds::gate_by_gate)},
                       {"stacked", share_of(&PassSeconds::stacked)},
                       {"in lanes", share_of(&PassSeconds::in_lanes)}}}}};
}

Figure rates_figure(const std::vector<Rate>& rates) {
  const auto over = [&](const auto& value) {
    return series(rates.size(), [&](auto k) { return value(rates[k]); });
  };
  const auto columns = [](const Rate& rate) {
    return static_cast<double>(rate.columns);
  };
  const auto forward = [](const Rate& rate) { return rate.forward; };
  const auto back = [](const Rate& rate) { return rate.back; };
  return {.name = "10-rates",
          .title = "The rate of the products over the size of a shard",
          .x_label = "samples in a shard",
          .x = over(columns),
          .panels = {{"operations (billions/s)",
                      {{"forward", over(forward)}, {"back", over(back)}},
                      false,
                      true}}};
}

}  // namespace making_it_fast
