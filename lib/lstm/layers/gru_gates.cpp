#include "lstm/layers/internal/gru_gates.hpp"

#include <cmath>
#include <complex>

#include "lstm/layers/internal/recurrent.hpp"
#include "lstm/numbers/lanes.hpp"

namespace lstm::detail {

// The memory of r, z and n in step t of a stack [T, 3H, B].
template <class Number>
struct GruBlocks {
  Number *r, *z, *n;
};
template <class Stack>
static auto gru_blocks(Stack& stack, std::size_t t) {
  const std::size_t size = stack.shape(1) / block_count * stack.shape(2);
  auto* const r = block(stack, t);
  using Number = std::remove_pointer_t<decltype(r)>;
  return GruBlocks<Number>{r, r + size, r + 2 * size};
}

// #region reset_gate
// r, and what it lets through: with q = U h + b_h the rest of n's
// pre-activation; without, q = r ⊙ h.
template <class Scalar>
void reset_gate(GruTrace<Scalar>& trace, std::size_t t, bool after) {
  const auto gates = gru_blocks(trace.gates, t);
  Scalar* const q = block(trace.q, t);
  const Scalar* const h = block(read_h(trace), t);
  for_each_lane<Scalar>(trace.q.shape(1) * trace.q.shape(2), [=](auto lane) {
    const auto r = sigmoid(lane.load(gates.r));
    lane.store(gates.r, r);
    if (after)
      lane.store(gates.n, lane.load(gates.n) + r * lane.load(q));
    else
      lane.store(q, r * lane.load(h));
  });
}
// #endregion

// #region new_state
// z and n, and h = (1 - z) ⊙ n + z ⊙ h.
template <class Scalar>
void new_state(GruTrace<Scalar>& trace, std::size_t t) {
  const auto gates = gru_blocks(trace.gates, t);
  const Scalar* const h_before = block(trace.h, t);
  Scalar* const h_after = block(trace.h, t + 1);
  for_each_lane<Scalar>(trace.q.shape(1) * trace.q.shape(2), [=](auto lane) {
    using std::tanh;
    const auto z = sigmoid(lane.load(gates.z));
    const auto n = tanh(lane.load(gates.n));
    lane.store(gates.z, z);
    lane.store(gates.n, n);
    const auto one = std::decay_t<decltype(z)>(1);
    lane.store(h_after, (one - z) * n + z * lane.load(h_before));
  });
}
// #endregion

// #region back_to_gates
// From dh after step t to the deltas of z and n, and to what z lets through to
// the state before; with the reset behind the product, to dq, too.
template <class Scalar>
void back_to_gates(const GruTrace<Scalar>& trace, std::size_t t,
                   GruFlow<Scalar>& flow, bool after) {
  const auto gates = gru_blocks(trace.gates, t);
  const auto dZ = gru_blocks(flow.dZ, t);
  const Scalar* const h = block(trace.h, t);
  Scalar* const dq = block(flow.dq, t);
  Scalar* const dh_block = flow.dh.data();
  for_each_lane<Scalar>(flow.dh.size(), [=](auto lane) {
    const auto z = lane.load(gates.z), n = lane.load(gates.n);
    const auto dh = lane.load(dh_block);
    const auto one = std::decay_t<decltype(dh)>(1);
    const auto dZ_n = dh * (one - z) * (one - n * n);
    lane.store(dZ.z, dh * (lane.load(h) - n) * z * (one - z));
    lane.store(dZ.n, dZ_n);
    lane.store(dh_block, dh * z);
    if (after) lane.store(dq, dZ_n * lane.load(gates.r));
  });
}
// #endregion

// #region back_through_reset
// To the delta of r: from that of n where r multiplied q, and from dq where it
// multiplied h.
template <class Scalar>
void back_through_reset(const GruTrace<Scalar>& trace, std::size_t t,
                        GruFlow<Scalar>& flow, Matrix<Scalar>& dh_read,
                        bool after) {
  const auto gates = gru_blocks(trace.gates, t);
  const auto dZ = gru_blocks(flow.dZ, t);
  const Scalar* const q = block(trace.q, t);
  const Scalar* const h = block(read_h(trace), t);
  const Scalar* const dq = block(flow.dq, t);
  Scalar* const dh = dh_read.data();
  for_each_lane<Scalar>(flow.dh.size(), [=](auto lane) {
    const auto r = lane.load(gates.r);
    const auto one = std::decay_t<decltype(r)>(1);
    const auto dr =
        after ? lane.load(dZ.n) * lane.load(q) : lane.load(dq) * lane.load(h);
    lane.store(dZ.r, dr * r * (one - r));
    if (!after) lane.store(dh, lane.load(dh) + lane.load(dq) * r);
  });
}
// #endregion

#define LSTM_INSTANTIATE(Scalar)                                         \
  template void reset_gate(GruTrace<Scalar>&, std::size_t, bool);        \
  template void new_state(GruTrace<Scalar>&, std::size_t);               \
  template void back_to_gates(const GruTrace<Scalar>&, std::size_t,      \
                              GruFlow<Scalar>&, bool);                   \
  template void back_through_reset(const GruTrace<Scalar>&, std::size_t, \
                                   GruFlow<Scalar>&, Matrix<Scalar>&, bool);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

}  // namespace lstm::detail
