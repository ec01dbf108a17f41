#include "lstm/layers/gate.hpp"

#include <complex>

#include "lstm/layers/activations.hpp"
#include "lstm/numbers/product.hpp"

namespace lstm {

// #region forward
template <class Scalar>
Matrix<Scalar> OneGate<Scalar>::forward(const Matrix<Scalar>& x,
                                        const Matrix<Scalar>& h) const {
  expect_shape("x", x, std::array{inputs(), x.shape(1)});
  expect_shape("h", h, std::array{hidden(), x.shape(1)});
  Matrix<Scalar> z = xt::zeros<Scalar>({hidden(), x.shape(1)});
  broadcast_column(z, b.value);
  add_product(z, W.value, x);
  add_product(z, U.value, h);
  if (squash == Squash::sigmoid)
    apply_sigmoid(z);
  else
    apply_tanh(z);
  return z;
}
// #endregion

// #region backward
template <class Scalar>
typename OneGate<Scalar>::Inputs OneGate<Scalar>::backward(
    const Matrix<Scalar>& x, const Matrix<Scalar>& h, const Matrix<Scalar>& a,
    const Matrix<Scalar>& da) {
  const std::size_t B = x.shape(1);
  expect_shape("x", x, std::array{inputs(), B});
  expect_shape("h", h, std::array{hidden(), B});
  expect_shape("a", a, std::array{hidden(), B});
  expect_shape("da", da, std::array{hidden(), B});

  // Both slopes can be written with the activation: σ' = a (1 - a) and
  // tanh' = 1 - a².
  const auto one = Scalar(1);
  Matrix<Scalar> dz = da * a * (one - a);
  if (squash == Squash::tanh) dz = da * (one - a * a);

  const Matrix<Scalar> ones = xt::ones<Scalar>({B, std::size_t{1}});
  add_product(W.gradient, dz, transposed(x));
  add_product(U.gradient, dz, transposed(h));
  add_product(b.gradient, dz, ones);
  Inputs d{xt::zeros<Scalar>(x.shape()), xt::zeros<Scalar>(h.shape())};
  add_product(d.dx, transposed(W.value), dz);
  add_product(d.dh, transposed(U.value), dz);
  return d;
}
// #endregion

template class OneGate<float>;
template class OneGate<double>;
template class OneGate<std::complex<double>>;

}  // namespace lstm
