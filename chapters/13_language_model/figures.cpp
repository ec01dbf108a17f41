#include "figures.hpp"

#include <algorithm>
#include <cmath>

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
  for (const std::size_t n : {2u, 3u, 4u, 5u, 8u})
    curves.push_back(
        {fmt::format("{} letters", n),
         std::vector(looks.size(), rivals.orders[n - 1].validation),
         Mark::reference});
  figure.panels = {{"nats a letter", curves}};
  return figure;
}

figures::Diagram surprise_diagram(const Network<float>& network,
                                  const Alphabet& alphabet,
                                  std::span<const int> text,
                                  std::size_t begin) {
  constexpr std::size_t rows = 2, columns = 12;
  figures::Diagram diagram{
      .name = "13-surprise",
      .title = "The probability that the network gave each letter of a text",
      .width = 500,
      .height = 120};
  begin = std::max<std::size_t>(begin, 1);
  const auto count = std::min(rows * columns, text.size() - begin);
  const auto logs = log_probabilities(network, text.first(begin + count));
  for (std::size_t k = 0; k < count; ++k) {
    const auto column = static_cast<double>(k % columns),
               row = static_cast<double>(k / columns);
    const auto letter = alphabet.text(text.subspan(begin + k, 1));
    const bool blank = letter == " " || letter == "\n";
    diagram.boxes.push_back({.center = {30 + 40 * column, 32 + 56 * row},
                             .label = blank ? "\u00b7" : letter,
                             .name = fmt::format("letter {}", k + 1),
                             .number = std::exp(logs[begin + k - 1]),
                             .tint = figures::Tint::blue,
                             .width = 36});
  }
  return diagram;
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
                   const Alphabet& alphabet, std::span<const int> text,
                   const Passage& passage) {
  const std::size_t first = passage.begin, count = passage.letters.size();
  const auto read = text.first(first + count);
  const auto states = cell_states(network, read);
  const auto all = features(alphabet, read);
  const auto feature = std::ranges::find(all, unit.feature, &Feature::name);
  const auto along = [&](const auto& value) {
    return series(count, [&](std::size_t n) { return value(first + n); });
  };
  return {
      .name = "13-unit",
      .title = "A unit's cell state along a text with speech in it",
      .x_label = "letter",
      .x = figures::steps(count),
      .panels = {
          {"cell state c",
           {{fmt::format("unit {}", unit.number),
             along([&](auto n) { return states(n, unit.number); })}}},
          {unit.feature,
           {{unit.feature, along([&](auto n) { return feature->values[n]; }),
             Mark::steps}}}}};
}

Figure reach_figure(const std::vector<Reach>& reaches) {
  const auto over = [&](const auto part) {
    return series(reaches.size(), [&](auto k) {
      return static_cast<double>(reaches[k].*part);
    });
  };
  const auto doublings = series(reaches.size(), [](auto k) { return k; });
  return {.name = "13-reach",
          .title = "The loss of a network that sees only the last letters",
          .x_label = "doublings of one letter seen",
          .x = doublings,
          .panels = {{"nats a letter", {{"the network", over(&Reach::loss)}}}}};
}

}  // namespace language_model
