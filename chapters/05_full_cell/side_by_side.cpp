#include "side_by_side.hpp"

namespace full_cell {

using lstm::at, lstm::Cell, lstm::gate, lstm::Gate, lstm::Sequence;

template <class A, class B>
static void widen(double& largest, const A& a, const B& b) {
  const double distance = xt::amax(xt::abs(a - b))();
  largest = std::max(largest, distance);
}

template <class Tensor>
static void draw_normal(Tensor& tensor, lstm::Random& random) {
  for (auto& element : tensor) element = 0.5 * random.normal();
}

static void compare_steps(const std::vector<lstm::CellStep<double>>& steps,
                          const lstm::Trace<double>& trace, Differences& d) {
  for (std::size_t t = 0; t < steps.size(); ++t) {
    const auto& s = steps[t];
    widen(d.forward, s.i, gate(trace.gates, t, Gate::input));
    widen(d.forward, s.f, gate(trace.gates, t, Gate::forget));
    widen(d.forward, s.g, gate(trace.gates, t, Gate::candidate));
    widen(d.forward, s.o, gate(trace.gates, t, Gate::output));
    widen(d.forward, s.after.c, at(trace.c, t + 1));
    widen(d.forward, s.after.h, at(trace.h, t + 1));
  }
}

static void compare_gradients(Cell<double>& cell,
                              const lstm::CellFlow<double>& flow,
                              const lstm::Lstm<double>& layer,
                              const lstm::Flow<double>& fused,
                              const Stacking& stacking, Differences& d) {
  const auto expected = stacking(cell);
  widen(d.weights, layer.W.gradient, expected.W.gradient);
  widen(d.weights, layer.U.gradient, expected.U.gradient);
  widen(d.weights, layer.b.gradient, expected.b.gradient);
  widen(d.inputs, fused.dx, flow.dx);
  widen(d.inputs, fused.dh, flow.states[0].h);
  widen(d.inputs, fused.dc, flow.states[0].c);
}

static void compare_one(std::size_t T, std::size_t D, std::size_t H,
                        std::size_t B, lstm::Random& random,
                        const Stacking& stacking, Differences& d) {
  Cell<double> cell(D, H);
  Sequence<double> x({T, D, B}), dh_loss({T, H, B});
  auto start = lstm::State<double>::zeros(H, B);
  for (auto* p : cell.parameters()) draw_normal(p->value, random);
  draw_normal(x, random);
  draw_normal(dh_loss, random);
  draw_normal(start.h, random);
  draw_normal(start.c, random);

  auto layer = stacking(cell);
  lstm::Trace<double> trace;
  lstm::Flow<double> fused;
  layer.forward(x, start, trace);
  layer.backward(x, trace, dh_loss, fused);
  const auto steps = run(cell, x, start);
  const auto flow = run_back(cell, steps, dh_loss);
  compare_steps(steps, trace, d);
  compare_gradients(cell, flow, layer, fused, stacking, d);
}

Differences side_by_side(lstm::Random random, const Stacking& stacking) {
  Differences d;
  compare_one(1, 1, 1, 1, random, stacking, d);
  compare_one(20, 3, 8, 4, random, stacking, d);
  compare_one(50, 2, 16, 1, random, stacking, d);
  return d;
}

lstm::Lstm<double> stacked_in_another_order(const Cell<double>& cell) {
  auto swapped = cell;
  std::swap(swapped.g, swapped.o);
  return stacked(swapped);
}

}  // namespace full_cell
