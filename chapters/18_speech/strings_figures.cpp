#include "strings_figures.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace speech {

using figures::Curve, figures::Diagram, figures::Panel, figures::Point;

namespace {

const Utterance& shown(const StringTask& task, const StringsFound& found) {
  const auto& said = task.judged.at(on_test).read.said;
  const auto heard = hear(found.ctc.first, said).greedy;
  for (std::size_t n = 0; n < said.size(); ++n) {
    const auto& labels = said.all[n].labels;
    if (labels.size() == 3 &&
        std::set(labels.begin(), labels.end()).size() == 3 &&
        heard[n] == labels)
      return said.all[n];
  }
  return said.all.at(0);
}

Panel panel(const std::string& name, StringNetwork<float> network,
            const Utterance& one) {
  const auto log_y = network.predict({{one}});
  const auto curve = [&](std::size_t k) {
    return figures::series(one.x.shape(0), [&](std::size_t t) {
      return std::exp(log_y(t, k, 0));
    });
  };
  Panel panel{name, {{"blank", curve(0)}}, false, true};
  for (const int k : one.labels)
    panel.curves.push_back(
        {fmt::format("{}", k - 1), curve(static_cast<std::size_t>(k))});
  return panel;
}

}  // namespace

figures::Figure alignment_figure(const StringTask& task,
                                 const StringsFound& found) {
  const auto& one = shown(task, found);
  std::string text;
  for (const int label : one.labels) text += fmt::format(" {}", label - 1);
  return {.name = "18-alignment",
          .title = fmt::format(
              "The probabilities of digits and of the blank at each step of a "
              "string that says{}, by CTC and by labels that share the steps "
              "evenly",
              text),
          .x_label = "step of 20 ms",
          .x = figures::steps(one.x.shape(0)),
          .panels = {panel("by CTC", found.ctc.first, one),
                     panel("by even labels", found.evenly.first, one)}};
}

figures::Figure curve_figure(const StringsFound& found) {
  return {
      .name = "18-curve",
      .title =
          "The token error rate on voices that were not learnt from, "
          "over the updates of training",
      .x_label = "updates",
      .x = found.ctc.steps,
      .panels = {{"tokens wrong",
                  {{"CTC", found.ctc.curve},
                   {"labels that share the steps evenly", found.evenly.curve}},
                  false,
                  true}}};
}

Diagram lattice_diagram() {
  constexpr std::size_t steps = 7;
  constexpr double wide = 80, high = 56, left = 66, top = 28;
  const std::vector<int> labels = {1, 2};
  const std::vector<std::string> names = {"blank", "two", "blank", "nine",
                                          "blank"};
  const auto places = with_blanks(labels);
  const auto share =
      passages(Table(steps, std::vector<double>(3, 1.0 / 3)), labels);
  const auto center = [&](std::size_t t, std::size_t s) {
    return Point{left + wide * (0.5 + static_cast<double>(t)),
                 top + high * (0.5 + static_cast<double>(s))};
  };
  Diagram diagram{
      .name = "18-lattice",
      .title =
          "All ways to say two nine in seven steps, and the "
          "share of them that passes through each place",
      .width = left + wide * steps + 4,
      .height = top + high * static_cast<double>(places.size()) + 4};
  for (std::size_t s = 0; s < places.size(); ++s)
    diagram.words.push_back({.place = {left - 8, center(0, s).y + 4},
                             .text = names[s],
                             .side = figures::Side::left});
  for (std::size_t t = 0; t < steps; ++t) {
    diagram.words.push_back({.place = {center(t, 0).x, top - 10},
                             .text = fmt::format("{}", t + 1)});
    for (std::size_t s = 0; s < places.size(); ++s) {
      if (share[t][s] == 0) continue;
      diagram.boxes.push_back(
          {.center = center(t, s),
           .label = "",
           .name = fmt::format("step {} place {}", t + 1, s + 1),
           .number = share[t][s],
           .tint = places[s] == 0 ? figures::Tint::faded : figures::Tint::blue,
           .width = 50});
      const auto on = [&](std::size_t to) {
        if (t + 1 == steps || to >= places.size() || share[t + 1][to] == 0)
          return;
        const auto from = center(t, s), end = center(t + 1, to);
        diagram.lines.push_back({{from.x + 25, from.y}, {end.x - 25, end.y}});
      };
      on(s);
      on(s + 1);
      if (s % 2 == 1) on(s + 2);  // from a label to the next, without a blank
    }
  }
  return diagram;
}

}  // namespace speech
