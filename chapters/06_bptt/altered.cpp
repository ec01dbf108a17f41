#include "altered.hpp"

#include "lstm/numbers/product.hpp"

namespace bptt {

using lstm::add_product, lstm::at, lstm::Dataset, lstm::Flow, lstm::Gate,
    lstm::gate, lstm::Lstm, lstm::Matrix, lstm::Sequence, lstm::Trace,
    lstm::transposed;

// The deltas of step t, from dh and dc after it; leaves dc before it.
static void deltas(Mistake mistake, const Trace<double>& trace, std::size_t t,
                   Flow<double>& flow) {
  const Matrix<double> i = gate(trace.gates, t, Gate::input);
  const Matrix<double> f = gate(trace.gates, t, Gate::forget);
  const Matrix<double> g = gate(trace.gates, t, Gate::candidate);
  const Matrix<double> o = gate(trace.gates, t, Gate::output);
  const Matrix<double> c_before = at(trace.c, t), tanh_c = at(trace.tanh_c, t);

  const Matrix<double> through_h = flow.dh * o * (1 - tanh_c * tanh_c);
  if (mistake == Mistake::dc_replaced) flow.dc.fill(0);
  flow.dc += through_h;
  Matrix<double> dZ_f = flow.dc * c_before * f * (1 - f);
  if (mistake == Mistake::no_slope) dZ_f = flow.dc * c_before;
  Matrix<double> dZ_i = flow.dc * g * i * (1 - i);
  if (mistake == Mistake::delta_twice) dZ_i = dZ_f;

  gate(flow.dZ, t, Gate::input) = dZ_i;
  gate(flow.dZ, t, Gate::forget) = dZ_f;
  gate(flow.dZ, t, Gate::candidate) = flow.dc * i * (1 - g * g);
  gate(flow.dZ, t, Gate::output) = flow.dh * tanh_c * o * (1 - o);
  flow.dc *= f;
}

// Adds the gradients of the weights at step t.
static void add_weights(Mistake mistake, Lstm<double>& layer,
                        const Sequence<double>& x, const Trace<double>& trace,
                        std::size_t t, const Matrix<double>& dZ) {
  Matrix<double> ones = xt::ones<double>({x.shape(2), std::size_t{1}});
  if (mistake == Mistake::bias_of_one) {
    ones.fill(0);
    ones(0, 0) = 1;
  }

  const Matrix<double> h = at(trace.h, mistake == Mistake::h_after ? t + 1 : t);
  add_product(layer.W.gradient, dZ, transposed(at(x, t)));
  add_product(layer.U.gradient, dZ, transposed(h));
  add_product(layer.b.gradient, dZ, ones);
}

void backward(Mistake mistake, Lstm<double>& layer, const Sequence<double>& x,
              const Trace<double>& trace, const Sequence<double>& dh_loss,
              Flow<double>& flow) {
  flow.dh = xt::zeros<double>({layer.hidden(), x.shape(2)});
  flow.dc = xt::zeros_like(flow.dh);
  flow.dZ.resize(trace.gates.shape());
  flow.dx = xt::zeros_like(x);

  for (std::size_t t = trace.steps(); t-- > 0;) {
    flow.dh += at(dh_loss, t);
    deltas(mistake, trace, t, flow);
    const Matrix<double> dZ = at(flow.dZ, t);
    add_weights(mistake, layer, x, trace, t, dZ);
    add_product(at(flow.dx, t), transposed(layer.W.value), dZ);
    flow.dh.fill(0);
    if (mistake != Mistake::h_cut)
      add_product(flow.dh, transposed(layer.U.value), dZ);
  }
}

lstm::Summed<double> Altered::pass(const Dataset<double>& batch) {
  const std::size_t T = batch.x.shape(0), H = layer.hidden();
  Trace<double> trace;
  Flow<double> flow;
  Matrix<double> dy;
  layer.forward(batch.x, {}, trace);
  const Matrix<double> h = at(trace.h, T);
  const auto loss = lstm::squared_error(dense.forward(h), batch.y, dy);

  Sequence<double> dh_loss = xt::zeros<double>({T, H, batch.size()});
  at(dh_loss, T - 1) = dense.backward(h, dy);
  backward(mistake, layer, batch.x, trace, dh_loss, flow);
  return loss;
}

}  // namespace bptt
