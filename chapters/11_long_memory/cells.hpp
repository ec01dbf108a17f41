#pragma once
#include "study/taped.hpp"

// LSTMs that the library does not have, as their formulas alone.

namespace long_memory {

/// The LSTM of Hochreiter and Schmidhuber (1997): no forget gate, and a
/// gradient that goes back through c alone, since that through h is cut before
/// it reaches a gate (appendix A.1). The rows are those of i, g and o.
template <class S>
struct Lstm1997 : study::Blocks<S, 3> {
  using Base = study::Blocks<S, 3>;
  using Base::Base, Base::W, Base::U, Base::b, Base::block;
  static constexpr auto kind = "lstm1997";
  static constexpr std::size_t states = 2;  // h and c

  study::Values<S, 2> step(study::Value<S> x,
                           const study::Values<S, 2>& before) const {
    const auto [h, c] = before;
    const auto Z = product(W, x) + product(U, cut(h)) + b;
    const auto i = sigmoid(block(Z, 0)), g = tanh(block(Z, 1));
    const auto o = sigmoid(block(Z, 2));
    const auto c_new = c + i * g;
    return {o * tanh(c_new), c_new};
  }
};

/// The LSTM whose output is o ⊙ c, not o ⊙ tanh(c).
template <class S>
struct BareLstm : study::Blocks<S, 4> {
  using Base = study::Blocks<S, 4>;
  using Base::Base, Base::W, Base::U, Base::b, Base::block;
  static constexpr auto kind = "bare";
  static constexpr std::size_t states = 2;  // h and c

  /// As lstm::Lstm begins: 1 is the forget gate's bias.
  void initialize(lstm::Random& random) {
    Base::initialize(random);
    Base::set_bias(1, 1);
  }

  study::Values<S, 2> step(study::Value<S> x,
                           const study::Values<S, 2>& before) const {
    const auto [h, c] = before;
    const auto Z = product(W, x) + product(U, h) + b;
    const auto i = sigmoid(block(Z, 0)), f = sigmoid(block(Z, 1));
    const auto g = tanh(block(Z, 2)), o = sigmoid(block(Z, 3));
    const auto c_new = f * c + i * g;
    return {o * c_new, c_new};
  }
};

}  // namespace long_memory
