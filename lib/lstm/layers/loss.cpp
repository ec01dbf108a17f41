#include "lstm/layers/loss.hpp"

#include <complex>

namespace lstm {

// #region squared_error
template <class Scalar>
Summed<Scalar> squared_error(const Matrix<Scalar>& y,
                             const Matrix<Scalar>& target, Matrix<Scalar>& dy) {
  expect_shape("target", target, y.shape());
  expect_some("prediction", y);
  Summed<Scalar> loss;
  dy.resize(y.shape());
  xt::noalias(dy) = y - target;
  for (const Scalar error : dy) loss.sum += 1.0 * error * error;
  loss.count = static_cast<double>(y.size());
  dy *= Scalar(2);
  return loss;
}
// #endregion

// #region mean_squared_error
template <class Scalar>
Loss<Scalar> mean_squared_error(const Matrix<Scalar>& y,
                                const Matrix<Scalar>& target) {
  Matrix<Scalar> gradient;
  const auto loss = squared_error(y, target, gradient);
  gradient /= static_cast<Scalar>(loss.count);
  return {static_cast<Scalar>(loss.mean()), gradient};
}
// #endregion

#define LSTM_INSTANTIATE(Scalar)                                      \
  template Summed<Scalar> squared_error(                              \
      const Matrix<Scalar>&, const Matrix<Scalar>&, Matrix<Scalar>&); \
  template Loss<Scalar> mean_squared_error(const Matrix<Scalar>&,     \
                                           const Matrix<Scalar>&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

}  // namespace lstm
