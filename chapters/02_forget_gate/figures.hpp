#pragma once
#include "figures/diagram.hpp"
#include "figures/figure.hpp"
#include "lstm/training/regressor.hpp"
#include "plain.hpp"

namespace forget_gate {

/// A gate on the belt, at the mark of the sequence `marked_sum`.
figures::Diagram cell_figure(const PlainGate& gate);

/// The sigmoid and its slope, and the half-life of a belt that keeps σ(z).
figures::Figure sigmoid_figure();

/// Two models beside the sum that they should follow, over the first of the
/// sequences x [T, 2, N], and the forget gate of the first model.
figures::Figure stream_figure(const lstm::Regressor<float>& learned,
                              const lstm::Regressor<float>& fixed,
                              const lstm::Sequence<float>& x);

}  // namespace forget_gate
