#include "plain.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "support/program.hpp"

namespace long_memory {

static double sigmoid(double z) {
  return 1 / (1 + std::exp(-z));
}

// #region plain
// One LSTM unit. Numbers are a tenth of their size in it, where tanh is nearly
// a straight line.
double remembered_by_cell(const std::vector<Step>& steps) {
  double c = 0;
  for (const auto& [number, mark] : steps) {
    const double i =
        sigmoid(80 * mark - 40);   // opens at a mark, and only there
    const double f = sigmoid(40);  // keeps all
    const double g = std::tanh(number / 10);
    c = f * c + i * g;
  }
  return 10 * c;
}

// One plain unit. No gate keeps out what has no mark, so that is left out here;
// but each step squeezes all that is remembered once more.
double remembered_by_unit(const std::vector<Step>& steps) {
  double h = 0;
  for (const auto& [number, mark] : steps)
    h = std::tanh(h + mark * number / 10);
  return 10 * h;
}
// #endregion

static std::vector<Step> draw(std::size_t T, lstm::Random& random) {
  std::vector<Step> steps(T);
  for (auto& step : steps) step = {random.uniform(-1, 1), 0};
  steps[random.below(T / 2)].mark = 1;
  steps[T / 2 + random.below(T - T / 2)].mark = 1;
  return steps;
}

PlainErrors plain_errors(std::size_t T, std::size_t sequences,
                         lstm::Random& random) {
  PlainErrors largest{T, 0, 0};
  for (std::size_t n = 0; n < sequences; ++n) {
    const auto steps = draw(T, random);
    double sum = 0;
    for (const auto& [number, mark] : steps) sum += mark * number;
    largest.cell =
        std::max(largest.cell, std::abs(remembered_by_cell(steps) - sum));
    largest.unit =
        std::max(largest.unit, std::abs(remembered_by_unit(steps) - sum));
  }
  return largest;
}

std::vector<PlainErrors> report_plain(const lstm::Seed& seed) {
  auto random = seed.stream("plain");
  fmt::print(
      "Weights set by hand: the largest error among 100 sums of two marked\n"
      "numbers, T steps\n{:>8} {:>12} {:>12}\n",
      "T", "memory cell", "plain unit");
  std::vector<PlainErrors> all;
  for (const std::size_t T : {10u, 100u, 1'000u, 10'000u}) {
    all.push_back(plain_errors(T, 100, random));
    fmt::print("{:8} {:12.5f} {:12.5f}\n", T, all.back().cell, all.back().unit);
  }
  fmt::print("\n");
  support::flush_report();
  return all;
}

figures::Figure plain_figure(const std::vector<PlainErrors>& errors) {
  const auto of = [&](auto member) {
    return figures::series(errors.size(),
                           [&](std::size_t k) { return errors[k].*member; });
  };
  return {.name = "11-plain",
          .title =
              "The largest error of a memory cell and of a plain unit whose "
              "weights were set by hand, against the length of a sequence",
          .x_label = "powers of ten of steps",
          .x = figures::series(errors.size(),
                               [&](std::size_t k) {
                                 return std::log10(
                                     static_cast<double>(errors[k].T));
                               }),
          .panels = {{"largest error",
                      {{"memory cell", of(&PlainErrors::cell)},
                       {"plain unit", of(&PlainErrors::unit)}}}}};
}

}  // namespace long_memory
