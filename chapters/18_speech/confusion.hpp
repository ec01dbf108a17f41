#pragma once
#include "lstm/numbers/tensor.hpp"
#include "word_task.hpp"

namespace speech {

/// How many of the clips of word k (its row) were taken for word j [K, K], by
/// all models together.
lstm::Matrix<double> confusion(const std::vector<std::vector<int>>& said,
                               const Heard& heard, std::size_t K);

/// A word that was taken for another, and how often.
struct Confused {
  std::size_t word, taken_for;
  double times;
};

/// The pairs that were confused, the most frequent first, at most so many.
std::vector<Confused> most_confused(const lstm::Matrix<double>& confusion,
                                    std::size_t count);

}  // namespace speech
