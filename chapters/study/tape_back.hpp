#pragma once
// How gradients go back through what stands on a tape.

#include <utility>

#include "lstm/numbers/product.hpp"
#include "study/tape.hpp"

namespace study {

// The way back through each kind of node.
template <class S>
struct Tape<S>::Backs {
  template <class Function>
  static void one(const Node& node, const Way& way) {
    const S* const a = way.values + node.a;
    const S* const z = way.values + node.place;
    const S* const dz = way.gradients + node.place;
    S* const da = way.gradients + node.a;
    lstm::for_each_lane<S>(node.size(), [=](auto lane) {
      const auto slope = Function::slope(lane.load(a), lane.load(z));
      lane.store(da, lane.load(da) + lane.load(dz) * slope);
    });
  }

  // One gradient is stored before the other is loaded: a and b may be the same.
  template <class Function>
  static void two(const Node& node, const Way& way) {
    const S* const a = way.values + node.a;
    const S* const b = way.values + node.b;
    const S* const z = way.values + node.place;
    const S* const dz = way.gradients + node.place;
    S* const da = way.gradients + node.a;
    S* const db = way.gradients + node.b;
    lstm::for_each_lane<S>(node.size(), [=](auto lane) {
      const auto slopes =
          Function::slopes(lane.load(a), lane.load(b), lane.load(z));
      lane.store(da, lane.load(da) + lane.load(dz) * slopes.first);
      lane.store(db, lane.load(db) + lane.load(dz) * slopes.second);
    });
  }

  // z = a + b 1ᵀ: da += dz, and db += dz 1.
  static void add_column(const Node& node, const Way& way) {
    S* const dz = way.gradients + node.place;
    S* const da = way.gradients + node.a;
    lstm::for_each_lane<S>(node.size(), [=](auto lane) {
      lane.store(da, lane.load(da) + lane.load(dz));
    });
    lstm::add_product(way.own(node.weights.parameter).gradient,
                      as_matrix(dz, node.rows, node.columns), way.ones);
  }

  static void multiply_column(const Node& node, const Way& way) {
    const auto& p = node.weights.parameter->value;
    auto& dp = way.own(node.weights.parameter).gradient;
    for (std::size_t row = 0; row < node.rows; ++row) {
      const S* const a = way.values + node.a + row * node.columns;
      const S* const dz = way.gradients + node.place + row * node.columns;
      S* const da = way.gradients + node.a + row * node.columns;
      for (std::size_t k = 0; k < node.columns; ++k) {
        da[k] += p(row, 0) * dz[k];
        dp(row, 0) += a[k] * dz[k];
      }
    }
  }

  // z = W x: dW += dz xᵀ, and dx += Wᵀ dz.
  static void product(const Node& node, const Way& way) {
    auto& parameter = way.own(node.weights.parameter);
    const std::size_t n = node.rows, D = parameter.value.shape(1);
    const auto first = node.weights.first;
    const auto x = as_matrix(way.values + node.a, D, node.columns);
    const auto dz = as_matrix(way.gradients + node.place, n, node.columns);
    auto dW = as_matrix(&parameter.gradient(first, 0), n, D);
    lstm::add_product(dW, dz, lstm::transposed(x));
    if (node.from_constant && !way.to_constants) return;
    const auto W = as_matrix(&parameter.value(first, 0), n, D);
    auto dx = as_matrix(way.gradients + node.a, D, node.columns);
    lstm::add_product(dx, lstm::transposed(W), dz);
  }
};

template <class S>
lstm::Parameter<S>& Tape<S>::Way::own(const Parameter* parameter) const {
  for (auto* p : parameters)
    if (p == parameter) return *p;
  throw std::invalid_argument(
      fmt::format("the gradient of {} is not asked for", parameter->name));
}

}  // namespace study
