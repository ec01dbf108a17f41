#pragma once
// One layer that takes one step of one sample after the other.

#include "lstm/layers/gru.hpp"
#include "lstm/layers/internal/fractions.hpp"
#include "lstm/layers/internal/panels.hpp"
#include "lstm/layers/internal/recurrent.hpp"
#include "lstm/layers/lstm.hpp"

namespace lstm::detail {

/// One layer that takes one step of one sample after the other.
template <class Layer>
class StreamLayer;

/// A state, or 0 in place of one that is so small that it could only become a
/// subnormal number, with which many processors compute a hundred times as
/// slowly. (To have the processor flush them itself takes longer than a step.)
template <class P>
P flushed(const P& state) {
  using std::abs;
  const P least(1e-30f);
  if constexpr (std::is_arithmetic_v<P>)
    return abs(state) < least ? P(0) : state;
  else
    return select(abs(state) < least, P(0), state);
}

/// What a step reads, [x; h], whole registers of h: that of this step, and room
/// for the h of the next behind another x.
template <class Scalar>
class Columns {
 public:
  Columns(std::size_t D, std::size_t H) : D_(D), H_(H) {
    const auto whole = packs_of<Scalar>(H) * pack_width<Scalar>;
    for (auto* v : {&now_, &next_}) v->resize(whole_columns(1, D + whole));
  }
  const Scalar* with(const Scalar* x) {
    std::copy_n(x, D_, now_.data());
    return now_.data();
  }
  Scalar* h() { return now_.data() + D_; }
  const Scalar* h() const { return now_.data() + D_; }
  Scalar* next_h() { return next_.data() + D_; }

  /// The next h becomes this one. What a register held besides it is zeros,
  /// even where an infinite x times those has made it NaN.
  void turn() {
    std::fill(next_.begin() + static_cast<std::ptrdiff_t>(D_ + H_), next_.end(),
              Scalar(0));
    now_.swap(next_);
    backwards_ = !backwards_;
  }
  bool backwards() const { return backwards_; }  // in every other step

 private:
  std::size_t D_, H_;
  AlignedVector<Scalar> now_, next_;
  bool backwards_ = false;
};

template <class Scalar>
class StreamLayer<Lstm<Scalar>> {
 public:
  explicit StreamLayer(const Lstm<Scalar>& layer)
      : H_(layer.hidden()),
        b_(H_, gates, {&layer.b.value}),
        A_(H_, gates, {&layer.W.value, &layer.U.value}),
        v_(layer.inputs(), H_),
        c_(packs_of<Scalar>(H_) * pack_width<Scalar>) {}

  /// From x to h.
  const Scalar* step(const Scalar* x, Team* team) noexcept {
    const Scalar* const v = v_.with(x);
    share_panels(team, A_.panels(), v_.backwards(), [&](std::size_t u, auto N) {
      auto Z = begin_with<N>(b_, u);
      add_columns<N>(A_, u, v, Z);
      for (const auto& z : Z) new_state(z, u++ * pack_width<Scalar>);
    });
    v_.turn();
    return v_.h();
  }

  std::size_t units() const { return H_; }
  State<Scalar> state() const {
    auto state = State<Scalar>::zeros(H_, 1);
    std::copy_n(v_.h(), H_, state.h.begin());
    std::copy_n(c_.begin(), H_, state.c.begin());
    return state;
  }
  void expect(const State<Scalar>& state) const {
    expect_if_given("h", state.h, {H_, 1});
    expect_if_given("c", state.c, {H_, 1});
  }
  void go_on_from(const State<Scalar>& state) noexcept;

 private:
  static constexpr double half = 0.5;  // of z, for sigmoid_of_twice
  static constexpr std::array<GateRows, 4> gates = {
      {{0, half}, {1, half}, {2}, {3, half}}};

  // #region new_state
  // c = f c + i g and h = o tanh(c). The two products are divided once each.
  [[gnu::always_inline]] void new_state(const std::array<Pack<Scalar>, 4>& z,
                                        std::size_t unit) {
    const auto f = sigmoid_of_twice(z[1]).value();
    const auto i_g = sigmoid_of_twice(z[0]) * tanh_fraction(z[2]);
    const auto c = flushed(f * load_pack(&c_[unit]) + i_g.value());
    store_pack(&c_[unit], c);
    const auto h = sigmoid_of_twice(z[3]) * tanh_fraction(c);
    store_pack(v_.next_h() + unit, h.value());
  }
  // #endregion

  std::size_t H_;
  Panels<Scalar, 4> b_, A_;  // A = [W, U]
  Columns<Scalar> v_;        // [x; h]
  AlignedVector<Scalar> c_;
};
template <class Scalar>
class StreamLayer<Gru<Scalar>> {
 public:
  explicit StreamLayer(const Gru<Scalar>& layer);

  const Scalar* step(const Scalar* x, Team* team) noexcept {
    if (after_)
      step_after(x, team);
    else
      step_before(x, team);
    v_.turn();
    return v_.h();
  }

  std::size_t units() const { return H_; }
  HiddenState<Scalar> state() const {
    HiddenState<Scalar> state{lstm::zeros<Scalar>("h", std::array{H_, one})};
    std::copy_n(v_.h(), H_, state.h.begin());
    return state;
  }
  void expect(const HiddenState<Scalar>& state) const {
    expect_if_given("h", state.h, {H_, one});
  }
  void go_on_from(const HiddenState<Scalar>& state) noexcept;

 private:
  static constexpr std::size_t one = 1;
  static constexpr std::array<GateRows, 3> gates = {{{0, 0.5}, {1, 0.5}, {2}}};
  void step_after(const Scalar* x, Team* team) noexcept;
  void step_before(const Scalar* x, Team* team) noexcept;

  // h = (1 - z) n + z h, and z h + n - z n.
  [[gnu::always_inline]] void new_state(const Pack<Scalar>& z,
                                        const Pack<Scalar>& n,
                                        std::size_t unit) {
    const auto h = load_pack(v_.h() + unit);
    store_pack(v_.next_h() + unit, flushed(z * (h - n) + n));
  }

  std::size_t H_;
  bool after_;  // the reset gate multiplies what U makes of h, not h
  Panels<Scalar, 3> b_, W_, U_;
  Panels<Scalar, 1> b_h_, U_n_;
  Panels<Scalar, 2> U_rz_;
  Columns<Scalar> x_, v_;
  AlignedVector<Scalar> z_, n_, r_h_;  // of a step in which r comes first
};

}  // namespace lstm::detail
