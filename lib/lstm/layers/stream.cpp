#include "lstm/layers/stream.hpp"

#include <cassert>

#include "lstm/layers/internal/stream_layer.hpp"

namespace lstm {
namespace detail {

// A column of a state; an empty one stands for zeros.
template <class Scalar>
static void set_column(const Matrix<Scalar>& given, std::size_t H,
                       Scalar* column) {
  std::fill_n(column, H, Scalar(0));
  std::copy_n(given.begin(), given.size(), column);
}

template <class Scalar>
void StreamLayer<Lstm<Scalar>>::go_on_from(
    const State<Scalar>& state) noexcept {
  set_column(state.h, H_, v_.h());
  set_column(state.c, H_, c_.data());
}

template <class Scalar>
void StreamLayer<Gru<Scalar>>::go_on_from(
    const HiddenState<Scalar>& state) noexcept {
  set_column(state.h, H_, v_.h());
}

template <class Scalar>
StreamLayer<Gru<Scalar>>::StreamLayer(const Gru<Scalar>& layer)
    : H_(layer.hidden()),
      after_(layer.reset == Reset::after_product),
      b_(H_, gates, {&layer.b.value}),
      W_(H_, gates, {&layer.W.value}),
      U_(H_, gates, {&layer.U.value}),
      b_h_(H_, {GateRows{0}}, {&layer.b_h.value}),
      U_n_(H_, {gates[2]}, {&layer.U.value}),
      U_rz_(H_, {gates[0], gates[1]}, {&layer.U.value}),
      x_(layer.inputs(), 0),
      v_(0, H_) {
  for (auto* part : {&z_, &n_, &r_h_})
    part->resize(packs_of<Scalar>(H_) * pack_width<Scalar>);
}

// n = tanh(W x + b + r (U h + b_h))
template <class Scalar>
void StreamLayer<Gru<Scalar>>::step_after(const Scalar* given,
                                          Team* team) noexcept {
  const Scalar* const x = x_.with(given);
  share_panels(team, W_.panels(), v_.backwards(), [&](std::size_t u, auto N) {
    auto Z = begin_with<N>(b_, u);
    add_columns<N>(W_, u, x, Z);
    const auto b_h = begin_with<N>(b_h_, u);
    auto Q = Z;
    for (std::size_t n = 0; n < N; ++n) Q[n][2] = b_h[n][0];
    add_columns<N>(U_, u, v_.h(), Q);
    for (std::size_t n = 0; n < N; ++n) {
      const auto r = sigmoid_of_twice(Q[n][0]).value();
      const auto z = sigmoid_of_twice(Q[n][1]).value();
      const auto candidate =
          tanh_fraction(Pack<Scalar>(r * Q[n][2] + Z[n][2])).value();
      new_state(z, candidate, (u + n) * pack_width<Scalar>);
    }
  });
}

// n = tanh(W x + b + U (r h)), which needs r of all units.
template <class Scalar>
void StreamLayer<Gru<Scalar>>::step_before(const Scalar* given,
                                           Team* team) noexcept {
  const Scalar* const x = x_.with(given);
  constexpr auto width = pack_width<Scalar>;
  share_panels(team, W_.panels(), v_.backwards(), [&](std::size_t u, auto N) {
    auto Z = begin_with<N>(b_, u);
    add_columns<N>(W_, u, x, Z);
    Sums<Scalar, 2, N> rz;
    for (std::size_t n = 0; n < N; ++n) rz[n] = {Z[n][0], Z[n][1]};
    add_columns<N>(U_rz_, u, v_.h(), rz);
    for (std::size_t n = 0; n < N; ++n) {
      const std::size_t unit = (u + n) * width;
      const auto r = sigmoid_of_twice(rz[n][0]).value();
      store_pack(&r_h_[unit], Pack<Scalar>(r * load_pack(v_.h() + unit)));
      store_pack(&z_[unit], sigmoid_of_twice(rz[n][1]).value());
      store_pack(&n_[unit], Z[n][2]);
    }
  });
  share_panels(team, W_.panels(), v_.backwards(), [&](std::size_t u, auto N) {
    Sums<Scalar, 1, N> sums;
    for (std::size_t n = 0; n < N; ++n)
      sums[n][0] = load_pack(&n_[(u + n) * width]);
    add_columns<N>(U_n_, u, r_h_.data(), sums);
    for (std::size_t n = 0; n < N; ++n) {
      const std::size_t unit = (u + n) * width;
      new_state(load_pack(&z_[unit]), tanh_fraction(sums[n][0]).value(), unit);
    }
  });
}

// The rows of a dense layer, each of whole registers, and its biases.
template <class Scalar>
struct Rows {
  std::size_t length;  // in registers
  AlignedVector<Scalar> W;
  std::vector<Scalar> b;

  explicit Rows(const Dense<Scalar>& dense)
      : length(packs_of<Scalar>(dense.inputs())),
        W(dense.outputs() * length * pack_width<Scalar>),
        b(dense.b.value.begin(), dense.b.value.end()) {
    for (std::size_t o = 0; o < dense.outputs(); ++o)
      std::copy_n(&dense.W.value(o, 0), dense.inputs(),
                  &W[o * length * pack_width<Scalar>]);
  }

  // Row o times h, of whole registers.
  Scalar times(std::size_t o, const Scalar* h) const {
    const Scalar* const row = W.data() + o * length * pack_width<Scalar>;
    Pack<Scalar> sum(Scalar(0));
    for (std::size_t k = 0; k < length * pack_width<Scalar>;
         k += pack_width<Scalar>)
      sum = sum + load_pack(row + k) * load_pack(h + k);
    return sum_of(sum);
  }
};

}  // namespace detail

// Layers of so many units are shared; smaller ones are done before another
// thread is called.
static constexpr std::size_t shared_units = 256;

template <class Layer>
struct Stream<Layer>::Parts {
  std::vector<detail::StreamLayer<Layer>> layers;  // the lowest first
  detail::Rows<Scalar> rows;
  std::size_t inputs;
  Team* team;

  Parts(const std::vector<Layer>& all, const Dense<Scalar>& dense, Team* team_)
      : layers(all.begin(), all.end()),
        rows(dense),
        inputs(all.front().inputs()),
        team(team_) {
    if (dense.inputs() != all.back().outputs())
      throw ShapeError(
          fmt::format("the dense layer reads {} numbers, expected {}",
                      dense.inputs(), all.back().outputs()));
  }
};

template <class Layer>
Stream<Layer>::Stream(const Stack<Layer>& stack, const Dense<Scalar>& dense,
                      Team* team)
    : parts_(std::make_unique<Parts>(stack.layers, dense, team)) {}
template <class Layer>
Stream<Layer>::Stream(const Layer& layer, const Dense<Scalar>& dense,
                      Team* team)
    : parts_(std::make_unique<Parts>(std::vector{layer}, dense, team)) {}
template <class Layer>
Stream<Layer>::~Stream() = default;
template <class Layer>
Stream<Layer>::Stream(Stream&&) noexcept = default;
template <class Layer>
Stream<Layer>& Stream<Layer>::operator=(Stream&&) noexcept = default;

template <class Layer>
std::size_t Stream<Layer>::inputs() const {
  return parts_->inputs;
}
template <class Layer>
std::size_t Stream<Layer>::outputs() const {
  return parts_->rows.b.size();
}

template <class Layer>
void Stream<Layer>::step(std::span<const Scalar> x,
                         std::span<Scalar> y) noexcept {
  auto& [layers, rows, D, team] = *parts_;
  assert(x.size() == D && y.size() == rows.b.size());
  const Scalar* h = x.data();
  for (auto& layer : layers)
    h = layer.step(h, layer.units() >= shared_units ? team : nullptr);
  for (std::size_t o = 0; o < y.size(); ++o)
    y[o] = rows.b[o] + rows.times(o, h);
}

template <class Layer>
typename Stream<Layer>::State Stream<Layer>::state() const {
  State all;
  for (const auto& layer : parts_->layers) all.push_back(layer.state());
  return all;
}

template <class Layer>
void Stream<Layer>::go_on_from(const State& state) {
  auto& layers = parts_->layers;
  if (!state.empty() && state.size() != layers.size())
    throw ShapeError(fmt::format("a state of {} layers, expected {}",
                                 state.size(), layers.size()));
  for (std::size_t k = 0; k < state.size(); ++k) layers[k].expect(state[k]);
  restart();
  for (std::size_t k = 0; k < state.size(); ++k) layers[k].go_on_from(state[k]);
}

template <class Layer>
void Stream<Layer>::restart() noexcept {
  for (auto& layer : parts_->layers) layer.go_on_from({});
}

template class Stream<Lstm<float>>;
template class Stream<Lstm<double>>;
template class Stream<Gru<float>>;
template class Stream<Gru<double>>;

}  // namespace lstm
