#include "lstm/training/dropout.hpp"

#include <complex>

#include "lstm/layers/loss.hpp"

namespace lstm {

// #region checked
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
// #endregion

// #region constructor
template <class Scalar>
DropoutRegressor<Scalar>::DropoutRegressor(std::size_t inputs,
                                           std::size_t hidden,
                                           std::size_t outputs,
                                           const DropoutOptions& options,
                                           Random random)
    : Regressor<Scalar>(inputs, hidden, outputs),
      options_(checked(options)),
      random_(std::move(random)) {}
// #endregion

// #region forward
template <class Scalar>
Scalar DropoutRegressor<Scalar>::loss_and_gradients(
    const Sequence<Scalar>& x, const Matrix<Scalar>& target, Team&) {
  const std::size_t T = x.shape(0), H = lstm.hidden(), B = x.shape(2);
  zero_gradients(this->parameters());
  masks_.draw(options_, x.shape(), H, random_);
  const Sequence<Scalar> seen = masked(x, masks_.x);
  trace_.h_mask = masks_.h;
  lstm.forward(seen, State<Scalar>::zeros(H, B), trace_);
  // #endregion

  // #region backward
  const Matrix<Scalar> h = masked<Matrix<Scalar>>(at(trace_.h, T), masks_.last);
  const auto [loss, dy] = mean_squared_error(dense.forward(h), target);
  Sequence<Scalar> dh_loss = xt::zeros<Scalar>({T, H, B});
  at(dh_loss, T - 1) = masked(dense.backward(h, dy), masks_.last);
  lstm.backward(seen, trace_, dh_loss, flow_);
  return loss;
}
// #endregion

// #region instances
template class DropoutRegressor<float>;
template class DropoutRegressor<double>;
template class DropoutRegressor<std::complex<double>>;
// #endregion

}  // namespace lstm
