#include "lstm/training/regressor.hpp"

#include <complex>

#include "lstm/numbers/finite.hpp"
#include "lstm/numbers/flush_subnormals.hpp"

namespace lstm {

template <class Scalar>
Regressor<Scalar>::Regressor(std::size_t inputs, std::size_t hidden,
                             std::size_t outputs)
    : lstm(inputs, hidden), dense(hidden, outputs) {}

template <class Scalar>
void Regressor<Scalar>::initialize(Recipe recipe, Random& random) {
  lstm.initialize(recipe, random);
  dense.initialize(recipe, random);
}

template <class Scalar>
Parameters<Scalar> Regressor<Scalar>::parameters() {
  return {&lstm.W, &lstm.U, &lstm.b, &dense.W, &dense.b};
}

template <class Scalar>
Parameters<Scalar> Regressor<Scalar>::weights() {
  return {&lstm.W, &lstm.U, &dense.W};
}

// #region predict
template <class Scalar>
Matrix<Scalar> Regressor<Scalar>::predict(const Sequence<Scalar>& x) const {
  expect_finite("x", x);
  return predict_finite(x);
}

template <class Scalar>
Matrix<Scalar> Regressor<Scalar>::predict_finite(
    const Sequence<Scalar>& x) const {
  const FlushSubnormals<Scalar> flush;
  const auto start = State<Scalar>::zeros(lstm.hidden(), x.shape(2));
  return dense.forward(lstm.last_state(x, start).h);
}
// #endregion

template <class Scalar>
static void expect_batch(const Regressor<Scalar>& model,
                         const Sequence<Scalar>& x,
                         const Matrix<Scalar>& target) {
  const std::size_t T = x.shape(0), B = x.shape(2);
  expect_shape("target", target, std::array{model.dense.outputs(), B});
  expect_shape("x", x, std::array{T, model.lstm.inputs(), B});
  expect_some("x", x);
}

// #region loss_and_gradients
template <class Scalar>
Scalar Regressor<Scalar>::loss_and_gradients(const Sequence<Scalar>& x,
                                             const Matrix<Scalar>& target,
                                             Team& team) {
  const std::size_t B = x.shape(2), n = shard_count(B);
  const FlushSubnormals<Scalar> flush;
  const std::array all{&lstm.W, &lstm.U, &lstm.b, &dense.W, &dense.b};
  expect_batch(*this, x, target);
  expect_gradients(all);
  while (shards_.size() < n) shards_.emplace_back(lstm, dense);
  team.run(n, [&](std::size_t k) {
    shards_[k].take(lstm, dense, x, target, shard_columns(k, B));
    shards_[k].pass();
  });

  // The loss is a mean over the batch, in which a shard counts by its size.
  zero_gradients(all);
  Scalar loss(0);
  for (std::size_t k = 0; k < n; ++k) {
    const auto share = static_cast<double>(shard_columns(k, B).count()) /
                       static_cast<double>(B);
    loss += shards_[k].add_to(lstm, dense, static_cast<Scalar>(share));
  }
  return loss;
}
// #endregion

template <class Scalar>
Scalar Regressor<Scalar>::loss_and_gradients(const Sequence<Scalar>& x,
                                             const Matrix<Scalar>& target) {
  Team alone(1);
  return loss_and_gradients(x, target, alone);
}

template class Regressor<float>;
template class Regressor<double>;
template class Regressor<std::complex<double>>;

}  // namespace lstm
