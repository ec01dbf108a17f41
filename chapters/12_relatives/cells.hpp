#pragma once
#include "study/taped.hpp"

namespace relatives {

// The cells, each as its formulas alone. Where several parts of a cell have the
// same form, they stand below one another in W, U and b, in the order in which
// they are computed here. h, c, n and m are those of the step before.

/// Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000:
/// four blocks, two states.
template <class S>
struct Lstm : study::Blocks<S, 4> {
  using Base = study::Blocks<S, 4>;
  using Base::Base, Base::W, Base::U, Base::b, Base::block;
  static constexpr auto kind = "lstm";
  static constexpr std::size_t states = 2;

  void initialize(lstm::Random& random) {
    Base::initialize(random);
    this->set_bias(1, S(1));
  }
  study::Values<S, 2> step(study::Value<S> x,
                           const study::Values<S, 2>& before) const {
    const auto [h, c] = before;
    const auto Z = product(W, x) + product(U, h) + b;
    const auto i = sigmoid(block(Z, 0)), f = sigmoid(block(Z, 1));
    const auto g = tanh(block(Z, 2)), o = sigmoid(block(Z, 3));
    const auto c_new = f * c + i * g;
    return {o * tanh(c_new), c_new};
  }
};

/// One gate says what is forgotten and what is written: i = 1 - f (Greff et al.
/// 2017, the variant CIFG).
template <class S>
struct Coupled : study::Blocks<S, 3> {
  using Base = study::Blocks<S, 3>;
  using Base::Base, Base::W, Base::U, Base::b, Base::block;
  static constexpr auto kind = "coupled";
  static constexpr std::size_t states = 2;

  void initialize(lstm::Random& random) {
    Base::initialize(random);
    this->set_bias(0, S(1));
  }
  // #region coupled
  study::Values<S, 2> step(study::Value<S> x,
                           const study::Values<S, 2>& before) const {
    const auto [h, c] = before;
    const auto Z = product(W, x) + product(U, h) + b;
    const auto f = sigmoid(block(Z, 0)), g = tanh(block(Z, 1));
    const auto o = sigmoid(block(Z, 2));
    const auto c_new = f * c + (1 - f) * g;
    return {o * tanh(c_new), c_new};
  }
  // #endregion
};

/// The gates see the cell: i and f that of before, o the new one, each unit its
/// own, with the weights p [H, 1] (Gers and Schmidhuber 2000).
template <class S>
struct Peephole : study::Blocks<S, 4> {
  using Base = study::Blocks<S, 4>;
  using Base::W, Base::U, Base::b, Base::block;
  static constexpr auto kind = "peephole";
  static constexpr std::size_t states = 2;
  lstm::Parameter<S> p_i, p_f, p_o;

  Peephole(std::size_t inputs, std::size_t hidden, const std::string& name)
      : Base(inputs, hidden, name),
        p_i(name + ".p_i", hidden, 1),
        p_f(name + ".p_f", hidden, 1),
        p_o(name + ".p_o", hidden, 1) {}
  std::array<lstm::Parameter<S>*, 6> parameters() {
    return {&W, &U, &b, &p_i, &p_f, &p_o};
  }
  /// At first the peepholes are closed.
  void initialize(lstm::Random& random) {
    Base::initialize(random);
    this->set_bias(1, S(1));
    for (auto* p : {&p_i, &p_f, &p_o}) p->value.fill(S(0));
  }
  // #region peephole
  study::Values<S, 2> step(study::Value<S> x,
                           const study::Values<S, 2>& before) const {
    const auto [h, c] = before;
    const auto Z = product(W, x) + product(U, h) + b;
    const auto i = sigmoid(block(Z, 0) + p_i * c);
    const auto f = sigmoid(block(Z, 1) + p_f * c);
    const auto g = tanh(block(Z, 2));
    const auto c_new = f * c + i * g;
    const auto o = sigmoid(block(Z, 3) + p_o * c_new);
    return {o * tanh(c_new), c_new};
  }
  // #endregion
};

/// The gated recurrent unit with r after the product, as in PyTorch and Keras:
/// three blocks r, z and n, one state.
template <class S>
struct Gru : study::Blocks<S, 3> {
  using Base = study::Blocks<S, 3>;
  using Base::W, Base::U, Base::b, Base::block;
  static constexpr auto kind = "gru";
  static constexpr std::size_t states = 1;
  lstm::Parameter<S> b_h;

  Gru(std::size_t inputs, std::size_t hidden, const std::string& name)
      : Base(inputs, hidden, name), b_h(name + ".b_h", hidden, 1) {}
  std::array<lstm::Parameter<S>*, 4> parameters() { return {&W, &U, &b, &b_h}; }

  /// At first most is kept, as by the forget gate of an LSTM.
  void initialize(lstm::Random& random) {
    Base::initialize(random);
    this->set_bias(1, S(1));
  }
  study::Values<S, 1> step(study::Value<S> x,
                           const study::Values<S, 1>& before) const {
    const auto [h] = before;
    const auto Z = product(W, x) + b;
    const auto r = sigmoid(block(Z, 0) + product(block(U, 0), h));
    const auto z = sigmoid(block(Z, 1) + product(block(U, 1), h));
    const auto n = tanh(block(Z, 2) + r * (product(block(U, 2), h) + b_h));
    return {(1 - z) * n + z * h};
  }
};

/// The same with r before the product, as it was published (Cho et al. 2014).
template <class S>
struct GruBefore : study::Blocks<S, 3> {
  using Base = study::Blocks<S, 3>;
  using Base::Base, Base::W, Base::U, Base::b, Base::block;
  static constexpr auto kind = "gru_before";
  static constexpr std::size_t states = 1;

  /// At first most is kept, as by the forget gate of an LSTM.
  void initialize(lstm::Random& random) {
    Base::initialize(random);
    this->set_bias(1, S(1));
  }
  // #region gru_before
  study::Values<S, 1> step(study::Value<S> x,
                           const study::Values<S, 1>& before) const {
    const auto [h] = before;
    const auto Z = product(W, x) + b;
    const auto r = sigmoid(block(Z, 0) + product(block(U, 0), h));
    const auto z = sigmoid(block(Z, 1) + product(block(U, 1), h));
    const auto n = tanh(block(Z, 2) + product(block(U, 2), r * h));
    return {(1 - z) * n + z * h};
  }
  // #endregion
};

/// The minimal gated unit: one gate, which forgets, resets and writes (Zhou et
/// al. 2016).
template <class S>
struct Mgu : study::Blocks<S, 2> {
  using Base = study::Blocks<S, 2>;
  using Base::Base, Base::W, Base::U, Base::b, Base::block;
  static constexpr auto kind = "mgu";
  static constexpr std::size_t states = 1;

  /// At first most is kept, which here is where f is small.
  void initialize(lstm::Random& random) {
    Base::initialize(random);
    this->set_bias(0, S(-1));
  }
  // #region mgu
  study::Values<S, 1> step(study::Value<S> x,
                           const study::Values<S, 1>& before) const {
    const auto [h] = before;
    const auto Z = product(W, x) + b;
    const auto f = sigmoid(block(Z, 0) + product(block(U, 0), h));
    const auto n = tanh(block(Z, 1) + product(block(U, 1), f * h));
    return {(1 - f) * h + f * n};
  }
  // #endregion
};

/// No gate at all (Elman 1990).
template <class S>
struct Rnn : study::Blocks<S, 1> {
  using Base = study::Blocks<S, 1>;
  using Base::Base, Base::W, Base::U, Base::b;
  static constexpr auto kind = "rnn";
  static constexpr std::size_t states = 1;

  study::Values<S, 1> step(study::Value<S> x,
                           const study::Values<S, 1>& before) const {
    const auto [h] = before;
    return {tanh(product(W, x) + product(U, h) + b)};
  }
};

/// The sLSTM of one head: an input gate eᶻ, which has no upper end; a
/// normaliser n, by which c is divided; and a stabiliser m, with which no
/// exponent is above 0 and which leaves h as it is (Beck et al. 2024, equations
/// 8 to 17, f by σ).
template <class S>
struct Slstm : study::Blocks<S, 4> {
  using Base = study::Blocks<S, 4>;
  using Base::Base, Base::W, Base::U, Base::b, Base::block;
  static constexpr auto kind = "slstm";
  static constexpr std::size_t states = 4;
  /// Before the first step no exponent was there: m is as good as -∞.
  static constexpr std::array<double, 4> start = {0, 0, 0, -1000};

  void initialize(lstm::Random& random) {
    Base::initialize(random);
    this->set_bias(1, S(1));
  }
  // #region slstm
  study::Values<S, 4> step(study::Value<S> x,
                           const study::Values<S, 4>& before) const {
    const auto [h, c, n, m] = before;
    const auto Z = product(W, x) + product(U, h) + b;
    const auto log_i = block(Z, 0), log_f = log_sigmoid(block(Z, 1));
    const auto z = tanh(block(Z, 2)), o = sigmoid(block(Z, 3));
    const auto m_new = max(log_f + m, log_i);
    const auto i = exp(log_i - m_new), f = exp(log_f + m - m_new);
    const auto c_new = f * c + i * z;
    const auto n_new = f * n + i;
    return {o * (c_new / n_new), c_new, n_new, m_new};
  }
  // #endregion
};

/// A linear recurrence: neither the gate nor the candidate sees h (the minGRU
/// of Feng et al. 2024). There is no U.
template <class S>
struct Linear {
  static constexpr auto kind = "linear";
  static constexpr std::size_t states = 1;
  lstm::Parameter<S> W_z, b_z, W_n, b_n;

  Linear(std::size_t inputs, std::size_t hidden, const std::string& name)
      : W_z(name + ".W_z", hidden, inputs),
        b_z(name + ".b_z", hidden, 1),
        W_n(name + ".W_n", hidden, inputs),
        b_n(name + ".b_n", hidden, 1) {
    study::expect_units(inputs, hidden);
  }
  std::size_t inputs() const { return W_z.value.shape(1); }
  std::size_t hidden() const { return W_z.value.shape(0); }
  std::array<lstm::Parameter<S>*, 4> parameters() {
    return {&W_z, &b_z, &W_n, &b_n};
  }
  void initialize(lstm::Random& random) {
    for (auto* W : {&W_z, &W_n}) lstm::fill_glorot_uniform(W->value, random);
    b_z.value.fill(S(-1));  // most is kept
    b_n.value.fill(S(0));
  }
  // #region linear
  study::Values<S, 1> step(study::Value<S> x,
                           const study::Values<S, 1>& before) const {
    const auto [h] = before;
    const auto z = sigmoid(product(W_z, x) + b_z);
    const auto n = product(W_n, x) + b_n;
    return {(1 - z) * h + z * n};
  }
  // #endregion
};

/// What lies between a linear recurrence and a GRU, half of the way each: only
/// the gate sees h.
template <class S>
struct SeeingGate : Linear<S> {
  using Linear<S>::W_z, Linear<S>::b_z, Linear<S>::W_n, Linear<S>::b_n;
  static constexpr auto kind = "seeing_gate";
  lstm::Parameter<S> U;

  SeeingGate(std::size_t inputs, std::size_t hidden, const std::string& name)
      : Linear<S>(inputs, hidden, name), U(name + ".U", hidden, hidden) {}
  std::array<lstm::Parameter<S>*, 5> parameters() {
    return {&W_z, &U, &b_z, &W_n, &b_n};
  }
  void initialize(lstm::Random& random) {
    Linear<S>::initialize(random);
    lstm::fill_orthogonal(U.value, random);
  }
  study::Values<S, 1> step(study::Value<S> x,
                           const study::Values<S, 1>& before) const {
    const auto [h] = before;
    const auto z = sigmoid(product(W_z, x) + product(U, h) + b_z);
    const auto n = product(W_n, x) + b_n;
    return {(1 - z) * h + z * n};
  }
};

/// And only the candidate.
template <class S>
struct SeeingCandidate : SeeingGate<S> {
  using SeeingGate<S>::SeeingGate, SeeingGate<S>::U;
  using Linear<S>::W_z, Linear<S>::b_z, Linear<S>::W_n, Linear<S>::b_n;
  static constexpr auto kind = "seeing_candidate";

  study::Values<S, 1> step(study::Value<S> x,
                           const study::Values<S, 1>& before) const {
    const auto [h] = before;
    const auto z = sigmoid(product(W_z, x) + b_z);
    const auto n = product(W_n, x) + product(U, h) + b_n;
    return {(1 - z) * h + z * n};
  }
};

}  // namespace relatives
