#include "rollout.hpp"

#include <algorithm>

namespace sine_prediction {

template <class Scalar>
lstm::Matrix<Scalar> closed_loop(const lstm::Regressor<Scalar>& model,
                                 lstm::Sequence<Scalar> x, std::size_t steps) {
  const std::size_t T = x.shape(0), B = x.shape(2);
  lstm::expect_shape("x", x, std::array{T, std::size_t{1}, B});
  lstm::Matrix<Scalar> predictions = xt::zeros<Scalar>({steps, B});
  for (std::size_t k = 0; k < steps; ++k) {
    const lstm::Matrix<Scalar> y = model.predict(x);
    lstm::expect_shape("prediction", y, std::array{std::size_t{1}, B});
    xt::view(predictions, k, xt::all()) = xt::view(y, 0, xt::all());

    // One step of one feature is B numbers: the window moves on by B.
    std::shift_left(x.begin(), x.end(), static_cast<std::ptrdiff_t>(B));
    lstm::at(x, T - 1) = y;
  }
  return predictions;
}

template lstm::Matrix<float> closed_loop(const lstm::Regressor<float>&,
                                         lstm::Sequence<float>, std::size_t);
template lstm::Matrix<double> closed_loop(const lstm::Regressor<double>&,
                                          lstm::Sequence<double>, std::size_t);

}  // namespace sine_prediction
