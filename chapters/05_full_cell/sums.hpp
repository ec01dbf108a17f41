#pragma once
#include "lstm/numbers/random.hpp"
#include "lstm/numbers/tensor.hpp"

namespace full_cell {

/// The task of chapter 2: sums that start afresh where there is a mark.
struct Sums {
  lstm::Sequence<double> x;  // [T, 2, B] a value, and 1 for a mark or 0
  lstm::Matrix<double> y;    // [T, B]    the sum after each step

  Sums(std::size_t T, std::size_t B, lstm::Random& random)
      : x({T, std::size_t{2}, B}), y({T, B}) {
    for (std::size_t n = 0; n < B; ++n) {
      double sum = 0;
      for (std::size_t t = 0; t < T; ++t) {
        const double value = random.uniform(-1, 1);
        const bool mark = random.uniform() < 0.15;
        x(t, 0, n) = value;
        x(t, 1, n) = mark ? 1 : 0;
        y(t, n) = sum = (mark ? 0 : sum) + value;
      }
    }
  }
};

}  // namespace full_cell
