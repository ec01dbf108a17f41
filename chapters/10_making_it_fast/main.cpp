// Chapter 10: where the time of an LSTM goes, and how much can be had back.

#include <fmt/core.h>

#include "figures.hpp"
#include "options.hpp"
#include "streaming.hpp"
#include "study/shape_picture.hpp"
#include "support/about.hpp"
#include "support/program.hpp"
#include "tables.hpp"

namespace making_it_fast {

static void chapter(const Settings& s, const support::Options& options) {
  const lstm::Seed seed(options.seed);
  fmt::print("Measured with\n{}\n", support::made_of());
  options.draw(study::stacked_shapes("10-stacked", {.D = 4, .H = 2, .B = 3}));
  options.draw(ladder_figure(report_ladder(s, seed)));
  report_without(s, seed);
  std::vector<std::size_t> sizes = {16, 32, 64, 128, 256};
  if (options.quick) sizes = {16, 64};
  report_shares(s, sizes, seed);
  report_rates(s, seed);
  report_packed(s, sizes, seed);
  report_training(s, seed);
  report_tried_products(s, seed);
  std::vector<std::size_t> small = {8, 16, 32, 64, 128, 256, 512};
  if (options.quick) small = {8, 64};
  report_streams(s, small, seed);
}

}  // namespace making_it_fast

int main(int argc, char** argv) {
  using namespace making_it_fast;
  support::Options options("10_making_it_fast",
                           "Measures an LSTM layer, from gate by gate to "
                           "lanes, shards and threads.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
