#include "lstm/training/regressor.hpp"

#include <algorithm>
#include <complex>

#include "lstm/layers/gru.hpp"
#include "lstm/layers/rnn.hpp"
#include "lstm/numbers/finite.hpp"
#include "lstm/numbers/flush_subnormals.hpp"
#include "lstm/training/shards.hpp"

namespace lstm {

template <class S, template <class> class L>
void Regressor<S, L>::initialize(Recipe recipe, Random& random) {
  lstm::initialize(recipe, random, layer, dense);
}

template <class S, template <class> class L>
Parameters<S> Regressor<S, L>::weights() {
  return {&layer.W, &layer.U, &dense.W};
}

// #region predict
template <class S, template <class> class L>
Matrix<S> Regressor<S, L>::predict(const Steps<S>& x) const {
  expect_finite("x", x);
  return predict_finite(x);
}

template <class S, template <class> class L>
Matrix<S> Regressor<S, L>::predict_finite(const Steps<S>& x) const {
  const FlushSubnormals<S> flush;
  return dense.forward(layer.last_state(x, {}).h);
}
// #endregion

// These samples alone, without targets.
template <class S>
static Dataset<S> samples_of(const Steps<S>& x, Columns columns) {
  const auto first = static_cast<std::ptrdiff_t>(columns.first),
             last = static_cast<std::ptrdiff_t>(columns.last);
  Dataset<S> some;
  some.x.resize({x.shape(0), x.shape(1), columns.count()});
  auto to = some.x.begin();
  for (auto row = x.storage(); !row.empty(); row = row.subspan(x.shape(2)))
    to = std::copy(row.begin() + first, row.begin() + last, to);
  if (!x.lengths().empty())
    some.lengths.assign(x.lengths().begin() + first,
                        x.lengths().begin() + last);
  return some;
}

template <class S, template <class> class L>
Matrix<S> Regressor<S, L>::predict(const Steps<S>& x, Team& team) const {
  expect_finite("x", x);
  const std::size_t B = x.shape(2), n = shard_count(B);
  Matrix<S> y({dense.outputs(), B});
  team.run(n, [&](std::size_t k) {
    const auto columns = shard_columns(k, n, B);
    const auto some = samples_of(x, columns);
    xt::view(y, xt::all(), xt::range(columns.first, columns.last)) =
        predict_finite({some.x, some.lengths});
  });
  return y;
}

// #region pass
template <class S, template <class> class L>
Summed<S> Regressor<S, L>::pass(const Dataset<S>& batch, Random& random) {
  const FlushSubnormals<S> flush;
  const Steps<S> x(batch.x, batch.lengths);
  const std::size_t T = x.shape(0), H = layer.hidden(), B = x.shape(2);
  layer.draw(dropout, T, B, random, masks_);
  draw_mask(output_mask_, {1, H, B}, dropout.output, true, random);
  layer.forward(x, {}, trace_, masks_);

  h_.resize({H, B});
  xt::noalias(h_) = at(trace_.h, T);
  if (output_mask_.size() > 0) xt::noalias(h_) *= at(output_mask_, 0);
  dense.forward(h_, y_);
  const auto loss = squared_error(y_, batch.y, dy_);

  dense.backward(h_, dy_, d_last_.h);
  if (output_mask_.size() > 0) xt::noalias(d_last_.h) *= at(output_mask_, 0);
  flow_.wants_dx = false;
  layer.backward(x, trace_, {}, flow_, d_last_, masks_);
  return loss;
}
// #endregion

template <class S, template <class> class L>
Summed<S> Regressor<S, L>::loss(const Dataset<S>& batch) const {
  Matrix<S> dy;
  return squared_error(predict_finite(Steps<S>(batch.x, batch.lengths)),
                       batch.y, dy);
}

#define LSTM_INSTANTIATE(Scalar)          \
  template class Regressor<Scalar, Lstm>; \
  template class Regressor<Scalar, Gru>;  \
  template class Regressor<Scalar, Rnn>;
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

}  // namespace lstm
