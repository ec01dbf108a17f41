#pragma once
#include "lstm/numbers/random.hpp"
#include "lstm/training/dataset.hpp"

namespace forget_gate {

/// The chance that a step has a mark.
inline constexpr double mark_share = 0.15;

/// Sums that start afresh at marks. Of x [T, 2, N], feature 0 is a value and
/// feature 1 is not 0 where the sum starts afresh, with that value. Returns the
/// sum after every step, [T, N]. Throws ShapeError for other than 2 features.
template <class Scalar>
lstm::Matrix<Scalar> running_sum(const lstm::Sequence<Scalar>& x);

/// Sequences x [T, 2, N] of values uniform in [-1, 1), each step with a mark
/// with the probability `marks`; the target y [1, N] is the sum after the last
/// step. Throws std::invalid_argument for 0 sequences or steps, and for a
/// probability that is not from 0 to 1.
template <class Scalar>
lstm::Dataset<Scalar> running_sums(std::size_t sequences, std::size_t steps,
                                   double marks, lstm::Random random);

/// What lies in the end on a belt that keeps the share 1 - mark_share of itself
/// at every step. Of all answers that do not look at the marks it is the one
/// with the smallest squared error.
lstm::Matrix<float> always_leaking(const lstm::Dataset<float>& data);

}  // namespace forget_gate
