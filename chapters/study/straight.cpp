#include "study/straight.hpp"

#include <complex>

#include "lstm/layers/activations.hpp"
#include "lstm/numbers/product.hpp"

namespace study {

using lstm::add_product, lstm::at, lstm::Gate, lstm::gate, lstm::Matrix,
    lstm::Sequence, lstm::transposed;

template <class S>
void Straight<S>::step(std::size_t t, lstm::Trace<S>& trace) const {
  auto i = gate(trace.gates, t, Gate::input);
  auto f = gate(trace.gates, t, Gate::forget);
  auto g = gate(trace.gates, t, Gate::candidate);
  auto o = gate(trace.gates, t, Gate::output);
  lstm::apply_sigmoid(i);
  lstm::apply_sigmoid(f);
  lstm::apply_tanh(g);
  lstm::apply_sigmoid(o);

  auto c = at(trace.c, t + 1);
  auto shown = at(trace.tanh_c, t);
  xt::noalias(c) = f * at(trace.c, t) + i * g;
  xt::noalias(shown) = c;
  if (squashed) lstm::apply_tanh(shown);
  xt::noalias(at(trace.h, t + 1)) = o * shown;
}

template <class S>
lstm::Trace<S> Straight<S>::run(const Sequence<S>& x) const {
  const std::size_t T = x.shape(0), H = this->layer.hidden(), B = x.shape(2);
  lstm::expect_shape("x", x, std::array{T, this->layer.inputs(), B});
  lstm::Trace<S> trace;
  trace.gates = xt::zeros<S>({T, 4 * H, B});
  trace.tanh_c = xt::zeros<S>({T, H, B});
  trace.c = trace.h = xt::zeros<S>({T + 1, H, B});
  for (std::size_t t = 0; t < T; ++t) {
    auto Z = at(trace.gates, t);
    lstm::broadcast_column(Z, this->layer.b.value);
    add_product(Z, this->layer.W.value, at(x, t));
    add_product(Z, this->layer.U.value, at(trace.h, t));
    step(t, trace);
  }
  return trace;
}

// From the gradients of the h and c that the step left to dZ; d.c becomes that
// of the c before.
template <class S>
Matrix<S> Straight<S>::step_back(const lstm::Trace<S>& trace, std::size_t t,
                                 lstm::State<S>& d) const {
  const auto i = gate(trace.gates, t, Gate::input);
  const auto f = gate(trace.gates, t, Gate::forget);
  const auto g = gate(trace.gates, t, Gate::candidate);
  const auto o = gate(trace.gates, t, Gate::output);
  const auto shown = at(trace.tanh_c, t);
  const S one(1);

  const Matrix<S> d_shown = d.h * o;
  d.c += d_shown;
  if (squashed) d.c -= d_shown * shown * shown;

  Sequence<S> dZ =
      xt::zeros<S>({std::size_t{1}, 4 * d.h.shape(0), d.h.shape(1)});
  gate(dZ, 0, Gate::input) = d.c * g * i * (one - i);
  gate(dZ, 0, Gate::forget) = d.c * at(trace.c, t) * f * (one - f);
  gate(dZ, 0, Gate::candidate) = d.c * i * (one - g * g);
  gate(dZ, 0, Gate::output) = d.h * shown * o * (one - o);
  d.c *= f;
  return at(dZ, 0);
}

template <class S>
Matrix<S> Straight<S>::predict(const Sequence<S>& x) const {
  const auto trace = run(x);
  const Matrix<S> h = at(trace.h, x.shape(0));
  return this->dense.forward(h);
}

template <class S>
lstm::Summed<S> Straight<S>::loss(const lstm::Dataset<S>& batch) const {
  Matrix<S> dy;
  return lstm::squared_error(predict(batch.x), batch.y, dy);
}

template <class S>
lstm::Summed<S> Straight<S>::pass(const lstm::Dataset<S>& batch) {
  const auto& x = batch.x;
  const std::size_t T = x.shape(0), B = x.shape(2);
  const auto trace = run(x);
  const Matrix<S> h = at(trace.h, T);
  Matrix<S> dy;
  const auto loss = lstm::squared_error(this->dense.forward(h), batch.y, dy);

  lstm::State<S> d{this->dense.backward(h, dy), xt::zeros<S>(h.shape())};
  const Matrix<S> ones = xt::ones<S>({B, std::size_t{1}});
  auto& W = this->layer.W;
  auto& U = this->layer.U;
  auto& b = this->layer.b;
  for (std::size_t t = T; t-- > 0;) {
    const Matrix<S> dZ = step_back(trace, t, d);
    add_product(W.gradient, dZ, transposed(at(x, t)));
    add_product(U.gradient, dZ, transposed(at(trace.h, t)));
    add_product(b.gradient, dZ, ones);
    d.h.fill(S(0));
    add_product(d.h, transposed(U.value), dZ);
  }
  return loss;
}

template struct Straight<float>;
template struct Straight<double>;
template struct Straight<std::complex<double>>;

}  // namespace study
