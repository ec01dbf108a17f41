#include "lstm/training/penalty.hpp"

#include <cmath>
#include <complex>

#include "lstm/numbers/finite.hpp"

namespace lstm {

// The slope of |w|. Of a complex number, which carries a derivative in its
// imaginary part, the real part alone has a sign.
template <class Scalar>
static Scalar sign(Scalar w) {
  return Scalar((std::real(w) > 0) - (std::real(w) < 0));
}

// #region penalty
template <class Scalar>
Scalar penalty(const Values<Scalar>& weights, const PenaltyOptions& options) {
  Scalar sizes = 0, squares = 0;
  for (const auto* parameter : weights)
    for (const Scalar w : parameter->value) {
      sizes += w * sign(w);
      squares += w * w;
    }
  return Scalar(options.l1) * sizes + Scalar(options.l2) * squares;
}
// #endregion

// #region slopes
template <class Scalar>
void add_penalty_gradients(const Parameters<Scalar>& weights,
                           const PenaltyOptions& options) {
  expect_gradients(weights);
  const auto l1 = Scalar(options.l1), two_l2 = Scalar(2 * options.l2);
  for (auto* parameter : weights) {
    auto slope = parameter->gradient.begin();
    for (const Scalar w : parameter->value)
      *slope++ += l1 * sign(w) + two_l2 * w;
  }
}
// #endregion

// #region penalized
template <class Scalar>
Penalized<Scalar>::Penalized(Optimizer<Scalar>& inner,
                             Parameters<Scalar> weights,
                             const PenaltyOptions& options)
    : inner_(inner), weights_(std::move(weights)), options_(options) {
  const auto check = [](double factor, double used) {
    if (!(factor >= 0 && std::isfinite(detail::rounded<Scalar>(used))))
      throw std::invalid_argument(
          fmt::format("a penalty needs finite factors of 0 or more, got {}",
                      detail::shown<Scalar>(factor, used)));
  };
  check(options.l1, options.l1);
  check(options.l2, 2 * options.l2);
}

template <class Scalar>
void Penalized<Scalar>::step(const Parameters<Scalar>& parameters) {
  add_penalty_gradients(weights_, options_);
  inner_.step(parameters);
}
// #endregion

// What a weight keeps, or 0 where it cannot lose such a share.
template <class Scalar>
static Scalar kept_of(double share) {
  return share >= 0 && share < 1 ? static_cast<Scalar>(1 - share) : 0;
}

template <class Scalar>
Decayed<Scalar>::Decayed(Optimizer<Scalar>& inner, Parameters<Scalar> weights,
                         Rate share)
    : inner_(inner), weights_(std::move(weights)), share_(std::move(share)) {
  if (share_.is_constant() && !(kept_of<Scalar>(share_(0)) > 0))
    throw std::invalid_argument(
        fmt::format("weights lose a share in [0, 1) at each step, got {}",
                    detail::shown<Scalar>(share_(0))));
}

template <class Scalar>
Scalar Decayed<Scalar>::kept_at(std::size_t done) const {
  const double share = share_(done);
  const auto kept = kept_of<Scalar>(share);
  if (!(kept > 0))
    throw std::invalid_argument(fmt::format(
        "weights lose a share in [0, 1) at each step, got {} after {} steps",
        detail::shown<Scalar>(share), done));
  return kept;
}

#define LSTM_INSTANTIATE(Scalar)                                         \
  template Scalar penalty(const Values<Scalar>&, const PenaltyOptions&); \
  template void add_penalty_gradients(const Parameters<Scalar>&,         \
                                      const PenaltyOptions&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

template class Decayed<float>;
template class Decayed<double>;
template class Penalized<float>;
template class Penalized<double>;

}  // namespace lstm
