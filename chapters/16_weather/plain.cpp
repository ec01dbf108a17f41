#include "plain.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "classical.hpp"
#include "lstm/layers/lstm.hpp"
#include "measures.hpp"
#include "support/interrupt.hpp"
#include "windows.hpp"

namespace weather {

using lstm::Matrix, lstm::Sequence, lstm::State;

constexpr std::size_t length = 10;

// #region plain
// The days before this one, as steps of one number.
static Sequence<double> days_before(const std::vector<double>& anomaly,
                                    std::size_t day) {
  Sequence<double> x({length, 1, 1});
  for (std::size_t t = 0; t < length; ++t)
    x(t, 0, 0) = anomaly[day - length + t];
  return x;
}

double Reader::pass(const std::vector<double>& anomaly, std::size_t day) {
  const auto x = days_before(anomaly, day);
  const auto steps = run(cell, x, State<double>::zeros(cell.hidden(), 1));
  const Matrix<double>& h = steps.back().after.h;
  const Matrix<double> y = dense.forward(h);
  const double error = y(0, 0) - anomaly[day];

  const Matrix<double> dy = {{2 * error}};
  Sequence<double> dh({length, cell.hidden(), 1}, 0);
  xt::view(dh, length - 1) = dense.backward(h, dy);
  run_back(cell, steps, dh);
  return error * error;
}

static double learn_from(Reader& reader, const std::vector<double>& anomaly,
                         const std::vector<std::size_t>& days, double rate) {
  double squares = 0;
  for (const std::size_t day : days) {
    for (auto* p : reader.parameters()) p->gradient.fill(0);
    squares += reader.pass(anomaly, day);
    for (auto* p : reader.parameters()) p->value -= rate * p->gradient;
  }
  return squares / static_cast<double>(days.size());
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

double Reader::forecast(const std::vector<double>& anomaly,
                        std::size_t day) const {
  const auto steps = run(cell, days_before(anomaly, day),
                         State<double>::zeros(cell.hidden(), 1));
  return dense.forward(steps.back().after.h)(0, 0);
}

void learn_plainly(const Days& days, const lstm::Seed& seed) {
  // Anomalies, in their own deviation among the days that are known.
  const auto usual = climatology(days, days.validation);
  std::vector<double> anomaly;
  for (std::size_t t = 0; t < days.size(); ++t)
    anomaly.push_back(days.y()[t] - usual[t]);
  const Forecasts zeros(days.size(), 0.0);
  const double scale = rmse(days, usual, 0, days.validation);
  for (double& one : anomaly) one /= scale;

  Reader reader(8, seed.stream("weights"));
  auto order = seed.stream("order");
  auto known = days_between(length, days.validation);
  fmt::print("A plain loop: {} units read {} days{}\n{:5} {:>8} {:>10}\n",
             reader.cell.hidden(), length,
             days.unit.empty() ? "" : "; errors in " + days.unit, "epoch",
             "training", "validation");
  for (std::size_t epoch = 1; epoch <= 4; ++epoch) {
    order.shuffle(known);
    const double loss = learn_from(reader, anomaly, known, 0.02);
    auto forecasts = usual;
    for (std::size_t t = days.validation; t < days.test; ++t)
      forecasts[t] += scale * reader.forecast(anomaly, t);
    fmt::print("{:5} {:8.2f} {:10.2f}\n", epoch, scale * std::sqrt(loss),
               rmse(days, forecasts, days.validation, days.test));
    support::leave_if_interrupted();
  }
  fmt::print("\n");
}

}  // namespace weather
