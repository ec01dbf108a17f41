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

}  // namespace making_it_fast
