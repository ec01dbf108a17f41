#include "lstm/dropout.hpp"

#include <complex>

#include "lstm/loss.hpp"

namespace lstm {

// #region draw
template <class Scalar>
static void fill_mask(Matrix<Scalar>& mask, double share, Random& random) {
  const auto kept = Scalar(1 / (1 - share));
  for (auto& element : mask)
    element = random.uniform() < share ? Scalar(0) : kept;
}

// A mask for every step; where it is fixed, all are the first.
template <class Scalar>
static void fill_steps(Sequence<Scalar>& masks,
                       const std::array<std::size_t, 3>& shape, double share,
                       bool fixed, Random& random) {
  masks.resize(shape);
  Matrix<Scalar> mask({shape[1], shape[2]});
  for (std::size_t t = 0; t < shape[0]; ++t) {
    if (t == 0 || !fixed) fill_mask(mask, share, random);
    at(masks, t) = mask;
  }
}
// #endregion

// #region masks
template <class Scalar>
void DropoutMasks<Scalar>::draw(const DropoutOptions& options,
                                std::array<std::size_t, 3> x_shape,
                                std::size_t hidden, Random& random) {
  const auto [T, D, B] = x_shape;
  if (options.input > 0)
    fill_steps(x, {T, D, B}, options.input, options.fixed, random);
  if (options.recurrent > 0)
    fill_steps(h, {T, hidden, B}, options.recurrent, options.fixed, random);
  if (options.last > 0) {
    last.resize({hidden, B});
    fill_mask(last, options.last, random);
  }
}

// The tensor, through the mask if there is one.
template <class Tensor>
static Tensor masked(Tensor tensor, const Tensor& mask) {
  if (mask.size() > 0) tensor *= mask;
  return tensor;
}
// #endregion

// #region constructor
template <class Scalar>
DropoutRegressor<Scalar>::DropoutRegressor(std::size_t inputs,
                                           std::size_t hidden,
                                           std::size_t outputs,
                                           const DropoutOptions& options,
                                           Random random)
    : Regressor<Scalar>(inputs, hidden, outputs),
      options_(options),
      random_(std::move(random)) {
  for (const double share : {options.input, options.recurrent, options.last})
    if (!(share >= 0 && share < 1))
      throw std::invalid_argument(
          fmt::format("dropout needs shares in [0, 1), got {}", share));
}
// #endregion

// #region forward
template <class Scalar>
Scalar DropoutRegressor<Scalar>::loss_and_gradients(
    const Sequence<Scalar>& x, const Matrix<Scalar>& target) {
  const std::size_t T = x.shape(0), H = lstm.hidden(), B = x.shape(2);
  zero_gradients(this->parameters());
  masks_.draw(options_, x.shape(), H, random_);

  const Sequence<Scalar> seen = masked(x, masks_.x);
  trace_.h_mask = masks_.h;
  lstm.forward(seen, State<Scalar>::zeros(H, B), trace_);
  const Matrix<Scalar> h = masked<Matrix<Scalar>>(at(trace_.h, T), masks_.last);
  const auto [loss, dy] = mean_squared_error(dense.forward(h), target);
  // #endregion

  // #region backward
  Sequence<Scalar> dh_loss = xt::zeros<Scalar>({T, H, B});
  at(dh_loss, T - 1) = masked(dense.backward(h, dy), masks_.last);
  lstm.backward(seen, trace_, dh_loss, flow_);
  return loss;
}
// #endregion

// #region instances
#define LSTM_INSTANTIATE(Scalar)        \
  template struct DropoutMasks<Scalar>; \
  template class DropoutRegressor<Scalar>;
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE
// #endregion

}  // namespace lstm
