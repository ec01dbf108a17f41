#pragma once
#include <vector>

#include "lstm/layers/cell.hpp"
#include "sums.hpp"

namespace full_cell {

/// The answer to each step is this many times h, which alone stays below 1.
inline constexpr double scale = 4;

/// A loss, and how fast it grows with each h: [T, 1, B].
struct Loss {
  double value;
  lstm::Sequence<double> dh;
};

/// The mean of the squared errors of a cell of one unit, over all steps.
Loss squared_error(const std::vector<lstm::CellStep<double>>& steps,
                   const Sums& sums);

/// All steps of the sequences x [T, D, B], from a state of zeros on.
std::vector<lstm::CellStep<double>> run_all(const lstm::Cell<double>& cell,
                                            const lstm::Sequence<double>& x);

/// A training step: from one batch, against the gradients.
void training_step(lstm::Cell<double>& cell, const Sums& batch, double rate);

/// A cell of one unit that has learned the task, from weights of zero on. Says
/// how, with its error and its gates on `tests`.
lstm::Cell<double> learn(const Sums& tests, double rate, lstm::Random random);

}  // namespace full_cell
