#pragma once
#include "examples.hpp"
#include "lstm/numbers/tensor.hpp"

namespace text_classification {

/// How many texts of class k (its row) were taken for class j [K, K].
lstm::Matrix<double> confusion(const std::vector<int>& predictions,
                               const Examples& texts, std::size_t K);

/// Of class k: the share of its texts that were found, the share of those taken
/// for it that belong to it (0 where there are none), and the class that most
/// of its other texts were taken for (itself where there are none).
struct OfClass {
  double texts, recall, precision;
  std::size_t taken_for;
};
OfClass of_class(const lstm::Matrix<double>& confusion, std::size_t k);

/// The mean of the recalls of all classes: to name the largest class always is
/// worth 1 / K.
double mean_recall(const lstm::Matrix<double>& confusion);

}  // namespace text_classification
