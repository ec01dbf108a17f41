#include "figures.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "predict.hpp"

namespace language_model {

using figures::Curve, figures::Figure, figures::Mark, figures::series;

Figure loss_figure(const std::vector<Look>& looks, const Rivals& rivals) {
  auto letters = series(looks.size(),
                        [&](std::size_t k) { return looks[k].letters / 1e6; });
  auto losses =
      series(looks.size(), [&](std::size_t k) { return looks[k].validation; });
  // Room for the counts' names.
  letters.push_back(1.6 * letters.back());
  losses.push_back(std::numeric_limits<double>::quiet_NaN());
  std::vector<Curve> curves = {{"the network", losses}};
  for (const std::size_t n : {2u, 3u, 4u, 6u})
    curves.push_back(
        {fmt::format("counts of {} letters", n),
         std::vector(letters.size(), rivals.orders[n - 1].validation),
         Mark::reference});
  return {.name = "13-loss",
          .title =
              "The loss of a network that reads novels, beside counts of "
              "letters",
          .x_label = "million letters read",
          .x = letters,
          .panels = {{"nats a letter", curves}}};
}

// A text in two rows of boxes, each with a letter and a number of it.
static figures::Diagram letters_diagram(
    std::string name, std::string title, const study::Alphabet& alphabet,
    std::span<const int> text,
    const std::function<double(std::size_t)>& value) {
  constexpr std::size_t columns = 13;
  figures::Diagram diagram{.name = std::move(name),
                           .title = std::move(title),
                           .width = 40 * columns + 20,
                           .height = 120};
  for (std::size_t k = 0; k < std::min(2 * columns, text.size()); ++k) {
    const auto column = static_cast<double>(k % columns),
               row = static_cast<double>(k / columns);
    const auto letter = alphabet.text(text.subspan(k, 1));
    const bool blank = letter == " " || letter == "\n";
    diagram.boxes.push_back(
        {.center = {30 + 40 * column, 32 + 56 * row},
         .label = blank ? "\u00b7" : letter,
         .name = fmt::format("letter {}", k + 1),
         .number = value(k),
         .tint = value(k) < 0 ? figures::Tint::orange : figures::Tint::blue,
         .width = 36});
  }
  return diagram;
}

figures::Diagram surprise_diagram(const Network<float>& network,
                                  const study::Alphabet& alphabet,
                                  std::span<const int> text,
                                  const Passage& passage) {
  const auto begin = std::max<std::size_t>(passage.begin, 1);
  const auto logs = log_probabilities(network, text);
  return letters_diagram(
      "13-surprise", "The probability that the network gave each letter",
      alphabet, text.subspan(begin),
      [&](std::size_t k) { return std::exp(logs[begin + k - 1]); });
}

figures::Diagram unit_diagram(const Network<float>& network, const Unit& unit,
                              const study::Alphabet& alphabet,
                              std::span<const int> text,
                              const Passage& passage) {
  const auto begin = std::max<std::size_t>(passage.begin, 1);
  const auto states = cell_states(network, text);
  return letters_diagram(
      "13-unit", "What one unit holds after each letter, tanh c", alphabet,
      text.subspan(begin), [&](std::size_t k) {
        return std::tanh(double(states(begin + k, unit.number)));
      });
}

Figure temperature_figure(const Network<float>& network,
                          std::span<const int> beginning) {
  constexpr std::size_t shown = 6;
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

}  // namespace language_model
