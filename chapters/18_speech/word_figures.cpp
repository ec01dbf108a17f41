#include "word_figures.hpp"

#include <fmt/core.h>

namespace speech {

using figures::Tint;

figures::Diagram confusion_diagram(const lstm::Matrix<double>& confusion,
                                   const std::vector<std::string>& words) {
  constexpr double cell = 27, left = 50, top = 30;
  const auto K = words.size();
  const double size = cell * static_cast<double>(K);
  figures::Diagram diagram{
      .name = "18-confusion",
      .title = "What the clips of each word, a row, were taken for",
      .width = left + size + 10,
      .height = top + size + 10};
  for (std::size_t k = 0; k < K; ++k) {
    const double place = cell * (0.5 + static_cast<double>(k));
    const double all = xt::sum(xt::row(confusion, std::ptrdiff_t(k)))();
    diagram.words.push_back({.place = {left - 8, top + place},
                             .text = words[k],
                             .side = figures::Side::left});
    diagram.words.push_back(
        {.place = {left + place, top - 12}, .text = words[k]});
    for (std::size_t j = 0; j < K; ++j) {
      if (confusion(k, j) == 0) continue;
      const double x = left + cell * static_cast<double>(j), y = top + place;
      const double half = cell / 2 - 1;
      diagram.areas.push_back({{{x + 1, y - half},
                                {x + cell - 1, y - half},
                                {x + cell - 1, y + half},
                                {x + 1, y + half}},
                               j == k ? Tint::blue : Tint::orange,
                               0.25 + 0.4 * confusion(k, j) / all,
                               false});
      diagram.words.push_back(
          {.place = {x + cell / 2, y},
           .text = fmt::format("{}", confusion(k, j)),
           .name = fmt::format("{} as {}", words[k], words[j]),
           .number = confusion(k, j)});
    }
  }
  return diagram;
}

}  // namespace speech
