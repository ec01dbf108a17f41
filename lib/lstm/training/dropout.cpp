#include "lstm/training/dropout.hpp"

#include <complex>

#include "lstm/layers/loss.hpp"
#include "lstm/numbers/flush_subnormals.hpp"

namespace lstm {

// #region fill_mask
template <class Scalar>
static void fill_mask(Matrix<Scalar>& mask, double share, Random& random) {
  const auto kept = Scalar(1 / (1 - share));
  for (auto& element : mask)
    element = random.uniform() < share ? Scalar(0) : kept;
}
// #endregion

// #region fill_steps
// A mask for every step; where it is fixed, all are the first. None for a share
// of 0.
template <class Scalar>
static void fill_steps(Sequence<Scalar>& masks,
                       const std::array<std::size_t, 3>& shape, double share,
                       bool fixed, Random& random) {
  masks.resize(share > 0 ? shape : std::array<std::size_t, 3>{});
  Matrix<Scalar> mask({shape[1], shape[2]});
  for (std::size_t t = 0; t < masks.shape(0); ++t) {
    if (t == 0 || !fixed) fill_mask(mask, share, random);
    at(masks, t) = mask;
  }
}
// #endregion

// #region draw
template <class Scalar>
void DropoutMasks<Scalar>::draw(const DropoutOptions& options,
                                std::array<std::size_t, 3> x_shape,
                                std::size_t hidden, Random& random) {
  const auto [T, D, B] = x_shape;
  expect_room<Scalar>("dropout's mask", std::array{T, std::max(D, hidden), B});
  fill_steps(x, {T, D, B}, options.input, options.fixed, random);
  fill_steps(h, {T, hidden, B}, options.recurrent, options.fixed, random);
  last.resize({options.last > 0 ? hidden : 0, B});
  fill_mask(last, options.last, random);
}
// #endregion

static const DropoutOptions& checked(const DropoutOptions& options) {
  const auto check = [](std::string_view name, double share) {
    if (!(share >= 0 && share < 1))
      throw std::invalid_argument(fmt::format(
          "dropout's {} share is {}, expected one in [0, 1)", name, share));
  };
  check("input", options.input);
  check("recurrent", options.recurrent);
  check("last", options.last);
  return options;
}

template <class Scalar>
DropoutRegressor<Scalar>::DropoutRegressor(std::size_t inputs,
                                           std::size_t hidden,
                                           std::size_t outputs,
                                           const DropoutOptions& options,
                                           Random random)
    : Regressor<Scalar>(inputs, hidden, outputs),
      options_(checked(options)),
      random_(std::move(random)) {}

// #region loss_and_gradients
template <class Scalar>
Scalar DropoutRegressor<Scalar>::loss_and_gradients(
    const Sequence<Scalar>& x, const Matrix<Scalar>& target, Team&) {
  const std::size_t T = x.shape(0), H = lstm.hidden(), B = x.shape(2);
  const FlushSubnormals<Scalar> flush;
  zero_gradients(this->parameters());
  masks_.draw(options_, x.shape(), H, random_);
  const Sequence<Scalar> seen = masked(x, masks_.x);
  trace_.h_mask = masks_.h;
  lstm.forward(seen, State<Scalar>::zeros(H, B), trace_);

  const Matrix<Scalar> h = masked<Matrix<Scalar>>(at(trace_.h, T), masks_.last);
  const auto [loss, dy] = mean_squared_error(dense.forward(h), target);
  Sequence<Scalar> dh_loss = xt::zeros<Scalar>({T, H, B});
  at(dh_loss, T - 1) = masked(dense.backward(h, dy), masks_.last);
  lstm.backward(seen, trace_, dh_loss, flow_);
  return loss;
}
// #endregion

template struct DropoutMasks<float>;
template struct DropoutMasks<double>;
template struct DropoutMasks<std::complex<double>>;
template class DropoutRegressor<float>;
template class DropoutRegressor<double>;
template class DropoutRegressor<std::complex<double>>;

}  // namespace lstm
