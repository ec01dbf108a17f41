#include "lstm/training/shard.hpp"

#include <algorithm>
#include <complex>

#include "lstm/layers/loss.hpp"
#include "lstm/numbers/flush_subnormals.hpp"

namespace lstm {

// #region cutting
std::size_t shard_count(std::size_t B) {
  constexpr std::size_t least = 16, most = 4;
  return std::clamp<std::size_t>(B / least, 1, most);
}

Columns shard_columns(std::size_t k, std::size_t B) {
  const std::size_t n = shard_count(B);
  return {k * B / n, (k + 1) * B / n};
}
// #endregion

template <class Scalar>
Shard<Scalar>::Shard(const Lstm<Scalar>& lstm, const Dense<Scalar>& dense)
    : lstm_(lstm), dense_(dense) {
  flow_.wants_dx = false;
}

template <class Scalar>
void Shard<Scalar>::take(const Lstm<Scalar>& lstm, const Dense<Scalar>& dense,
                         const Sequence<Scalar>& x,
                         const Matrix<Scalar>& target, Columns columns) {
  lstm_.W.value = lstm.W.value;
  lstm_.U.value = lstm.U.value;
  lstm_.b.value = lstm.b.value;
  dense_.W.value = dense.W.value;
  dense_.b.value = dense.b.value;
  const auto [first, last] = columns;
  x_.resize({x.shape(0), x.shape(1), columns.count()});
  target_.resize({target.shape(0), columns.count()});
  xt::noalias(x_) = xt::view(x, xt::all(), xt::all(), xt::range(first, last));
  xt::noalias(target_) = xt::view(target, xt::all(), xt::range(first, last));
}

// #region pass
template <class Scalar>
void Shard<Scalar>::pass() {
  const FlushSubnormals<Scalar> flush;
  const std::size_t T = x_.shape(0), H = lstm_.hidden(), B = x_.shape(2);
  set_zeros(start_.h, {H, B});
  set_zeros(start_.c, {H, B});
  lstm_.forward(x_, start_, trace_);
  h_.resize({H, B});
  xt::noalias(h_) = at(trace_.h, T);
  dense_.forward(h_, y_);
  loss_ = mean_squared_error(y_, target_, dy_);

  for (auto* p : {&lstm_.W, &lstm_.U, &lstm_.b, &dense_.W, &dense_.b})
    set_zeros(p->gradient, p->value.shape());
  dense_.backward(h_, dy_, dh_);
  set_zeros(dh_loss_, {T, H, B});
  xt::noalias(at(dh_loss_, T - 1)) = dh_;
  lstm_.backward(x_, trace_, dh_loss_, flow_);
}
// #endregion

// #region add_to
template <class Scalar>
Scalar Shard<Scalar>::add_to(Lstm<Scalar>& lstm, Dense<Scalar>& dense,
                             Scalar share) const {
  xt::noalias(lstm.W.gradient) += share * lstm_.W.gradient;
  xt::noalias(lstm.U.gradient) += share * lstm_.U.gradient;
  xt::noalias(lstm.b.gradient) += share * lstm_.b.gradient;
  xt::noalias(dense.W.gradient) += share * dense_.W.gradient;
  xt::noalias(dense.b.gradient) += share * dense_.b.gradient;
  return share * loss_;
}
// #endregion

template class Shard<float>;
template class Shard<double>;
template class Shard<std::complex<double>>;

}  // namespace lstm
