#pragma once
#include "lstm/layers/gate.hpp"

namespace output_gate {

// #region show
/// What a cell shows of its memory c [H, B]: h = o ⊙ tanh(c), with an output
/// gate that reads x [D, B] and the hidden state before.
struct Show {
  lstm::OneGate<double> o;

  Show(std::size_t inputs, std::size_t hidden) : o("o", inputs, hidden) {}

  struct Pass {
    lstm::Matrix<double> o, tanh_c, h;  // [H, B]
  };
  Pass forward(const lstm::Matrix<double>& x, const lstm::Matrix<double>& h,
               const lstm::Matrix<double>& c) const;
  // #endregion

  /// The gradients that leave by the three inputs.
  struct Inputs {
    lstm::Matrix<double> dx, dh, dc;
  };
  /// How steep the shown value is in the memory, given o and tanh(c).
  using Slope = lstm::Matrix<double> (*)(const Pass&);

  /// From the gradient of the new h [H, B]. Adds to those of the parameters.
  Inputs backward(const lstm::Matrix<double>& x, const lstm::Matrix<double>& h,
                  const Pass& pass, const lstm::Matrix<double>& d_shown,
                  Slope slope);
};

/// The slope of o tanh(c) in c, and the mistake of taking it for that of o c.
lstm::Matrix<double> slope_in_c(const Show::Pass& pass);
lstm::Matrix<double> slope_without_tanh(const Show::Pass& pass);

/// Prints how far every gradient is from central differences, with both.
void check_show(const lstm::Seed& seed);

/// Prints what a gate of the next step sees of a counter, that it reads with
/// weight 1: how far it can still be moved when h is tanh(c), and when it is c.
void print_readers();

}  // namespace output_gate
