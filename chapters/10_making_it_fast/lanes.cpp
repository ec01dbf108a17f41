// The formulas in one loop, a vector register of numbers at once: the loops of
// Lstm::step and Lstm::step_back.
#include "lstm/numbers/lanes.hpp"

#include "walk.hpp"

namespace making_it_fast {

using lstm::block, lstm::gate_blocks, lstm::sigmoid;

void Walk::lanes(std::size_t t) {
  const auto gates = gate_blocks(trace_.gates, t);
  const float* const c_before = block(trace_.c, t);
  float* const c_after = block(trace_.c, t + 1);
  float* const tanh_c_after = block(trace_.tanh_c, t);
  float* const h_after = block(trace_.h, t + 1);
  lstm::for_each_lane<float>(flow_.dh.size(), [=](auto lane) {
    using std::tanh;
    const auto i = sigmoid(lane.load(gates.i));
    const auto f = sigmoid(lane.load(gates.f));
    const auto g = tanh(lane.load(gates.g));
    const auto o = sigmoid(lane.load(gates.o));
    const auto c = f * lane.load(c_before) + i * g;
    const auto tanh_c = tanh(c);
    lane.store(gates.i, i);
    lane.store(gates.f, f);
    lane.store(gates.g, g);
    lane.store(gates.o, o);
    lane.store(c_after, c);
    lane.store(tanh_c_after, tanh_c);
    lane.store(h_after, o * tanh_c);
  });
}

void Walk::lanes_back(std::size_t t) {
  const auto gates = gate_blocks(trace_.gates, t);
  const auto dZ = gate_blocks(flow_.dZ, t);
  const float* const c_before = block(trace_.c, t);
  const float* const tanh_c_after = block(trace_.tanh_c, t);
  const float* const dh_block = flow_.dh.data();
  float* const dc_block = flow_.dc.data();
  lstm::for_each_lane<float>(flow_.dh.size(), [=](auto lane) {
    const auto i = lane.load(gates.i), f = lane.load(gates.f);
    const auto g = lane.load(gates.g), o = lane.load(gates.o);
    const auto tanh_c = lane.load(tanh_c_after), dh = lane.load(dh_block);
    const auto one = std::decay_t<decltype(dh)>(1);
    const auto dc = lane.load(dc_block) + dh * o * (one - tanh_c * tanh_c);
    lane.store(dZ.i, dc * g * i * (one - i));
    lane.store(dZ.f, dc * lane.load(c_before) * f * (one - f));
    lane.store(dZ.g, dc * i * (one - g * g));
    lane.store(dZ.o, dh * tanh_c * o * (one - o));
    lane.store(dc_block, dc * f);
  });
}

}  // namespace making_it_fast
