#include "running_sum.hpp"

#include <stdexcept>

namespace forget_gate {

template <class Scalar>
lstm::Matrix<Scalar> running_sum(const lstm::Sequence<Scalar>& x) {
  const std::size_t T = x.shape(0), N = x.shape(2);
  lstm::expect_shape("x", x, std::array{T, std::size_t{2}, N});
  lstm::Matrix<Scalar> sums = xt::zeros<Scalar>({T, N});
  for (std::size_t n = 0; n < N; ++n) {
    Scalar sum = 0;
    for (std::size_t t = 0; t < T; ++t) {
      if (x(t, 1, n) != Scalar(0)) sum = 0;
      sum += x(t, 0, n);
      sums(t, n) = sum;
    }
  }
  return sums;
}

static void check(std::size_t sequences, std::size_t steps, double marks) {
  if (sequences == 0 || steps == 0)
    throw std::invalid_argument(
        fmt::format("running sums need sequences and steps, got {} and {}",
                    sequences, steps));
  if (!(marks >= 0 && marks <= 1))
    throw std::invalid_argument(
        fmt::format("the probability of a mark is {}, expected 0 to 1", marks));
}

template <class Scalar>
lstm::Dataset<Scalar> running_sums(std::size_t sequences, std::size_t steps,
                                   double marks, lstm::Random random) {
  check(sequences, steps, marks);
  lstm::Dataset<Scalar> data;
  data.x.resize({steps, std::size_t{2}, sequences});
  data.y.resize({std::size_t{1}, sequences});
  for (std::size_t n = 0; n < sequences; ++n)
    for (std::size_t t = 0; t < steps; ++t) {
      data.x(t, 0, n) = Scalar(random.uniform(-1, 1));
      data.x(t, 1, n) = Scalar(random.uniform() < marks);
    }
  const lstm::Matrix<Scalar> sums = running_sum(data.x);
  for (std::size_t n = 0; n < sequences; ++n) data.y(0, n) = sums(steps - 1, n);
  return data;
}

#define LSTM_INSTANTIATE(Scalar)                                            \
  template lstm::Matrix<Scalar> running_sum(const lstm::Sequence<Scalar>&); \
  template lstm::Dataset<Scalar> running_sums(std::size_t, std::size_t,     \
                                              double, lstm::Random);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
#undef LSTM_INSTANTIATE

lstm::Matrix<float> always_leaking(const lstm::Dataset<float>& data) {
  const auto f = static_cast<float>(1 - mark_share);
  const auto& x = data.x;
  lstm::Matrix<float> c = xt::zeros_like(data.y);
  for (std::size_t t = 0; t < x.shape(0); ++t)
    for (std::size_t n = 0; n < x.shape(2); ++n)
      c(0, n) = f * c(0, n) + x(t, 0, n);
  return c;
}

}  // namespace forget_gate
