#include "figures.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "say.hpp"

namespace translation {

using figures::Curve, figures::Diagram, figures::Point;

figures::Figure length_figure(const std::vector<Trials>& all,
                              const Task& task) {
  std::vector<Curve> curves;
  std::vector<double> x;
  for (const auto& trials : all) {
    const auto look = trials.training.look;
    curves.push_back({look == Look::nothing
                          ? "LSTMs alone"
                          : fmt::format("{} attention", name_of(look)),
                      {}});
    x.clear();
    for (const auto& one : by_length(trials.outcomes, task)) {
      x.push_back(static_cast<double>(one.length));
      curves.back().y.push_back(one.exact);
    }
  }
  return {.name = "15-lengths",
          .title =
              "How many sentences are translated exactly, by the number of "
              "words in their source",
          .x_label = "words in the source",
          .x = x,
          .panels = {{"share that is exact", curves, false, true}}};
}

namespace {

constexpr double column = 84;

// The place of a word: those of the translation begin behind the source's and
// above them.
Point place(std::size_t word, const Words* source) {
  const double first = source ? static_cast<double>(source->size()) : 0;
  return {44 + column * (first + static_cast<double>(word)),
          source ? 40.0 : 170.0};
}

// What one word hands to the next, from box to box.
figures::Arrow handed_on(Point from, Point to, figures::Tint tint) {
  return {{{from.x + 32, from.y}, {to.x - 32, to.y}}, 0.1, tint};
}

void add_row(Diagram& diagram, const Words& words, const Words* source,
             std::size_t chosen) {
  for (std::size_t k = 0; k < words.size(); ++k) {
    const auto tint = k < chosen    ? figures::Tint::ink
                      : k == chosen ? figures::Tint::orange
                                    : figures::Tint::faded;
    const auto center = place(k, source);
    diagram.boxes.push_back(
        {.center = center, .label = words[k], .tint = tint, .width = 64});
    if (k > 0)
      diagram.arrows.push_back(handed_on(place(k - 1, source), center, tint));
    diagram.width = std::max(diagram.width, center.x + 44);
  }
}

}  // namespace

Diagram looking_diagram(const Model& model, const Words& source,
                        std::size_t word) {
  const auto made = say(model, source, 1);
  auto said = made.words;
  if (said.empty()) said.emplace_back("(end)");
  word = std::min(word, said.size() - 1);
  Diagram diagram{.name = "15-looking",
                  .title = "Where a decoder looks while it chooses a word",
                  .width = 0,
                  .height = 222};
  add_row(diagram, source, nullptr, source.size());
  add_row(diagram, said, &source, word);
  diagram.arrows.push_back(handed_on(place(source.size() - 1, nullptr),
                                     place(0, &source), figures::Tint::ink));
  const auto to = place(word, &source);
  for (std::size_t s = 0; s < source.size(); ++s) {
    const auto from = place(s, nullptr);
    const double alpha = made.alpha(word, s);
    diagram.arrows.push_back({{{from.x, from.y - 22}, {to.x, to.y + 22}},
                              alpha,
                              figures::Tint::blue});
    diagram.words.push_back({.place = {from.x, from.y + 40},
                             .text = figures::rounded(alpha),
                             .name = fmt::format("weight of word {}", s + 1),
                             .number = alpha});
  }
  return diagram;
}

Diagram alignment_diagram(const std::string& name, const Model& model,
                          const Words& source) {
  constexpr double wide = 66, high = 46, left = 116, top = 34;
  const auto made = say(model, source, 1);
  auto said = made.words;
  said.resize(made.alpha.shape(0), "(end)");
  Diagram diagram{.name = name,
                  .title =
                      "Which words of a sentence were looked at for each "
                      "word of its translation, a row",
                  .width = left + wide * static_cast<double>(source.size()),
                  .height = top + 8 + high * static_cast<double>(said.size())};
  for (std::size_t s = 0; s < source.size(); ++s)
    diagram.words.push_back(
        {.place = {left + wide * (0.5 + static_cast<double>(s)), top - 12},
         .text = source[s]});
  for (std::size_t t = 0; t < said.size(); ++t) {
    const double y = top + high * (0.5 + static_cast<double>(t));
    diagram.words.push_back({.place = {left - 8, y + 4},
                             .text = said[t],
                             .side = figures::Side::left});
    for (std::size_t s = 0; s < source.size(); ++s)
      diagram.boxes.push_back(
          {.center = {left + wide * (0.5 + static_cast<double>(s)), y},
           .label = "",
           .name = fmt::format("{} for {} {}", source[s], said[t], t + 1),
           .number = made.alpha(t, s),
           .tint = figures::Tint::blue});
  }
  return diagram;
}

}  // namespace translation
