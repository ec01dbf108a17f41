#pragma once
#include "lstm/layers/gate.hpp"

namespace input_gate {

/// What a step adds to the memory: the input gate times the candidate. Both
/// read the same x [D, B] and h [H, B].
struct Write {
  lstm::OneGate<double> i, g;

  Write(std::size_t inputs, std::size_t hidden)
      : i("i", inputs, hidden), g("g", inputs, hidden, lstm::Squash::tanh) {}

  struct Pass {
    lstm::Matrix<double> i, g, product;  // [H, B]
  };
  Pass forward(const lstm::Matrix<double>& x,
               const lstm::Matrix<double>& h) const;

  /// The gradients of the two factors, from that of the product.
  struct Factors {
    lstm::Matrix<double> di, dg;  // [H, B]
  };
  using Rule = Factors (*)(const Pass&, const lstm::Matrix<double>& dc);

  /// From dc [H, B] to the gradients of x and h, by the rule for a product.
  /// Adds to the gradients of both gates' parameters.
  lstm::OneGate<double>::Inputs backward(const lstm::Matrix<double>& x,
                                         const lstm::Matrix<double>& h,
                                         const Pass& pass,
                                         const lstm::Matrix<double>& dc,
                                         Rule rule);
  lstm::Parameters<double> parameters() {
    return {&i.W, &i.U, &i.b, &g.W, &g.U, &g.b};
  }
};

/// The rule for a product, and the mistake of forgetting that each factor's
/// slope is the other one.
Write::Factors product_rule(const Write::Pass& pass,
                            const lstm::Matrix<double>& dc);
Write::Factors swapped_rule(const Write::Pass& pass,
                            const lstm::Matrix<double>& dc);

/// Prints how far every gradient is from central differences, by both rules.
void check_write(const lstm::Seed& seed);

}  // namespace input_gate
