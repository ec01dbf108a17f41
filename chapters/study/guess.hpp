#pragma once
#include "lstm/numbers/random.hpp"
#include "lstm/training/dataset.hpp"

namespace study {

/// A network that was looked for by chance: how many were drawn, and the
/// smallest error that was found.
struct Guess {
  std::size_t draws;
  double error;
};

/// Draws all numbers of an LSTM of one unit from ±width, again and again, until
/// its error on the test is no more than `limit`, or `most` were drawn.
Guess guess(const lstm::Dataset<float>& test, double limit, double width,
            std::size_t most, lstm::Random random);

}  // namespace study
