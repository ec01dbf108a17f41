#include "lstm/layers/dense.hpp"

#include <cmath>
#include <complex>

#include "lstm/numbers/product.hpp"

namespace lstm {

template <class Scalar>
Dense<Scalar>::Dense(std::size_t inputs, std::size_t outputs,
                     const std::string& name)
    : W(name + ".W", outputs, inputs), b(name + ".b", outputs, 1) {
  if (inputs == 0 || outputs == 0)
    throw ShapeError(
        fmt::format("a dense layer needs inputs and outputs, got "
                    "{} and {}",
                    inputs, outputs));
}

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

// #region forward
template <class Scalar>
void Dense<Scalar>::forward(const Matrix<Scalar>& h, Matrix<Scalar>& y) const {
  const std::size_t B = h.shape(1);
  expect_shape("h", h, std::array{inputs(), B});
  expect_some("h", h);
  y.resize({outputs(), B});
  broadcast_column(y, b.value);
  add_product(y, W.value, h);
}
// #endregion

template <class Scalar>
void Dense<Scalar>::backward(const Matrix<Scalar>& h, const Matrix<Scalar>& dy,
                             Matrix<Scalar>& dh) {
  const std::size_t B = h.shape(1);
  expect_shape("h", h, std::array{inputs(), B});
  expect_some("h", h);
  expect_shape("dy", dy, std::array{outputs(), B});
  add_product(W.gradient, dy, transposed(h));
  add_row_sums(b.gradient, dy);
  set_zeros(dh, {inputs(), B});
  add_product(dh, transposed(W.value), dy);
}

template <class Scalar>
Matrix<Scalar> Dense<Scalar>::forward(const Matrix<Scalar>& h) const {
  Matrix<Scalar> y;
  forward(h, y);
  return y;
}

template <class Scalar>
Matrix<Scalar> Dense<Scalar>::backward(const Matrix<Scalar>& h,
                                       const Matrix<Scalar>& dy) {
  Matrix<Scalar> dh;
  backward(h, dy, dh);
  return dh;
}

template <class Scalar>
void Dense<Scalar>::forward(const Steps<Scalar>& h, Sequence<Scalar>& z) const {
  const std::size_t T = h.shape(0), B = h.shape(2);
  expect_shape("h", h, std::array{T, inputs(), B});
  expect_some("h", h);
  z.resize({T, outputs(), B});
  for (std::size_t t = 0; t < T; ++t) {
    auto z_t = at(z, t);
    broadcast_column(z_t, b.value);
    add_product(z_t, W.value, at(h, t));
  }
}

template <class Scalar>
void Dense<Scalar>::backward(const Steps<Scalar>& h, const Steps<Scalar>& dz,
                             Sequence<Scalar>& dh) {
  const std::size_t T = h.shape(0), B = h.shape(2);
  expect_shape("h", h, std::array{T, inputs(), B});
  expect_some("h", h);
  expect_shape("dz", dz, std::array{T, outputs(), B});
  set_zeros(dh, h.shape());
  for (std::size_t t = 0; t < T; ++t) {
    const auto h_t = at(h, t), dz_t = at(dz, t);
    add_product(W.gradient, dz_t, transposed(h_t));
    add_row_sums(b.gradient, dz_t);
    add_product(at(dh, t), transposed(W.value), dz_t);
  }
}

template class Dense<float>;
template class Dense<double>;
template class Dense<std::complex<double>>;

}  // namespace lstm
