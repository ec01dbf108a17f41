#pragma once
#include <span>
#include <vector>

#include "lstm/numbers/tensor.hpp"

namespace weather {

/// σ(z) = 1 / (1 + e⁻ᶻ), with z the weighted sum of a row's numbers.
double logistic(std::span<const double> weights, std::span<const double> row);

/// Logistic regression: weights w [P] that make Σ -log p, plus half of the sum
/// of penalty · w², the least, where p is what `logistic` gives the outcome y
/// of a row of x [N, P], 0 or 1. By Newton's method from 0 on, until the loss
/// falls no more. Each penalty is above 0, so that there are such weights
/// though outcomes were all the same. Throws lstm::ShapeError unless there are
/// N outcomes and P penalties, and std::invalid_argument for a penalty that is
/// not above 0.
std::vector<double> fit_logistic(const lstm::Matrix<double>& x,
                                 std::span<const double> y,
                                 std::span<const double> penalties);

}  // namespace weather
