#include "lstm/loss.hpp"

#include <complex>
#include <numeric>

namespace lstm {

// #region mse
template <class Scalar>
Loss<Scalar> mean_squared_error(const Matrix<Scalar>& y,
                                const Matrix<Scalar>& target) {
  expect_shape("target", target, y.shape());
  expect_some("prediction", y);
  const Matrix<Scalar> error = y - target;
  const auto n = static_cast<Scalar>(static_cast<double>(y.size()));
  const Scalar squares =
      std::inner_product(error.begin(), error.end(), error.begin(), Scalar(0));
  return {squares / n, Scalar(2) / n * error};
}
// #endregion

// #region instances
template Loss<float> mean_squared_error(const Matrix<float>&,
                                        const Matrix<float>&);
template Loss<double> mean_squared_error(const Matrix<double>&,
                                         const Matrix<double>&);
template Loss<std::complex<double>> mean_squared_error(
    const Matrix<std::complex<double>>&, const Matrix<std::complex<double>>&);
// #endregion

}  // namespace lstm
