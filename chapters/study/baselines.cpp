#include "study/baselines.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

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

template <class Scalar>
lstm::Matrix<Scalar> nearest_window(const lstm::Dataset<Scalar>& seen,
                                    const lstm::Sequence<Scalar>& x) {
  const std::size_t T = x.shape(0), B = x.shape(2), N = seen.size();
  lstm::expect_shape("x", x, std::array{T, std::size_t{1}, B});
  lstm::expect_shape("seen.x", seen.x, std::array{T, std::size_t{1}, N});
  lstm::expect_some("seen.x", seen.x);
  lstm::Matrix<Scalar> y = xt::zeros<Scalar>({std::size_t{1}, B});
  for (std::size_t n = 0; n < B; ++n) {
    std::vector<Scalar> distances(N);
    for (std::size_t t = 0; t < T; ++t)
      for (std::size_t k = 0; k < N; ++k) {
        const Scalar apart = seen.x(t, 0, k) - x(t, 0, n);
        distances[k] += apart * apart;
      }
    const auto nearest = std::min_element(distances.begin(), distances.end());
    y(0, n) = seen.y.flat(std::size_t(nearest - distances.begin()));
  }
  return y;
}

// Where the derivatives of Σ (y - a p - b q)² by a and by b are 0:
//   a Σp² + b Σpq = Σpy  and  a Σpq + b Σq² = Σqy
template <class Scalar>
Recurrence fit_recurrence(const lstm::Dataset<Scalar>& seen) {
  const auto last = from_end(seen.x, 0), before = from_end(seen.x, 1);
  double pp = 0, pq = 0, qq = 0, py = 0, qy = 0;
  for (std::size_t n = 0; n < seen.size(); ++n) {
    const double p = last(0, n), q = before(0, n), y = seen.y(0, n);
    pp += p * p, pq += p * q, qq += q * q;
    py += p * y, qy += q * y;
  }
  const double det = pp * qq - pq * pq, trace = pp + qq;
  if (det <= 1e-12 * trace * trace) return {py / trace, qy / trace};
  return {(py * qq - qy * pq) / det, (qy * pp - py * pq) / det};
}

template <class Scalar>
lstm::Matrix<Scalar> go_on(const lstm::Sequence<Scalar>& x, Recurrence rule) {
  return Scalar(rule.a) * from_end(x, 0) + Scalar(rule.b) * from_end(x, 1);
}

#define LSTM_INSTANTIATE(Scalar)                                               \
  template lstm::Matrix<Scalar> repeat_last(const lstm::Sequence<Scalar>&);    \
  template lstm::Matrix<Scalar> straight_line(const lstm::Sequence<Scalar>&);  \
  template lstm::Matrix<Scalar> sine_recurrence(const lstm::Sequence<Scalar>&, \
                                                double);                       \
  template lstm::Matrix<Scalar> nearest_window(const lstm::Dataset<Scalar>&,   \
                                               const lstm::Sequence<Scalar>&); \
  template Recurrence fit_recurrence(const lstm::Dataset<Scalar>&);            \
  template lstm::Matrix<Scalar> go_on(const lstm::Sequence<Scalar>&,           \
                                      Recurrence);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
#undef LSTM_INSTANTIATE

}  // namespace study
