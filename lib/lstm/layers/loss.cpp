#include "lstm/layers/loss.hpp"

#include <complex>
#include <numeric>

namespace lstm {

// #region mse
template <class Scalar>
Scalar mean_squared_error(const Matrix<Scalar>& y, const Matrix<Scalar>& target,
                          Matrix<Scalar>& gradient) {
  expect_shape("target", target, y.shape());
  expect_some("prediction", y);
  gradient.resize(y.shape());
  xt::noalias(gradient) = y - target;
  const Scalar squares = std::inner_product(gradient.begin(), gradient.end(),
                                            gradient.begin(), Scalar(0));
  const auto n = static_cast<Scalar>(static_cast<double>(y.size()));
  gradient *= Scalar(2) / n;
  return squares / n;
}
// #endregion

template <class Scalar>
Loss<Scalar> mean_squared_error(const Matrix<Scalar>& y,
                                const Matrix<Scalar>& target) {
  Loss<Scalar> loss;
  loss.value = mean_squared_error(y, target, loss.gradient);
  return loss;
}

#define LSTM_INSTANTIATE(Scalar)                                   \
  template Loss<Scalar> mean_squared_error(const Matrix<Scalar>&,  \
                                           const Matrix<Scalar>&); \
  template Scalar mean_squared_error(const Matrix<Scalar>&,        \
                                     const Matrix<Scalar>&, Matrix<Scalar>&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

}  // namespace lstm
