#include "lstm/regressor.hpp"

#include <complex>

#include "lstm/finite.hpp"
#include "lstm/loss.hpp"

namespace lstm {

// #region constructor
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
// #endregion

// #region predict
template <class Scalar>
Matrix<Scalar> Regressor<Scalar>::predict(const Sequence<Scalar>& x) const {
  expect_finite("x", x);
  Trace<Scalar> trace;
  return predict(x, trace);
}

template <class Scalar>
Matrix<Scalar> Regressor<Scalar>::predict(const Sequence<Scalar>& x,
                                          Trace<Scalar>& trace) const {
  const auto start = State<Scalar>::zeros(lstm.hidden(), x.shape(2));
  lstm.forward(x, start, trace);
  return dense.forward(at(trace.h, trace.steps()));
}
// #endregion

// #region loss_and_gradients
template <class Scalar>
Scalar Regressor<Scalar>::loss_and_gradients(const Sequence<Scalar>& x,
                                             const Matrix<Scalar>& target) {
  zero_gradients(parameters());
  const Matrix<Scalar> y = predict(x, trace_);
  const auto [loss, dy] = mean_squared_error(y, target);
  // #endregion

  // #region gradients
  const std::size_t T = trace_.steps();
  const Matrix<Scalar> h = at(trace_.h, T);
  dh_loss_.resize({T, lstm.hidden(), x.shape(2)});
  dh_loss_.fill(Scalar(0));
  at(dh_loss_, T - 1) = dense.backward(h, dy);
  lstm.backward(x, trace_, dh_loss_, flow_);
  return loss;
}
// #endregion

// #region instances
template class Regressor<float>;
template class Regressor<double>;
template class Regressor<std::complex<double>>;
// #endregion

}  // namespace lstm
