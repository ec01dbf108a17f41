#pragma once
#include "days.hpp"
#include "lstm/layers/cell.hpp"
#include "lstm/layers/dense.hpp"

namespace weather {

/// Reads the anomalies of some days, one after another, and says the next: a
/// cell and a dense layer, in plain words.
struct Reader {
  lstm::Cell<double> cell;
  lstm::Dense<double> dense;

  Reader(std::size_t hidden, lstm::Random random);
  lstm::Parameters<double> parameters();

  /// The anomaly of a day, made of those before it.
  double forecast(const std::vector<double>& anomaly, std::size_t day) const;

  /// Adds the gradients of the squared error to those of the parameters, and
  /// returns that error.
  double pass(const std::vector<double>& anomaly, std::size_t day);
};

/// Trains one of 8 units on the days before validation, sample by sample, and
/// prints its errors.
void learn_plainly(const Days& days, const lstm::Seed& seed);

}  // namespace weather
