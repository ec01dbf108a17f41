#pragma once
#include "lstm/layers/cell.hpp"
#include "lstm/layers/dense.hpp"
#include "lstm/numbers/random.hpp"

namespace prices {

/// Reads the prices of some days, one after another, and says the next: a cell
/// and a dense layer, in plain words.
struct Reader {
  lstm::Cell<double> cell;
  lstm::Dense<double> dense;

  Reader(std::size_t hidden, lstm::Random random);
  lstm::Parameters<double> parameters();

  /// Says the price of a day, from those of the days before it, and adds the
  /// gradients of the squared error to those of the parameters.
  double pass(const std::vector<double>& price, std::size_t day);
};

/// Has one of 8 units follow a random walk day by day, and prints R² of what it
/// said of each day before it learned from that, and of yesterday's price.
void learn_plainly(const lstm::Seed& seed);

}  // namespace prices
