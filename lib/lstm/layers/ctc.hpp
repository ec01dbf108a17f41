#pragma once
// Connectionist temporal classification (Graves et al. 2006): labels in their
// order, where nobody has said at which steps they are.
#include <type_traits>
#include <vector>

#include "lstm/layers/loss.hpp"
#include "lstm/numbers/steps.hpp"

namespace lstm {

/// A sample's labels in their order, classes from 1 on; there may be none.
/// Between two labels and around them a network says the blank. A label may
/// last for several steps, so two equal ones need a blank in between.
using Labelling = std::vector<int>;
inline constexpr int blank = 0;

/// The fewest steps in which these labels can be said: one for each, and one
/// for each blank between two equal ones.
inline std::size_t shortest_steps(const Labelling& labels) {
  std::size_t steps = labels.size();
  for (std::size_t n = 1; n < labels.size(); ++n)
    if (labels[n] == labels[n - 1]) ++steps;
  return steps;
}

/// The logarithms of the softmax of logits z [T, K, B], which stay finite where
/// a probability is too small for a number; of floats they are doubles.
template <class Scalar>
void log_softmax(const Steps<Scalar>& z,
                 Sequence<decltype(Scalar() * 1.0)>& log_y);

/// What a loss leaves behind: log y [T, K, B]; and of the last sample its
/// places, which are its labels with a blank before, between and after them,
/// and the logarithms of α and β, a row for each step and a column for each
/// place, and room for more. Kept for the next call, it allocates nothing.
template <class Scalar>
struct CtcTrace {
  using Number = decltype(Scalar() * 1.0);
  Sequence<Number> log_y;
  std::vector<std::size_t> places;
  Matrix<Number> alpha, beta;
};

/// The sum over the samples of -log p(labels | z), with p the softmax of the
/// logits z [T, K, B], and with p(labels) the sum over all ways to say them in
/// the steps that the sample has. Counts 1 for each sample. Leaves the gradient
/// of the sum in dz; behind a sample's end it is 0, and what stands there in z
/// changes nothing, be it NaN. Where there is no way at all, since the steps
/// are fewer than shortest_steps or classes are forbidden by -∞, the loss is
/// infinite and the gradient of that sample 0. Throws ShapeError, and
/// std::invalid_argument for a label that is the blank or no class and where dz
/// is z itself.
template <class Scalar>
Summed<Scalar> ctc_loss(const std::type_identity_t<Steps<Scalar>>& z,
                        const std::vector<Labelling>& labels,
                        Sequence<Scalar>& dz, CtcTrace<Scalar>& trace);

}  // namespace lstm
