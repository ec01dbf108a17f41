#include "walk.hpp"

#include <algorithm>

#include "lstm/numbers/product.hpp"

namespace making_it_fast {

using lstm::add_product, lstm::at, lstm::Gate, lstm::gate, lstm::transposed;

static constexpr std::array four_gates = {Gate::input, Gate::forget,
                                          Gate::candidate, Gate::output};

// The rows of one gate in stacked rows [4H, columns].
template <class Stack>
static auto rows(Stack& stack, Gate which) {
  const std::size_t H = stack.shape(0) / lstm::gate_count;
  const std::size_t first = static_cast<std::size_t>(which) * H;
  return xt::view(stack, xt::range(first, first + H), xt::all());
}

Walk::Walk(const Task& task, const Changes& changes)
    : task_(task),
      changes_(changes),
      layer_(task.layer),
      ones_(xt::ones<float>({task.x.shape(2), std::size_t{1}})) {
  const auto& shape = task.dh_loss.shape();
  trace_.resize(shape[0], shape[1], shape[2]);
  trace_.h.fill(0);  // the first state; the other steps are computed
  trace_.c.fill(0);
}

// Z += A x, for all gates at once or for one after the other.
template <class A, class X>
void Walk::add_sums(const A& a, const X& x, std::size_t t) {
  if (changes_.one_product) return add_product(at(trace_.gates, t), a, x);
  for (const Gate k : four_gates)
    add_product(gate(trace_.gates, t, k), rows(a, k), x);
}

// dx += Aᵀ dZ
template <class Result, class A>
void Walk::add_back(Result&& dx, const A& a, std::size_t t) {
  if (changes_.one_product)
    return add_product(dx, transposed(a), at(flow_.dZ, t));
  for (const Gate k : four_gates)
    add_product(dx, transposed(rows(a, k)), gate(flow_.dZ, t, k));
}

// U for Z += U h, and Uᵀ for dh += Uᵀ dZ.
void Walk::pack() {
  const auto& U = layer_.U.value;
  const std::size_t T = trace_.steps(), B = task_.x.shape(2);
  if (changes_.one_product) {
    U_packed_[0].pack(U, T, B);
    U_t_packed_[0].pack(transposed(U), T, B);
    return;
  }
  for (std::size_t k = 0; k < four_gates.size(); ++k) {
    const auto U_k = rows(U, four_gates[k]);
    U_packed_[k].pack(U_k, T, B);
    U_t_packed_[k].pack(transposed(U_k), T, B);
  }
}

// Z += U h
void Walk::add_packed_sums(std::size_t t) {
  const auto h = at(trace_.h, t);
  if (changes_.one_product)
    return U_packed_[0].add_product(at(trace_.gates, t), h);
  for (std::size_t k = 0; k < four_gates.size(); ++k)
    U_packed_[k].add_product(gate(trace_.gates, t, four_gates[k]), h);
}

// dh += Uᵀ dZ
void Walk::add_packed_back(std::size_t t) {
  if (changes_.one_product)
    return U_t_packed_[0].add_product(flow_.dh, at(flow_.dZ, t));
  for (std::size_t k = 0; k < four_gates.size(); ++k)
    U_t_packed_[k].add_product(flow_.dh, gate(flow_.dZ, t, four_gates[k]));
}

// dW += dZ xᵀ and dU += dZ hᵀ, for the steps `first` to `last` - 1.
void Walk::add_weights(std::size_t first, std::size_t last) {
  auto &dW = layer_.W.gradient, &dU = layer_.U.gradient;
  const auto dZ = flow_.some.dZ(flow_.dZ, first, last);
  const auto x = flow_.some.x(task_.x, first, last);
  const auto h = flow_.some.h(trace_.h, first, last);
  if (changes_.one_product) {
    add_product(dW, dZ, transposed(x));
    add_product(dU, dZ, transposed(h));
    return;
  }
  for (const Gate k : four_gates) {
    add_product(rows(dW, k), rows(dZ, k), transposed(x));
    add_product(rows(dU, k), rows(dZ, k), transposed(h));
  }
}

void Walk::add_bias(std::size_t t) {
  auto& db = layer_.b.gradient;
  if (changes_.bias_once)
    xt::noalias(flow_.dZ_sum) += at(flow_.dZ, t);
  else if (changes_.one_product)
    add_product(db, at(flow_.dZ, t), ones_);
  else
    for (const Gate k : four_gates)
      add_product(rows(db, k), gate(flow_.dZ, t, k), ones_);
}

void Walk::forward(std::size_t t) {
  auto Z = at(trace_.gates, t);
  if (changes_.affine) {
    lstm::affine(Z, layer_.W.value, at(task_.x, t), layer_.b.value);
  } else {
    lstm::broadcast_column(Z, layer_.b.value);
    add_sums(layer_.W.value, at(task_.x, t), t);
  }
  if (changes_.packed)
    add_packed_sums(t);
  else
    add_sums(layer_.U.value, at(trace_.h, t), t);

  if (changes_.formulas == Formulas::expressions) expressions(t);
  if (changes_.formulas == Formulas::loop) loop(t);
  if (changes_.formulas == Formulas::lanes) lanes(t);
}

void Walk::backward(std::size_t t) {
  const std::size_t T = trace_.steps();
  xt::noalias(flow_.dh) += at(task_.dh_loss, t);
  if (changes_.formulas == Formulas::expressions) expressions_back(t);
  if (changes_.formulas == Formulas::loop) loop_back(t);
  if (changes_.formulas == Formulas::lanes) lanes_back(t);

  const std::size_t some =
      changes_.joined ? lstm::steps_at_once(T, task_.x.shape(2)) : 1;
  if (t % some == 0) add_weights(t, std::min(t + some, T));
  add_bias(t);
  add_back(at(flow_.dx, t), layer_.W.value, t);
  flow_.dh.fill(0);
  if (changes_.packed)
    add_packed_back(t);
  else
    add_back(flow_.dh, layer_.U.value, t);
}

void Walk::pass() {
  zero_gradients(layer_.parameters());
  flow_.resize(task_.x, layer_.hidden());
  flow_.dh.fill(0);
  flow_.dc.fill(0);
  if (changes_.packed) pack();
  const std::size_t T = trace_.steps();
  for (std::size_t t = 0; t < T; ++t) forward(t);
  for (std::size_t t = T; t-- > 0;) backward(t);
  if (changes_.bias_once) lstm::add_row_sums(layer_.b.gradient, flow_.dZ_sum);
}

Answer Walk::answer() const {
  return {at(trace_.h, trace_.steps()), flow_.dx, layer_.W.gradient,
          layer_.U.gradient, layer_.b.gradient};
}

}  // namespace making_it_fast
