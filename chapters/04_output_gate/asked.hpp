#pragma once
#include "lstm/numbers/random.hpp"
#include "lstm/training/dataset.hpp"

namespace output_gate {

/// A value to be kept and to be told only when asked: x [T, 2, N] holds the
/// value, uniform in [-1, 1), at the first step and 0 after it, and at every
/// later step a question, 1 or 0 with equal chances. The target y [1, N] is
/// the value where the last step asks for it, and 0 where it does not.
/// Throws std::invalid_argument for 0 sequences or fewer than 2 steps.
template <class Scalar>
lstm::Dataset<Scalar> asked_values(std::size_t sequences, std::size_t steps,
                                   lstm::Random random);

/// The best answer that does not see the question, which asks half of the time.
lstm::Matrix<float> half_the_value(const lstm::Dataset<float>& data);

}  // namespace output_gate
