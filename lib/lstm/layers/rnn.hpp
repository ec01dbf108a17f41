#pragma once
#include "lstm/layers/gate.hpp"

namespace lstm {

/// The gradients that a plain network's backward pass meets on its way.
template <class Scalar>
struct RnnFlow {
  Sequence<Scalar> dh;  // [T+1, H, B] dh[0] is that of the initial state
  Sequence<Scalar> dx;  // [T, D, B]
};

/// The plain recurrent network (Elman 1990), h_t = tanh(W x_t + U h_{t-1} + b):
/// a single gate that reads what it has said before.
template <class Scalar>
class Rnn {
 public:
  OneGate<Scalar> unit;

  /// All weights are zero until `initialize`. Throws ShapeError without
  /// inputs or units.
  Rnn(std::size_t inputs, std::size_t hidden);
  std::size_t inputs() const { return unit.inputs(); }
  std::size_t hidden() const { return unit.hidden(); }
  Parameters<Scalar> parameters() { return unit.parameters(); }

  /// Keras: Glorot uniform W, orthogonal U, b = 0. PyTorch: all uniform in
  /// ±1/√H; its two biases are drawn and added.
  void initialize(Recipe recipe, Random& random);

  /// From x [T, D, B] and the state `start` [H, B] to h [T+1, H, B], in which
  /// h[0] is the start. Throws ShapeError.
  Sequence<Scalar> forward(const Sequence<Scalar>& x,
                           const Matrix<Scalar>& start) const;

  /// Takes dh_loss [T, H, B], what the loss itself sends into every hidden
  /// state, back through the pass that made h. Adds to the gradients of the
  /// weights. Throws ShapeError.
  RnnFlow<Scalar> backward(const Sequence<Scalar>& x, const Sequence<Scalar>& h,
                           const Sequence<Scalar>& dh_loss);
};

}  // namespace lstm
