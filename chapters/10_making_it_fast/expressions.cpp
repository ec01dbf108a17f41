// The formulas in xtensor's expressions, each over a whole block of rows.
#include "lstm/layers/activations.hpp"
#include "walk.hpp"

namespace making_it_fast {

using lstm::at, lstm::Gate, lstm::gate;

void Walk::expressions(std::size_t t) {
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

void Walk::expressions_back(std::size_t t) {
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

}  // namespace making_it_fast
