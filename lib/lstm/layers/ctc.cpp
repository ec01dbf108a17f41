#include "lstm/layers/ctc.hpp"

#include <algorithm>
#include <cmath>
#include <complex>

namespace lstm {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// Complex numbers count by their real parts.
template <class Number>
Number larger(Number a, Number b) {
  return std::real(a) < std::real(b) ? b : a;
}

// log(eᵃ + eᵇ + eᶜ). The largest is taken out of them first: otherwise all
// three powers could be 0. Where the largest is -∞ their sum is that, too, or
// NaN where one of them is.
template <class Number>
Number log_sum(Number a, Number b, Number c = -infinity) {
  using std::exp, std::log;
  const Number most = larger(larger(a, b), c);
  if (std::real(most) == -infinity) return a + b + c;
  return most + log(exp(a - most) + exp(b - most) + exp(c - most));
}

// Whether place s may follow place s - 2 at once: both are labels, and they
// differ.
bool skips(const std::vector<std::size_t>& l, std::size_t s) {
  return s >= 2 && l[s] != blank && l[s] != l[s - 2];
}

// α(t, s): the probability of all ways to say the places up to s in the steps
// up to t, the last of them at s. A way begins at the first blank or the first
// label. It stays where it is, goes on by one place, or skips a blank (Graves
// et al. 2006, eq. 6 and 7).
// #region forward
template <class Scalar>
void forward(CtcTrace<Scalar>& trace, std::size_t T, std::size_t b) {
  using Number = typename CtcTrace<Scalar>::Number;
  const Number none = -infinity;
  auto& [log_y, l, alpha, beta] = trace;
  for (std::size_t s = 0; s < l.size(); ++s)
    alpha(0, s) = s < 2 ? log_y(0, l[s], b) : none;
  for (std::size_t t = 1; t < T; ++t)
    for (std::size_t s = 0; s < l.size(); ++s)
      alpha(t, s) = log_y(t, l[s], b) +
                    log_sum(alpha(t - 1, s), s > 0 ? alpha(t - 1, s - 1) : none,
                            skips(l, s) ? alpha(t - 1, s - 2) : none);
}
// #endregion

// β(t, s): the probability of all ways to say the rest in the steps behind t
// for one that is at s in step t. A way ends at the last label or the last
// blank (eq. 10 and 11; but the y of step t itself is in α alone, so that
// nothing has to be divided by it, which may be 0).
template <class Scalar>
void backward(CtcTrace<Scalar>& trace, std::size_t T, std::size_t b) {
  using Number = typename CtcTrace<Scalar>::Number;
  const Number none = -infinity;
  auto& [log_y, l, alpha, beta] = trace;
  const std::size_t S = l.size();
  for (std::size_t s = 0; s < S; ++s)
    beta(T - 1, s) = s + 2 < S ? none : Number(0);
  for (std::size_t t = T - 1; t-- > 0;)
    for (std::size_t s = 0; s < S; ++s) {
      const bool one = s + 1 < S, two = s + 2 < S && skips(l, s + 2);
      beta(t, s) =
          log_sum(beta(t + 1, s) + log_y(t + 1, l[s], b),
                  one ? beta(t + 1, s + 1) + log_y(t + 1, l[s + 1], b) : none,
                  two ? beta(t + 1, s + 2) + log_y(t + 1, l[s + 2], b) : none);
    }
}

// The probability of the labels: of all ways that have come to the last label
// or the last blank at the last step (eq. 8).
template <class Scalar>
auto log_probability(const CtcTrace<Scalar>& trace, std::size_t T) {
  const auto& alpha = trace.alpha;
  const std::size_t S = trace.places.size();
  if (S == 1) return alpha(T - 1, 0);
  return log_sum(alpha(T - 1, S - 1), alpha(T - 1, S - 2));
}

// y, less the share of all ways that say k at step t: those are at one of the
// places of k (eq. 16).
template <class Scalar>
void gradient(const CtcTrace<Scalar>& trace,
              typename CtcTrace<Scalar>::Number log_p, std::size_t T,
              std::size_t b, Sequence<Scalar>& dz) {
  using std::exp;
  const auto& [log_y, l, alpha, beta] = trace;
  for (std::size_t t = 0; t < T; ++t) {
    for (std::size_t k = 0; k < dz.shape(1); ++k)
      dz(t, k, b) = static_cast<Scalar>(exp(log_y(t, k, b)));
    for (std::size_t s = 0; s < l.size(); ++s)
      dz(t, l[s], b) -=
          static_cast<Scalar>(exp(alpha(t, s) + beta(t, s) - log_p));
  }
}

// The labels with blanks before, between and after them, and room for T rows of
// such places.
template <class Scalar>
void begin(CtcTrace<Scalar>& trace, const Labelling& labels, std::size_t T) {
  const std::size_t S = 2 * labels.size() + 1;
  trace.places.assign(S, blank);
  for (std::size_t n = 0; n < labels.size(); ++n)
    trace.places[2 * n + 1] = static_cast<std::size_t>(labels[n]);
  for (auto* table : {&trace.alpha, &trace.beta})
    table->resize({std::max(table->shape(0), T), std::max(table->shape(1), S)});
}

// -log p of sample b, whose gradient is added to zeros.
template <class Scalar>
auto sample_loss(std::size_t b, std::size_t T, const Labelling& labels,
                 Sequence<Scalar>& dz, CtcTrace<Scalar>& trace) {
  using Number = typename CtcTrace<Scalar>::Number;
  if (T < shortest_steps(labels)) return Number(infinity);
  if (T == 0) return Number(0);
  begin(trace, labels, T);
  forward(trace, T, b);
  const Number log_p = log_probability(trace, T);
  if (std::real(log_p) == -infinity) return Number(infinity);
  backward(trace, T, b);
  gradient(trace, log_p, T, b, dz);
  return -log_p;
}

template <class Scalar>
void expect_labellings(const Steps<Scalar>& z,
                       const std::vector<Labelling>& labels) {
  const std::size_t K = z.shape(1), B = z.shape(2);
  if (labels.size() != B)
    throw ShapeError(
        fmt::format("there are labels for {} samples, expected them for {}",
                    labels.size(), B));
  for (std::size_t b = 0; b < B; ++b)
    for (std::size_t n = 0; n < labels[b].size(); ++n)
      if (const int label = labels[b][n];
          label <= blank || static_cast<std::size_t>(label) >= K)
        throw std::invalid_argument(
            fmt::format("label {} of sample {} is {}, expected a class above "
                        "{}, the blank, and below {}",
                        n, b, label, blank, K));
}

}  // namespace

template <class Scalar>
void log_softmax(const Steps<Scalar>& z,
                 Sequence<decltype(Scalar() * 1.0)>& log_y) {
  using Number = decltype(Scalar() * 1.0);
  using std::exp, std::log;
  expect_some("logits", z);
  log_y.resize(z.shape());
  for (std::size_t t = 0; t < z.shape(0); ++t)
    for (std::size_t b = 0; b < z.shape(2); ++b) {
      Number most = z(t, 0, b), sum = 0;
      for (std::size_t k = 1; k < z.shape(1); ++k)
        most = larger(most, Number(z(t, k, b)));
      for (std::size_t k = 0; k < z.shape(1); ++k)
        sum += exp(Number(z(t, k, b)) - most);
      for (std::size_t k = 0; k < z.shape(1); ++k)
        log_y(t, k, b) = Number(z(t, k, b)) - most - log(sum);
    }
}

template <class Scalar>
Summed<Scalar> ctc_loss(const std::type_identity_t<Steps<Scalar>>& z,
                        const std::vector<Labelling>& labels,
                        Sequence<Scalar>& dz, CtcTrace<Scalar>& trace) {
  expect_some("logits", z);
  if (z.storage().data() == dz.data())
    throw std::invalid_argument("dz must not stand in the place of z");
  expect_labellings(z, labels);
  log_softmax(z, trace.log_y);
  set_zeros(dz, z.shape());
  Summed<Scalar> loss;
  for (std::size_t b = 0; b < labels.size(); ++b) {
    loss.sum += sample_loss(b, z.steps_of(b), labels[b], dz, trace);
    loss.count += 1;
  }
  return loss;
}

#define LSTM_INSTANTIATE(Scalar)                                               \
  template void log_softmax(const Steps<Scalar>&,                              \
                            Sequence<decltype(Scalar() * 1.0)>&);              \
  template Summed<Scalar> ctc_loss(const std::type_identity_t<Steps<Scalar>>&, \
                                   const std::vector<Labelling>&,              \
                                   Sequence<Scalar>&, CtcTrace<Scalar>&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

}  // namespace lstm
