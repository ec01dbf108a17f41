#include "study/baselines.hpp"

#include <cmath>

namespace study {

// The value `back` steps before the end of each window, as a matrix [1, N].
template <class Scalar>
static lstm::Matrix<Scalar> from_end(const lstm::Sequence<Scalar>& x,
                                     std::size_t back) {
  const std::size_t T = x.shape(0);
  lstm::expect_shape("x", x, std::array{T, std::size_t{1}, x.shape(2)});
  if (T <= back)
    throw lstm::ShapeError(
        fmt::format("windows of {} steps where {} are needed", T, back + 1));
  return lstm::at(x, T - 1 - back);
}

// #region baselines
template <class Scalar>
lstm::Matrix<Scalar> repeat_last(const lstm::Sequence<Scalar>& x) {
  return from_end(x, 0);
}

template <class Scalar>
lstm::Matrix<Scalar> straight_line(const lstm::Sequence<Scalar>& x) {
  return Scalar(2) * from_end(x, 0) - from_end(x, 1);
}

template <class Scalar>
lstm::Matrix<Scalar> sine_recurrence(const lstm::Sequence<Scalar>& x,
                                     double step) {
  return Scalar(2 * std::cos(step)) * from_end(x, 0) - from_end(x, 1);
}
// #endregion

#define LSTM_INSTANTIATE(Scalar)                                               \
  template lstm::Matrix<Scalar> repeat_last(const lstm::Sequence<Scalar>&);    \
  template lstm::Matrix<Scalar> straight_line(const lstm::Sequence<Scalar>&);  \
  template lstm::Matrix<Scalar> sine_recurrence(const lstm::Sequence<Scalar>&, \
                                                double);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
#undef LSTM_INSTANTIATE

}  // namespace study
