#include "figures.hpp"

#include "study/median.hpp"

namespace making_it_fast {

using figures::Figure, figures::series;

Figure ladder_figure(const std::vector<PassSeconds>& ladder) {
  const std::size_t rungs = ladder.size() - 2;
  const auto milliseconds = [&](std::size_t k) {
    return 1e3 * study::median(ladder[k].seconds);
  };
  const double products = milliseconds(rungs + 1);
  return {.name = "10-ladder",
          .title = "The time of a pass, change after change",
          .x_label = "row of the table",
          .x = figures::steps(rungs),
          .panels = {
              {"milliseconds",
               {{"a pass", series(rungs, milliseconds), figures::Mark::steps},
                {"its products alone", std::vector<double>(rungs, products)}},
               false,
               true}}};
}

Figure shares_figure(const std::vector<SizeSeconds>& passes) {
  const auto over = [&](const auto& value) {
    return series(passes.size(), [&](auto k) { return value(passes[k]); });
  };
  const auto units = [](const auto& p) { return static_cast<double>(p.H); };
  const auto share_of = [&](double SizeSeconds::*whole) {
    return over([=](const auto& p) { return 100 * p.products / p.*whole; });
  };
  return {.name = "10-shares",
          .title = "The products' share of a pass, over the units",
          .x_label = "units",
          .x = over(units),
          .panels = {{"products alone (%)",
                      {{"gate by gate", share_of(&SizeSeconds::gate_by_gate)},
                       {"stacked", share_of(&SizeSeconds::stacked)},
                       {"the layer", share_of(&SizeSeconds::layer)}}}}};
}

}  // namespace making_it_fast
