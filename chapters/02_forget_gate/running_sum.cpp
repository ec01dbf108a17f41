#include "running_sum.hpp"

#include "lstm/layers/loss.hpp"

namespace forget_gate {

// #region running_sum
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
// #endregion

static void check(std::size_t sequences, std::size_t steps, double markers) {
  if (sequences == 0 || steps == 0)
    throw std::invalid_argument(
        fmt::format("running sums need sequences and steps, got {} and {}",
                    sequences, steps));
  if (!(markers >= 0 && markers <= 1))
    throw std::invalid_argument(fmt::format(
        "the probability of a marker is {}, expected 0 to 1", markers));
}

template <class Scalar>
lstm::Dataset<Scalar> running_sums(std::size_t sequences, std::size_t steps,
                                   double markers, lstm::Random random) {
  check(sequences, steps, markers);
  lstm::Dataset<Scalar> data;
  data.x.resize({steps, std::size_t{2}, sequences});
  data.y.resize({std::size_t{1}, sequences});
  for (std::size_t n = 0; n < sequences; ++n)
    for (std::size_t t = 0; t < steps; ++t) {
      data.x(t, 0, n) = Scalar(random.uniform(-1, 1));
      data.x(t, 1, n) = Scalar(random.uniform() < markers);
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

double error_of_mean(const lstm::Dataset<float>& test) {
  const lstm::Matrix<float> mean = xt::ones_like(test.y) * xt::mean(test.y)();
  return lstm::mean_squared_error(mean, test.y).value;
}

double error_of_whole_sum(const lstm::Dataset<float>& test) {
  lstm::Sequence<float> x = test.x;
  for (std::size_t t = 0; t < x.shape(0); ++t)
    xt::view(x, t, 1, xt::all()) = 0.0f;
  const lstm::Matrix<float> sums = running_sum(x);
  const lstm::Matrix<float> last =
      xt::view(sums, xt::range(x.shape(0) - 1, x.shape(0)), xt::all());
  return lstm::mean_squared_error(last, test.y).value;
}

}  // namespace forget_gate
