// Backpropagation through time in plain numbers, and the gradient's ways.

#include <doctest/doctest.h>

#include "06_bptt/altered.hpp"
#include "06_bptt/picture.hpp"
#include "06_bptt/starts.hpp"
#include "06_bptt/study.hpp"
#include "06_bptt/ways.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "lstm/numbers/product.hpp"

using bptt::Mistake, bptt::Unit;
using lstm::Cell, lstm::CellStep, lstm::Lstm, lstm::Matrix, lstm::Sequence,
    lstm::State;

namespace {

// What a unit reads and should answer, drawn anew for every case.
struct Draw {
  Unit<double> unit;
  std::vector<double> x, y;

  Draw(std::size_t T, lstm::Random& random) : x(T), y(T) {
    for (double* w : bptt::weights(unit)) *w = random.normal();
    for (auto* numbers : {&x, &y})
      for (double& number : *numbers) number = random.normal();
  }
};

// The gradients of the library's cell, in the order of the unit's weights.
std::vector<double> by_cell(const Draw& draw) {
  const std::size_t T = draw.x.size(), one = 1;
  auto cell = bptt::cell_of(draw.unit);
  Sequence<double> x = xt::zeros<double>({T, one, one}), dh_loss = x;
  for (std::size_t t = 0; t < T; ++t) x(t, 0, 0) = draw.x[t];
  const auto steps = run(cell, x, State<double>::zeros(1, 1));
  for (std::size_t t = 0; t < T; ++t)
    dh_loss(t, 0, 0) = 2 * (steps[t].after.h(0, 0) - draw.y[t]);
  run_back(cell, steps, dh_loss);
  std::vector<double> gradients;
  for (auto* p : cell.parameters()) gradients.push_back(p->gradient(0, 0));
  return gradients;
}

// A network after a run, and a gradient that enters its last h.
struct Run {
  Cell<double> cell;
  std::vector<CellStep<double>> steps;
  Matrix<double> dh_last;

  explicit Run(std::size_t T, std::size_t H = 3, std::size_t B = 2)
      : cell(1, H) {
    auto random = lstm::Seed(T).stream("ways");
    for (auto* p : cell.parameters())
      for (double& w : p->value) w = random.normal();
    Sequence<double> x = xt::zeros<double>({T, std::size_t{1}, B});
    for (double& element : x) element = random.normal();
    steps = run(cell, x, State<double>::zeros(H, B));
    dh_last = xt::zeros<double>({H, B});
    for (double& element : dh_last) element = random.normal();
  }

  // dc after the first step, by all ways.
  Matrix<double> whole() {
    Sequence<double> dh_loss =
        xt::zeros<double>({steps.size(), dh_last.shape(0), dh_last.shape(1)});
    lstm::at(dh_loss, steps.size() - 1) = dh_last;
    return bptt::whole_dc(steps[0], run_back(cell, steps, dh_loss).states[1]);
  }

  void multiply_U(double factor) {
    for (auto* gate : {&cell.i, &cell.f, &cell.g, &cell.o})
      gate->U.value *= factor;
  }
};

Matrix<double> rows_of(const Lstm<double>& layer, std::size_t gate) {
  const std::size_t H = layer.hidden();
  return xt::view(layer.U.value, xt::range(gate * H, (gate + 1) * H),
                  xt::all());
}

double squares(const Matrix<double>& m) {
  const double size = lstm::length(m);
  return size * size;
}

}  // namespace

TEST_CASE("the plain unit agrees with the complex step and with the cell") {
  auto random = lstm::Seed(1).stream("unit");
  for (std::size_t T = 1; T <= 12; ++T) {
    CAPTURE(T);
    Draw draw(T, random);
    Unit<double> d;
    const double loss = bptt::loss_and_gradients(draw.unit, draw.x, draw.y, d);
    auto measured = bptt::by_complex_step(draw.unit, draw.x, draw.y);
    const auto cell = by_cell(draw);
    double error = 0;
    const auto found = bptt::weights(d), slopes = bptt::weights(measured);
    for (std::size_t k = 0; k < found.size(); ++k) {
      CAPTURE(k);
      const double size = 1 + std::abs(cell[k]);
      CHECK(std::abs(*found[k] - *slopes[k]) <= 1e-12 * size);
      CHECK(std::abs(*found[k] - cell[k]) <= 1e-12 * size);
      error += std::abs(*found[k]);
    }
    CHECK(loss > 0);
    CHECK(error > 0);
  }
}

TEST_CASE("the ways of the gradient add up to the whole") {
  for (const std::size_t T : {1u, 2u, 3u, 9u}) {
    CAPTURE(T);
    Run r(T);
    const auto parts = bptt::by_passages(r.cell, r.steps, r.dh_last);
    CHECK(parts.size() == T);
    Matrix<double> sum = xt::zeros_like(r.dh_last);
    for (const auto& part : parts) sum += part.c;
    CHECK(lstm::relative_error(sum, r.whole()) < 1e-14);
  }
}

// Each passage through h multiplies by U once. The steps hold what the pass
// forward has made, so that another U changes the way back alone.
TEST_CASE("a way that passes through h k times has k factors of U") {
  Run r(7);
  const auto parts = bptt::by_passages(r.cell, r.steps, r.dh_last);
  const auto U = r.cell.i.U.value;
  for (const double factor : {0.5, 2., -1.}) {
    CAPTURE(factor);
    Matrix<double> sum = xt::zeros_like(r.dh_last);
    double power = 1;
    for (const auto& part : parts) {
      sum += power * part.c;
      power *= factor;
    }
    r.multiply_U(factor);
    CHECK(lstm::relative_error(sum, r.whole()) < 1e-13);
    r.multiply_U(1 / factor);
    CHECK((r.cell.i.U.value == U));
  }
}

TEST_CASE("along c the gradient is multiplied by the forget gates alone") {
  const std::size_t T = 6;
  Run r(T);
  const auto layer = stacked(r.cell);
  Sequence<double> x = xt::zeros<double>({T, std::size_t{1}, std::size_t{2}});
  for (std::size_t t = 0; t < T; ++t) lstm::at(x, t) = r.steps[t].x;
  const auto reach = bptt::reach_along_c(layer, x, r.dh_last);
  const auto parts = bptt::by_passages(r.cell, r.steps, r.dh_last);
  const Matrix<double> last =
      bptt::whole_dc(r.steps[T - 1], {r.dh_last, xt::zeros_like(r.dh_last)});
  Matrix<double> product = last;
  for (std::size_t t = 1; t < T; ++t) product *= r.steps[t].f;
  CHECK(lstm::relative_error(parts[0].c, product) < 1e-15);
  CHECK(reach.norms.size() == T);
  CHECK(reach.norms[T - 1] ==
        doctest::Approx(lstm::length(product) / lstm::length(last)));
}

TEST_CASE("each gate's U is orthogonal, where Keras's blocks are not") {
  constexpr std::size_t H = 16;
  Lstm<double> layer(1, H);
  auto random = lstm::Seed(1).stream("orthogonal");
  layer.initialize(lstm::Recipe::keras, random);
  double all = 0;
  for (std::size_t gate = 0; gate < lstm::gate_count; ++gate)
    all += squares(rows_of(layer, gate)) / H;
  CHECK(all == doctest::Approx(1));  // so that a block has a quarter of it

  bptt::draw_orthogonal_gates(layer, random);
  for (std::size_t gate = 0; gate < lstm::gate_count; ++gate) {
    const auto U = rows_of(layer, gate);
    Matrix<double> product = xt::zeros<double>({H, H});
    add_product(product, U, lstm::transposed(U));
    const Matrix<double> identity = xt::eye<double>(H);
    CHECK(lstm::relative_error(product, identity) < 1e-14);
  }
  CHECK((rows_of(layer, 0) != rows_of(layer, 1)));
}

// With a U of zeros nothing comes back through h either.
TEST_CASE("the cut leaves of a backward pass what does not come through h") {
  constexpr std::size_t T = 5, D = 2, H = 3, B = 2;
  auto random = lstm::Seed(2).stream("cut");
  Lstm<double> layer(D, H);
  for (auto* p : layer.parameters())
    for (double& w : p->value) w = random.normal();
  Sequence<double> x = xt::zeros<double>({T, D, B}),
                   R = xt::zeros<double>({T, H, B});
  for (auto* tensor : {&x, &R})
    for (double& element : *tensor) element = random.normal();
  lstm::Trace<double> trace;
  layer.forward(x, {}, trace);

  const auto expect_same = [&](Mistake mistake, const Lstm<double>& right) {
    auto altered = layer;
    lstm::Flow<double> flow, right_flow;
    bptt::backward(mistake, altered, x, trace, R, flow);
    auto other = right;
    other.backward(x, trace, R, right_flow);
    for (std::size_t k = 0; k < 3; ++k) {
      CAPTURE(k);
      CHECK(lstm::relative_error(altered.parameters()[k]->gradient,
                                 other.parameters()[k]->gradient) < 1e-14);
    }
  };
  expect_same(Mistake::none, layer);
  auto without_U = layer;
  without_U.U.value.fill(0);
  expect_same(Mistake::h_cut, without_U);
}

TEST_CASE("the interval of the median has at least 95 percent") {
  CHECK(bptt::interval_rank(1) == 0);
  CHECK(bptt::interval_rank(5) == 0);   // 94 %, the widest there is
  CHECK(bptt::interval_rank(6) == 0);   // 97 %
  CHECK(bptt::interval_rank(9) == 1);   // 96 %
  CHECK(bptt::interval_rank(20) == 5);  // 96 %
  CHECK(bptt::interval_rank(50) == 17);
}
