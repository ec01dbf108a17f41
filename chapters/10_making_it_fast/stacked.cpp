#include "stacked.hpp"

#include "lstm/layers/activations.hpp"
#include "lstm/numbers/product.hpp"

namespace making_it_fast {

using lstm::add_product, lstm::at, lstm::Gate, lstm::gate, lstm::transposed;

// #region step
void Stacked::step(std::size_t t) {
  auto Z = at(trace_.gates, t);
  lstm::broadcast_column(Z, layer_.b.value);
  add_product(Z, layer_.W.value, at(task_.x, t));
  add_product(Z, layer_.U.value, at(trace_.h, t));
  auto i = gate(trace_.gates, t, Gate::input);
  auto f = gate(trace_.gates, t, Gate::forget);
  auto g = gate(trace_.gates, t, Gate::candidate);
  auto o = gate(trace_.gates, t, Gate::output);
  lstm::apply_sigmoid(i);
  lstm::apply_sigmoid(f);
  lstm::apply_tanh(g);
  lstm::apply_sigmoid(o);

  const auto c_before = at(trace_.c, t);
  auto c = at(trace_.c, t + 1);
  auto tanh_c = at(trace_.tanh_c, t);
  auto h = at(trace_.h, t + 1);
  xt::noalias(c) = f * c_before + i * g;
  xt::noalias(tanh_c) = xt::tanh(c);
  xt::noalias(h) = o * tanh_c;
}
// #endregion

// #region step_back
void Stacked::step_back(std::size_t t) {
  const auto i = gate(trace_.gates, t, Gate::input);
  const auto f = gate(trace_.gates, t, Gate::forget);
  const auto g = gate(trace_.gates, t, Gate::candidate);
  const auto o = gate(trace_.gates, t, Gate::output);
  const auto c_before = at(trace_.c, t), tanh_c = at(trace_.tanh_c, t);
  auto &dh = flow_.dh, &dc = flow_.dc;
  auto dZ_i = gate(flow_.dZ, t, Gate::input);
  auto dZ_f = gate(flow_.dZ, t, Gate::forget);
  auto dZ_g = gate(flow_.dZ, t, Gate::candidate);
  auto dZ_o = gate(flow_.dZ, t, Gate::output);

  xt::noalias(dc) += dh * o * (1 - tanh_c * tanh_c);
  xt::noalias(dZ_i) = dc * g * i * (1 - i);
  xt::noalias(dZ_f) = dc * c_before * f * (1 - f);
  xt::noalias(dZ_g) = dc * i * (1 - g * g);
  xt::noalias(dZ_o) = dh * tanh_c * o * (1 - o);
  xt::noalias(dc) = dc * f;
}
// #endregion

void Stacked::pass() {
  zero_gradients(layer_.parameters());
  lstm::set_zeros(flow_.dh, {layer_.hidden(), task_.x.shape(2)});
  lstm::set_zeros(flow_.dc, {layer_.hidden(), task_.x.shape(2)});
  lstm::set_zeros(flow_.dx, task_.x.shape());
  const std::size_t T = trace_.steps();
  for (std::size_t t = 0; t < T; ++t) step(t);
  for (std::size_t t = T; t-- > 0;) {
    xt::noalias(flow_.dh) += at(task_.dh_loss, t);
    step_back(t);
    const auto dZ = at(flow_.dZ, t);
    add_product(layer_.W.gradient, dZ, transposed(at(task_.x, t)));
    add_product(layer_.U.gradient, dZ, transposed(at(trace_.h, t)));
    add_product(layer_.b.gradient, dZ, ones_);
    add_product(at(flow_.dx, t), transposed(layer_.W.value), dZ);
    flow_.dh.fill(0);
    add_product(flow_.dh, transposed(layer_.U.value), dZ);
  }
}

Stacked::Stacked(const Task& task)
    : task_(task),
      layer_(task.layer),
      ones_(xt::ones<float>({task.x.shape(2), std::size_t{1}})) {
  const auto& shape = task.dh_loss.shape();
  trace_.resize(shape[0], shape[1], shape[2]);
  trace_.h.fill(0);  // the first state; the other steps are computed
  trace_.c.fill(0);
  flow_.dZ.resize(trace_.gates.shape());
}

Answer Stacked::answer() const {
  return {at(trace_.h, trace_.steps()), layer_.W.gradient, layer_.U.gradient,
          layer_.b.gradient};
}

}  // namespace making_it_fast
