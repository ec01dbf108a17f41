#pragma once
#include "lstm/numbers/random.hpp"
#include "lstm/training/dataset.hpp"

namespace input_gate {

/// The share of the values in a marked sum that are marked.
inline constexpr double mark_share = 0.25;

/// Sums of some values among many: x [T, 2, N] holds at each step a value,
/// uniform in [-1, 1), and a mark, 1 or 0; y [1, N] is the sum of the marked
/// values. Throws std::invalid_argument for 0 sequences or 0 steps.
template <class Scalar>
lstm::Dataset<Scalar> marked_sums(std::size_t sequences, std::size_t steps,
                                  lstm::Random random);

/// The best answer that sees no marks: of the values' sum the share that is
/// marked on average.
lstm::Matrix<float> share_of_all(const lstm::Dataset<float>& data);

}  // namespace input_gate
