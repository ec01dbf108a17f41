#pragma once
#include "lstm/layers/initializers.hpp"
#include "lstm/layers/parameters.hpp"

namespace lstm {

// #region squash
/// What a gate does to its pre-activation: into 0 to 1, or into -1 to 1.
enum class Squash { sigmoid, tanh };
// #endregion

// #region one_gate
/// One gate of H units by itself, a = σ(W x + U h + b), with W [H, D],
/// U [H, H] and b [H, 1]; the candidate has tanh in the place of σ.
template <class Scalar>
class OneGate {
 public:
  Parameter<Scalar> W, U, b;
  Squash squash;
  // #endregion

  // #region make_gate
  /// All weights are zero. `name` stands before those of the parameters.
  /// Throws ShapeError without inputs or units.
  OneGate(const std::string& name, std::size_t inputs, std::size_t hidden,
          Squash squash_ = Squash::sigmoid)
      : W(name + ".W", hidden, inputs),
        U(name + ".U", hidden, hidden),
        b(name + ".b", hidden, 1),
        squash(squash_) {
    if (inputs == 0 || hidden == 0)
      throw ShapeError(
          fmt::format("gate {} needs inputs and hidden units, got {} and {}",
                      name, inputs, hidden));
  }
  std::size_t inputs() const { return W.value.shape(1); }
  std::size_t hidden() const { return U.value.shape(1); }
  Parameters<Scalar> parameters() { return {&W, &U, &b}; }
  // #endregion

  // #region gate_forward
  /// From x [D, B] and the hidden state before, h [H, B], to the gate's
  /// activation a [H, B]. Throws ShapeError.
  Matrix<Scalar> forward(const Matrix<Scalar>& x,
                         const Matrix<Scalar>& h) const;
  // #endregion

  // #region gate_backward
  /// The gradients that leave a gate by its two inputs.
  struct Inputs {
    Matrix<Scalar> dx, dh;  // [D, B] and [H, B]
  };

  /// From da [H, B], the gradient of the loss with respect to the activation
  /// `a` that forward returned. Adds to the gradients of W, U and b.
  Inputs backward(const Matrix<Scalar>& x, const Matrix<Scalar>& h,
                  const Matrix<Scalar>& a, const Matrix<Scalar>& da);
};
// #endregion

}  // namespace lstm
