#pragma once
#include "lstm/layers/initializers.hpp"
#include "lstm/layers/parameters.hpp"
#include "lstm/numbers/steps.hpp"

namespace lstm {

/// A fully connected layer, y = W h + b, with W [O, H] and b [O, 1].
template <class Scalar>
class Dense {
 public:
  Parameter<Scalar> W, b;

  /// All weights are zero until `initialize`; `name` stands before theirs.
  Dense(std::size_t inputs, std::size_t outputs,
        const std::string& name = "dense");
  std::size_t inputs() const { return W.value.shape(1); }
  std::size_t outputs() const { return W.value.shape(0); }
  Parameters<Scalar> parameters() { return {&W, &b}; }

  /// Keras: Glorot uniform W, b = 0. PyTorch: both uniform in ±1/√H.
  void initialize(Recipe recipe, Random& random);

  /// From h [H, B] to y [O, B].
  void forward(const Matrix<Scalar>& h, Matrix<Scalar>& y) const;
  Matrix<Scalar> forward(const Matrix<Scalar>& h) const;

  /// From dy [O, B] to dh [H, B]; adds to the gradients of W and b.
  void backward(const Matrix<Scalar>& h, const Matrix<Scalar>& dy,
                Matrix<Scalar>& dh);
  Matrix<Scalar> backward(const Matrix<Scalar>& h, const Matrix<Scalar>& dy);

  /// The same on every step: from h [T, H, B] to z [T, O, B], and from dz to
  /// dh. Throws ShapeError where a shape does not fit.
  void forward(const Steps<Scalar>& h, Sequence<Scalar>& z) const;
  void backward(const Steps<Scalar>& h, const Steps<Scalar>& dz,
                Sequence<Scalar>& dh);
};

}  // namespace lstm
