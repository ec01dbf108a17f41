#pragma once
#include "lstm/layers/lstm.hpp"
#include "lstm/numbers/random.hpp"

namespace bptt {

/// Sets all biases of the forget gate.
void set_forget_bias(lstm::Lstm<double>& layer, double bias);

/// Draws an orthogonal matrix for the U of each gate. (Keras draws the four as
/// one matrix with orthogonal columns, so that none of them is orthogonal.)
void draw_orthogonal_gates(lstm::Lstm<double>& layer, lstm::Random& random);

}  // namespace bptt
