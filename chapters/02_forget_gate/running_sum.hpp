#pragma once
#include "lstm/numbers/random.hpp"
#include "lstm/training/dataset.hpp"

namespace forget_gate {

/// Sums that start afresh at markers. Of x [T, 2, N], feature 0 is a value and
/// feature 1 is not 0 where the sum starts afresh, with that value. Returns the
/// sum after every step, [T, N]. Throws ShapeError for other than 2 features.
template <class Scalar>
lstm::Matrix<Scalar> running_sum(const lstm::Sequence<Scalar>& x);

/// Sequences x [T, 2, N] of values uniform in [-1, 1), each step a marker with
/// the probability `markers`; the target y [1, N] is the sum after the last
/// step. Throws std::invalid_argument for 0 sequences or steps, and for a
/// probability that is not from 0 to 1.
template <class Scalar>
lstm::Dataset<Scalar> running_sums(std::size_t sequences, std::size_t steps,
                                   double markers, lstm::Random random);

/// The errors of two rules that need no training, on sequences of any length.
/// The first knows even the mean of the very targets that it is judged by; the
/// second pays no heed to markers.
double error_of_mean(const lstm::Dataset<float>& test);
double error_of_whole_sum(const lstm::Dataset<float>& test);

}  // namespace forget_gate
