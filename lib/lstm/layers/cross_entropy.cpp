#include "lstm/layers/cross_entropy.hpp"

#include <cmath>
#include <complex>

#include "lstm/numbers/finite.hpp"
#include "lstm/numbers/lanes.hpp"

namespace lstm {

// The larger of two numbers, of two packs place by place; complex numbers count
// by their real parts.
template <class Pack>
static Pack larger(const Pack& a, const Pack& b) {
#ifdef XTENSOR_USE_XSIMD  // not in a browser
  if constexpr (xsimd::is_batch<Pack>::value)
    return xsimd::max(a, b);
  else
#endif
    return std::real(a) < std::real(b) ? b : a;
}

// As many columns as are taken at a time, and what belongs to each: its largest
// logit, and the sum of the eᶻ divided by e to that.
static constexpr std::size_t at_once = 64;
namespace {
template <class Scalar>
struct Totals {
  std::array<Scalar, at_once> largest, sum;

  // What it costs that the label of a column has the logit z.
  Scalar cost(std::size_t b, Scalar z) const {
    return std::log(sum[b]) + (largest[b] - z);
  }
};
}  // namespace

// #region softmax_columns
// p becomes the softmax of z, for the columns from b on of K rows of B numbers.
// The largest z of a column is subtracted from all of them first: otherwise e
// to it could be infinite, or e to all of them 0.
template <class Scalar>
static void softmax_columns(const Scalar* z, Scalar* p, std::size_t K,
                            std::size_t b, std::size_t B,
                            Totals<Scalar>& totals) {
  Scalar *largest_of = totals.largest.data(), *sum_of = totals.sum.data();
  for_each_lane<Scalar>(std::min(at_once, B - b), [=](auto lane) {
    using std::exp;
    auto largest = lane.load(z + b);
    for (std::size_t k = 1; k < K; ++k)
      largest = larger(largest, lane.load(z + b + k * B));
    auto sum = std::decay_t<decltype(largest)>(0);
    for (std::size_t k = 0; k < K; ++k) {
      const auto e = exp(lane.load(z + b + k * B) - largest);
      sum += e;
      lane.store(p + b + k * B, e);
    }
    for (std::size_t k = 0; k < K; ++k)
      lane.store(p + b + k * B, lane.load(p + b + k * B) / sum);
    lane.store(largest_of, largest);
    lane.store(sum_of, sum);
  });
}
// #endregion

template <class Scalar>
void softmax(const Matrix<Scalar>& z, Matrix<Scalar>& p) {
  expect_some("logits", z);
  const std::size_t K = z.shape(0), B = z.shape(1);
  p.resize(z.shape());
  Totals<Scalar> totals;
  for (std::size_t b = 0; b < B; b += at_once)
    softmax_columns(z.data(), p.data(), K, b, B, totals);
}

template <class Scalar>
Matrix<Scalar> softmax(const Matrix<Scalar>& z) {
  Matrix<Scalar> p;
  softmax(z, p);
  return p;
}

template <class Scalar>
void softmax(const Sequence<Scalar>& z, Sequence<Scalar>& p) {
  expect_some("logits", z);
  const std::size_t K = z.shape(1), B = z.shape(2);
  p.resize(z.shape());
  Totals<Scalar> totals;
  for (std::size_t t = 0; t < z.shape(0); ++t)
    for (std::size_t b = 0; b < B; b += at_once)
      softmax_columns(block(z, t), block(p, t), K, b, B, totals);
}

// A weight counts as it is computed with: rounded to float or double.
template <class Scalar>
static void expect_weights(const ClassWeights& weights, std::size_t K) {
  using Real = decltype(std::abs(Scalar()));
  if (!weights.empty() && weights.size() != K)
    throw std::invalid_argument(
        fmt::format("{} weights for {} classes", weights.size(), K));
  for (std::size_t k = 0; k < weights.size(); ++k) {
    const auto used = detail::rounded<Real>(weights[k]);
    if (!(weights[k] == 0 || (used > 0 && std::isfinite(used))))
      throw std::invalid_argument(
          fmt::format("the weight of class {} is {}, expected a finite number "
                      "of 0 or more",
                      k, detail::shown<Real>(weights[k])));
  }
}

template <class Scalar>
static void expect_choice(const Sequence<Scalar>& z, const Labels& labels,
                          const Sequence<Scalar>& dz,
                          const ClassWeights& weights) {
  if (&dz == &z)
    throw std::invalid_argument("dz must not stand in the place of z");
  expect_some("logits", z);
  expect_shape("labels", labels, std::array{z.shape(0), z.shape(2)});
  expect_labels("labels", labels, z.shape(1));
  expect_weights<Scalar>(weights, z.shape(1));
}

// What a label counts.
static double weight_of(int label, const ClassWeights& weights) {
  if (label == no_label) return 0;
  return weights.empty() ? 1 : weights[static_cast<std::size_t>(label)];
}

// Of the K numbers of a column, each is multiplied by w; where w is 0 it is 0
// thereafter, whatever it was.
template <class Scalar>
static void scale_column(Sequence<Scalar>& dz, std::size_t t, std::size_t b,
                         double w) {
  for (std::size_t k = 0; k < dz.shape(1); ++k)
    dz(t, k, b) = w == 0 ? Scalar(0) : dz(t, k, b) * static_cast<Scalar>(w);
}

// #region cross_entropy
template <class Scalar>
Summed<Scalar> cross_entropy(const Sequence<Scalar>& z, const Labels& labels,
                             Sequence<Scalar>& dz,
                             const ClassWeights& weights) {
  const std::size_t T = z.shape(0), K = z.shape(1), B = z.shape(2);
  expect_choice(z, labels, dz, weights);
  dz.resize(z.shape());
  Summed<Scalar> loss;
  Totals<Scalar> totals;
  for (std::size_t t = 0; t < T; ++t)
    for (std::size_t b = 0; b < B; ++b) {
      const std::size_t place = b % at_once;
      if (place == 0)
        softmax_columns(block(z, t), block(dz, t), K, b, B, totals);
      const double w = weight_of(labels(t, b), weights);
      if (w > 0) {
        const auto k = static_cast<std::size_t>(labels(t, b));
        loss.sum += w * totals.cost(place, z(t, k, b));
        loss.count += w;
        dz(t, k, b) -= Scalar(1);
      }
      if (w != 1) scale_column(dz, t, b, w);
    }
  return loss;
}
// #endregion

// #region softplus
// log(1 + eᶻ), which is -log (1 - σ(z)); softplus(-z) is -log σ(z). eᶻ does not
// overflow, and log1p does not lose it beside the 1. (For complex numbers the
// standard library has no log1p.)
static double log_of_one_plus(double w) {
  return std::log1p(w);
}
static float log_of_one_plus(float w) {
  return std::log1p(w);
}
static std::complex<double> log_of_one_plus(std::complex<double> w) {
  return std::log(1.0 + w);
}
template <class Scalar>
static Scalar softplus(Scalar z) {
  using std::exp;
  return std::real(z) > 0 ? z + log_of_one_plus(exp(-z))
                          : log_of_one_plus(exp(z));
}
// #endregion

template <class Scalar>
static void expect_shares(const Matrix<Scalar>& target) {
  for (std::size_t o = 0; o < target.shape(0); ++o)
    for (std::size_t b = 0; b < target.shape(1); ++b)
      if (const double y = std::real(target(o, b)); !(y >= 0 && y <= 1))
        throw std::invalid_argument(
            fmt::format("the target of output {}, sample {} is {}, expected 0 "
                        "to 1",
                        o, b, y));
}

// #region binary
// What a share of the truth costs; where that is 0, nothing, be z infinite.
template <class Scalar>
static Scalar cost(Scalar share, Scalar z) {
  return share == Scalar(0) ? Scalar(0) : share * softplus(z);
}

template <class Scalar>
Summed<Scalar> binary_cross_entropy(const Matrix<Scalar>& z,
                                    const Matrix<Scalar>& target,
                                    Matrix<Scalar>& dz) {
  expect_some("logits", z);
  expect_shape("target", target, z.shape());
  expect_shares(target);
  dz.resize(z.shape());
  Summed<Scalar> loss;
  for (std::size_t k = 0; k < z.size(); ++k) {
    const Scalar z_k = z.data()[k], y = target.data()[k];
    loss.sum += cost(y, -z_k) + cost(Scalar(1) - y, z_k);
    loss.count += 1;
    dz.data()[k] = sigmoid(z_k) - y;
  }
  return loss;
}
// #endregion

#define LSTM_INSTANTIATE(Scalar)                                          \
  template void softmax(const Matrix<Scalar>&, Matrix<Scalar>&);          \
  template Matrix<Scalar> softmax(const Matrix<Scalar>&);                 \
  template void softmax(const Sequence<Scalar>&, Sequence<Scalar>&);      \
  template Summed<Scalar> cross_entropy(const Sequence<Scalar>&,          \
                                        const Labels&, Sequence<Scalar>&, \
                                        const ClassWeights&);             \
  template Summed<Scalar> binary_cross_entropy(                           \
      const Matrix<Scalar>&, const Matrix<Scalar>&, Matrix<Scalar>&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

}  // namespace lstm
