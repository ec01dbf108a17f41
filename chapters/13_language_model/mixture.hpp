#pragma once
#include <span>
#include <vector>

namespace language_model {

/// What two models say of the same text: natural logarithms of probabilities,
/// one of each symbol.
struct TwoModels {
  std::span<const double> a, b;
};

/// log(w e^a + (1 - w) e^b) of each symbol, which no exponent can overflow: the
/// models together, w from 0 to 1. Throws std::invalid_argument where the two
/// differ in length.
std::vector<double> mix(const TwoModels& models, double w);

struct Mixture {
  double w;  // of model a
  std::vector<double> log_probabilities;
};

/// The two models on the test, with that weight of 0, 0.05 ... 1 that has the
/// least loss on the validation set; of equal ones, the least weight. Throws as
/// `mix` does.
Mixture mixture(const TwoModels& validation, const TwoModels& test);

}  // namespace language_model
