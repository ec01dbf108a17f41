#include "figures.hpp"

#include <algorithm>

#include "predict.hpp"

namespace language_model {

using figures::Curve, figures::Figure, figures::Mark, figures::series;

Figure loss_figure(const std::vector<Look>& looks, const Rivals& rivals) {
  const auto over = [&](const auto part) {
    return series(looks.size(), [&](std::size_t k) { return looks[k].*part; });
  };
  Figure figure{.name = "13-loss",
                .title =
                    "The loss of a network that reads novels, beside "
                    "counts of letters",
                .x_label = "million letters read",
                .x = series(looks.size(), [&](std::size_t k) {
                  return looks[k].letters / 1e6;
                })};
  std::vector<Curve> curves = {{"training", over(&Look::training)},
                               {"validation", over(&Look::validation)}};
  for (std::size_t n = 2; n <= 6; ++n)
    curves.push_back(
        {fmt::format("{} letters", n),
         std::vector(looks.size(), rivals.orders[n - 1].validation),
         Mark::reference});
  figure.panels = {{"nats a letter", curves}};
  return figure;
}

Figure temperature_figure(const Network<float>& network,
                          std::span<const int> beginning) {
  constexpr std::size_t shown = 12;
  const auto at = [&](double temperature) {
    auto copy = network;
    copy.restart();
    auto p = next_letter(copy, beginning, temperature);
    std::ranges::sort(p, std::greater{});
    p.resize(std::min(shown, p.size()));
    return p;
  };
  Figure figure{.name = "13-temperature",
                .title =
                    "Probabilities of the next letter at three "
                    "temperatures",
                .x_label = "letters, the likeliest first"};
  figures::Panel panel{"probability", {}, false, true};
  for (const double temperature : {0.5, 1.0, 2.0})
    panel.curves.push_back({fmt::format("temperature {:.1f}", temperature),
                            at(temperature), Mark::points});
  figure.x = figures::steps(panel.curves[0].y.size());
  figure.panels = {panel};
  return figure;
}

Figure unit_figure(const Network<float>& network, const Unit& unit,
                   const Alphabet& alphabet, std::span<const int> text) {
  const auto states = cell_states(network, text);
  const auto all = features(alphabet, text);
  const auto feature = std::ranges::find(all, unit.feature, &Feature::name);
  return {
      .name = "13-unit",
      .title = "A unit's cell state along a text with speech in it",
      .x_label = "letter",
      .x = figures::steps(text.size()),
      .panels = {
          {"cell state c",
           {{fmt::format("unit {}", unit.number),
             series(text.size(),
                    [&](std::size_t n) { return states(n, unit.number); })}}},
          {unit.feature, {{unit.feature, feature->values, Mark::steps}}}}};
}

}  // namespace language_model
