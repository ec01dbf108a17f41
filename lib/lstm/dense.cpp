#include "lstm/dense.hpp"

#include <cmath>
#include <complex>

namespace lstm {

// #region constructor
template <class Scalar>
Dense<Scalar>::Dense(std::size_t inputs, std::size_t outputs)
    : W("dense.W", outputs, inputs), b("dense.b", outputs, 1) {
  if (inputs == 0 || outputs == 0)
    throw ShapeError(
        fmt::format("a dense layer needs inputs and outputs, got "
                    "{} and {}",
                    inputs, outputs));
}
// #endregion

// #region initialize
template <class Scalar>
void Dense<Scalar>::initialize(Recipe recipe, Random& random) {
  if (recipe == Recipe::keras) {
    fill_glorot_uniform(W.value, random);
    b.value.fill(Scalar(0));
  } else {
    const double limit = 1 / std::sqrt(static_cast<double>(inputs()));
    fill_uniform(W.value, limit, random);
    fill_uniform(b.value, limit, random);
  }
}
// #endregion

// #region forward
template <class Scalar>
Matrix<Scalar> Dense<Scalar>::forward(const Matrix<Scalar>& h) const {
  expect_shape("h", h, std::array{inputs(), h.shape(1)});
  expect_some("h", h);
  Matrix<Scalar> y = xt::zeros<Scalar>({outputs(), h.shape(1)});
  broadcast_column(y, b.value);
  add_product(y, W.value, h);
  return y;
}
// #endregion

// #region backward
template <class Scalar>
Matrix<Scalar> Dense<Scalar>::backward(const Matrix<Scalar>& h,
                                       const Matrix<Scalar>& dy) {
  const std::size_t B = h.shape(1);
  expect_shape("h", h, std::array{inputs(), B});
  expect_some("h", h);
  expect_shape("dy", dy, std::array{outputs(), B});
  const Matrix<Scalar> ones = xt::ones<Scalar>({B, std::size_t{1}});
  add_product(W.gradient, dy, transposed(h));
  add_product(b.gradient, dy, ones);
  // #endregion

  // #region rest
  Matrix<Scalar> dh = xt::zeros<Scalar>(h.shape());
  add_product(dh, transposed(W.value), dy);
  return dh;
}

template class Dense<float>;
template class Dense<double>;
template class Dense<std::complex<double>>;
// #endregion

}  // namespace lstm
