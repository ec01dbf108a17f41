#include "mistakes.hpp"

#include "lstm/numbers/gradient_check.hpp"
#include "lstm/numbers/product.hpp"
#include "lstm/training/regressor.hpp"
#include "problem.hpp"
#include "reach.hpp"
#include "recall.hpp"
#include "study/in_order.hpp"
#include "study/median.hpp"

namespace bptt {

using lstm::add_product, lstm::at, lstm::Dataset, lstm::Flow, lstm::Gate,
    lstm::gate, lstm::Lstm, lstm::Matrix, lstm::Sequence, lstm::State,
    lstm::Trace, lstm::transposed;

// In the order of the enumeration.
std::string words(Mistake mistake) {
  constexpr const char* all[] = {"none",
                                 "no slope in f",
                                 "dc replaced, not added",
                                 "h of the wrong step",
                                 "delta of f used for i",
                                 "db of one sample"};
  static_assert(std::size(all) == std::size(mistakes));
  return all[static_cast<std::size_t>(mistake)];
}

// #region deltas
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
// #endregion

// #region weights
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
// #endregion

// Lstm::backward with a mistake in it.
static void broken_backward(Mistake mistake, Lstm<double>& layer,
                            const Sequence<double>& x,
                            const Trace<double>& trace,
                            const Sequence<double>& dh_loss,
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
    add_product(flow.dh, transposed(layer.U.value), dZ);
  }
}

// A small layer with all that its loss depends on; its initial state is made of
// draws of the size `start_size`.
static Problem<double> random_setup(std::size_t T, std::size_t B,
                                    double start_size, lstm::Random& random) {
  constexpr std::size_t D = 2, H = 4;
  Problem<double> s{Lstm<double>(D, H), xt::zeros<double>({T, D, B}),
                    xt::zeros<double>({T, H, B}), State<double>::zeros(H, B)};
  for (auto* p : s.layer.parameters())
    for (double& w : p->value) w = 0.7 * random.normal();
  for (double& element : s.x) element = random.normal();
  for (double& element : s.R) element = random.normal();
  for (double& element : s.start.h) element = start_size * random.normal();
  for (double& element : s.start.c) element = start_size * random.normal();
  return s;
}

// How far the gradients of W, U and b are from central differences.
static std::array<double, 3> errors(Mistake mistake, Problem<double>& s) {
  lstm::Trace<double> trace;
  lstm::Flow<double> flow;
  s.layer.forward(s.x, s.start, trace);
  broken_backward(mistake, s.layer, s.x, trace, s.R, flow);

  std::array<double, 3> found{};
  for (std::size_t k = 0; k < 3; ++k) {
    auto* p = s.layer.parameters()[k];
    const auto numeric =
        lstm::central_differences([&] { return s.loss(); }, p->value);
    found[k] = lstm::relative_error(p->gradient, numeric);
  }
  return found;
}

Findings check(Mistake mistake, const lstm::Seed& seed) {
  auto random = seed.stream("mistakes");
  auto small = random_setup(1, 1, 0, random);
  auto large = random_setup(10, 3, 0.7, random);
  const auto one_step = errors(mistake, small);
  const auto [W, U, b] = errors(mistake, large);
  return {std::ranges::max(one_step), W, U, b};
}

// A regressor with the broken pass in the place of its layer's.
struct Limping : lstm::Regressor<double> {
  Mistake mistake;

  lstm::Summed<double> pass(const Dataset<double>& batch) {
    const std::size_t T = batch.x.shape(0), H = layer.hidden();
    const std::size_t B = batch.size();
    Trace<double> trace;
    Flow<double> flow;
    Matrix<double> dy;
    layer.forward(batch.x, {}, trace);
    const Matrix<double> h = at(trace.h, T);
    const auto loss = lstm::squared_error(dense.forward(h), batch.y, dy);

    Sequence<double> dh_loss = xt::zeros<double>({T, H, B});
    at(dh_loss, T - 1) = dense.backward(h, dy);
    broken_backward(mistake, layer, batch.x, trace, dh_loss, flow);
    return loss;
  }
};

double limp(lstm::Team& team, Mistake mistake, std::size_t T, std::size_t H,
            std::size_t batches, const lstm::Seed& seed) {
  return study::median(study::in_order(team, seeds, [&](std::size_t k) {
    const auto one = seed.part("network", k);
    auto weights = one.stream("weights"), training = one.stream("training");
    Limping model{lstm::Regressor<double>(2, H, 1), mistake};
    model.initialize(lstm::Recipe::keras, weights);
    return train(model, T, batches, training);
  }));
}

}  // namespace bptt
