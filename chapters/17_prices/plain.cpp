#include "plain.hpp"

#include <fmt/core.h>

#include <cmath>

#include "lstm/layers/lstm.hpp"
#include "support/interrupt.hpp"
#include "support/program.hpp"

namespace prices {

using lstm::Matrix, lstm::Sequence, lstm::State;

constexpr std::size_t length = 5;

// #region plain
// The prices of the days before this one, as steps of one number.
static Sequence<double> days_before(const std::vector<double>& price,
                                    std::size_t day) {
  Sequence<double> x({length, 1, 1});
  for (std::size_t t = 0; t < length; ++t) x(t, 0, 0) = price[day - length + t];
  return x;
}

double Reader::pass(const std::vector<double>& price, std::size_t day) {
  const auto x = days_before(price, day);
  const auto steps = run(cell, x, State<double>::zeros(cell.hidden(), 1));
  const Matrix<double>& h = steps.back().after.h;
  const Matrix<double> y = dense.forward(h);

  const Matrix<double> dy = {{2 * (y(0, 0) - price[day])}};
  Sequence<double> dh =
      xt::zeros<double>({length, cell.hidden(), std::size_t{1}});
  xt::view(dh, length - 1) = dense.backward(h, dy);
  run_back(cell, steps, dh);
  return y(0, 0);
}

// Goes along the days: says the price of each, and learns from it.
static std::vector<double> follow(Reader& reader,
                                  const std::vector<double>& price,
                                  std::size_t begin, std::size_t end) {
  std::vector<double> said;
  for (std::size_t day = begin; day < end; ++day) {
    for (auto* p : reader.parameters()) p->gradient.fill(0);
    said.push_back(reader.pass(price, day));
    for (auto* p : reader.parameters()) p->value -= 0.02 * p->gradient;
  }
  return said;
}
// #endregion

Reader::Reader(std::size_t H, lstm::Random random) : cell(1, H), dense(H, 1) {
  auto layer = stacked(cell);
  lstm::initialize(lstm::Recipe::keras, random, layer, dense);
  cell = lstm::taken_apart(layer);
}

lstm::Parameters<double> Reader::parameters() {
  auto all = cell.parameters();
  for (auto* p : dense.parameters()) all.push_back(p);
  return all;
}

// From one day to the next a price goes up or down by chance; in the scale of
// the days that are learned from.
static std::vector<double> walk(std::size_t days, std::size_t known,
                                lstm::Random random) {
  std::vector<double> price = {0};
  while (price.size() < days) price.push_back(price.back() + random.normal());
  double mean = 0, squares = 0;
  const auto n = static_cast<double>(known);
  for (std::size_t t = 0; t < known; ++t) mean += price[t] / n;
  for (std::size_t t = 0; t < known; ++t)
    squares += std::pow(price[t] - mean, 2) / n;
  for (double& p : price) p = (p - mean) / std::sqrt(squares);
  return price;
}

// 1 - Σ (y - f)² / Σ (y - mean)² of the days from `begin` on.
static double r2(const std::vector<double>& price, std::size_t begin,
                 const std::vector<double>& said) {
  double mean = 0, left = 0, all = 0;
  for (std::size_t k = 0; k < said.size(); ++k)
    mean += price[begin + k] / static_cast<double>(said.size());
  for (std::size_t k = 0; k < said.size(); ++k) {
    left += std::pow(price[begin + k] - said[k], 2);
    all += std::pow(price[begin + k] - mean, 2);
  }
  return 1 - left / all;
}

void learn_plainly(const lstm::Seed& seed) {
  constexpr std::size_t days = 1500, known = 1000;
  const auto price = walk(days, known, seed.stream("walk"));
  Reader reader(8, seed.stream("weights"));
  fmt::print(
      "A plain loop: {} units read {} days of a walk and say the next\n"
      "{:>26} {:>8}\n",
      reader.cell.hidden(), length, "", "R2");
  for (std::size_t epoch = 1; epoch <= 5; ++epoch) {
    const auto said = follow(reader, price, length, known);
    fmt::print("{:26} {:8.4f}\n",
               fmt::format("{} days, epoch {}", known, epoch),
               r2(price, length, said));
    support::leave_if_interrupted();
  }
  const auto said = follow(reader, price, known, days);
  const std::vector<double> before(price.begin() + known - 1, price.end() - 1);
  fmt::print("{:26} {:8.4f}\n{:26} {:8.4f}\n\n",
             fmt::format("the next {} days", days - known),
             r2(price, known, said), "yesterday's price on those",
             r2(price, known, before));
  support::flush_report();
}

}  // namespace prices
