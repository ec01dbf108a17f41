#include "lstm/layers/initializers.hpp"

#include <cmath>
#include <complex>

namespace lstm {

// #region uniform
template <class Scalar>
void fill_uniform(Matrix<Scalar>& weights, double limit, Random& random) {
  for (auto& w : weights) w = Scalar(random.uniform(-limit, limit));
}

template <class Scalar>
void fill_glorot_uniform(Matrix<Scalar>& weights, Random& random) {
  const auto fans = static_cast<double>(weights.shape(0) + weights.shape(1));
  fill_uniform(weights, std::sqrt(6 / fans), random);
}
// #endregion

// Takes out of column k of q what it shares with the columns before it, which
// have length 1.
static void remove_projections(Matrix<double>& q, std::size_t k) {
  for (std::size_t j = 0; j < k; ++j) {
    double shared = 0;
    for (std::size_t r = 0; r < q.shape(0); ++r) shared += q(r, j) * q(r, k);
    for (std::size_t r = 0; r < q.shape(0); ++r) q(r, k) -= shared * q(r, j);
  }
}

static void normalize_column(Matrix<double>& q, std::size_t k) {
  double squares = 0;
  for (std::size_t r = 0; r < q.shape(0); ++r) squares += q(r, k) * q(r, k);
  for (std::size_t r = 0; r < q.shape(0); ++r) q(r, k) /= std::sqrt(squares);
}

// #region orthogonal
// Gram and Schmidt on normal draws. Each column is cleaned twice, since the
// first pass leaves rounding errors that the second removes.
template <class Scalar>
void fill_orthogonal(Matrix<Scalar>& weights, Random& random) {
  if (weights.shape(0) < weights.shape(1))
    throw ShapeError(
        fmt::format("orthogonal columns need rows >= columns, "
                    "got [{}]",
                    fmt::join(weights.shape(), ", ")));

  Matrix<double> q = xt::zeros<double>(weights.shape());
  for (auto& element : q) element = random.normal();
  for (std::size_t k = 0; k < q.shape(1); ++k) {
    remove_projections(q, k);
    remove_projections(q, k);
    normalize_column(q, k);
  }
  xt::noalias(weights) = xt::cast<Scalar>(q);
}
// #endregion

#define LSTM_INSTANTIATE(Scalar)                                \
  template void fill_uniform(Matrix<Scalar>&, double, Random&); \
  template void fill_glorot_uniform(Matrix<Scalar>&, Random&);  \
  template void fill_orthogonal(Matrix<Scalar>&, Random&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

}  // namespace lstm
