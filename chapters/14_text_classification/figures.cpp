#include "figures.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace text_classification {

using figures::Curve, figures::Figure, figures::Mark;

Figure beyond_figure(const std::vector<Outcome>& outcomes, const Rival& rival,
                     const Task& task) {
  std::vector<Curve> curves = {{"test", {}, Mark::points}};
  for (const auto& outcome : outcomes) curves[0].y.push_back(outcome.test);
  for (std::size_t k = 0; k < task.beyond.size(); ++k) {
    curves.push_back({task.beyond[k].name, {}, Mark::points});
    for (const auto& outcome : outcomes)
      curves.back().y.push_back(outcome.beyond[k]);
  }
  // Each in its own order: no row is one network.
  for (auto& curve : curves) std::ranges::sort(curve.y);
  curves.push_back({fmt::format("{}, test", rival.name),
                    std::vector(outcomes.size(), rival.test), Mark::reference});
  return {.name = "14-beyond",
          .title =
              "The accuracy of networks that differ by chance alone, on the "
              "test and on two kinds of sentences beyond it",
          .x_label = "networks, the worst first",
          .x = figures::steps(outcomes.size()),
          .panels = {{"accuracy", curves}}};
}

// Where the box of a text's word stands.
static figures::Point place(std::size_t text, std::size_t word) {
  return {40 + 62 * static_cast<double>(word),
          32 + 56 * static_cast<double>(text)};
}

// The first texts of 6, 4 and 5 words.
static Examples short_texts(const Examples& texts) {
  Examples some;
  for (const std::size_t length : {6u, 4u, 5u}) {
    const auto found = std::find_if(
        texts.begin(), texts.end(),
        [=](const auto& text) { return text.words.size() == length; });
    if (found != texts.end()) some.push_back(*found);
  }
  return some;
}

figures::Diagram batch_diagram(const Examples& texts) {
  const auto some = short_texts(texts);
  figures::Diagram diagram{
      .name = "14-batch",
      .title = "Texts of different lengths in a batch",
      .width = 18 + 62 * 7,
      .height = 20 + 56 * static_cast<double>(some.size())};
  for (std::size_t k = 0; k < some.size(); ++k) {
    const auto& words = some[k].words;
    for (std::size_t t = 0; t < 6; ++t)
      diagram.boxes.push_back({.center = place(k, t),
                               .label = t < words.size() ? words[t] : "",
                               .tint = t < words.size()
                                           ? figures::Tint::ink
                                           : figures::Tint::faded});
    diagram.words.push_back({.place = {place(k, 6).x, place(k, 6).y + 5},
                             .text = fmt::format("{}", words.size()),
                             .name = fmt::format("length of text {}", k + 1),
                             .number = static_cast<double>(words.size())});
  }
  return diagram;
}

figures::Diagram reading_diagram(const Model& model, std::size_t k,
                                 const std::vector<std::string>& texts) {
  figures::Diagram diagram{
      .name = "14-reading",
      .title =
          fmt::format("How likely \"{}\" is after each word", model.classes[k]),
      .height = 20 + 56 * static_cast<double>(texts.size())};
  for (std::size_t row = 0; row < texts.size(); ++row) {
    const auto words = words_of(texts[row]);
    const auto p = after_each_word(model, words);
    for (std::size_t t = 0; t < words.size(); ++t)
      diagram.boxes.push_back(
          {.center = place(row, t),
           .label = words[t],
           .name = fmt::format("text {} word {}", row + 1, t + 1),
           .number = p(t, k),
           .tint = figures::Tint::blue});
    diagram.width =
        std::max(diagram.width, 18 + 62 * static_cast<double>(words.size()));
  }
  return diagram;
}

figures::Diagram confusion_diagram(const lstm::Matrix<double>& confusion,
                                   const std::vector<std::string>& classes) {
  constexpr double column = 48, row = 48, left = 100, top = 30;
  const auto K = static_cast<double>(classes.size());
  figures::Diagram diagram{
      .name = "14-confusion",
      .title = "What the texts of each class, a row, were taken for",
      .width = left + column * K + 10,
      .height = top + row * K + 10};
  for (std::size_t k = 0; k < classes.size(); ++k) {
    const double place = 0.5 + static_cast<double>(k);
    diagram.words.push_back({.place = {left - 8, top + row * place + 4},
                             .text = classes[k],
                             .side = figures::Side::left});
    diagram.words.push_back({.place = {left + column * place, top - 8},
                             .text = classes[k].substr(0, 5)});
    for (std::size_t j = 0; j < classes.size(); ++j)
      if (const double texts = of_class(confusion, k).texts;
          confusion(k, j) > 0)
        diagram.boxes.push_back(
            {.center = {left + column * (0.5 + static_cast<double>(j)),
                        top + row * place},
             .label = fmt::format("{}", confusion(k, j)),
             .name = fmt::format("{} as {}", classes[k], classes[j]),
             .number = confusion(k, j) / texts,
             .tint = j == k ? figures::Tint::blue : figures::Tint::orange,
             .width = 44});
  }
  return diagram;
}

}  // namespace text_classification
