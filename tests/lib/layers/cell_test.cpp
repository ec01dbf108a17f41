#include "lstm/layers/cell.hpp"

#include <doctest/doctest.h>

#include <complex>

#include "lstm/layers/lstm.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

using lstm::at, lstm::Cell, lstm::Matrix, lstm::Sequence, lstm::State;

namespace {

struct Case {
  Cell<double> cell;
  Sequence<double> x, R;
  State<double> start;

  Case(std::size_t T, std::size_t D, std::size_t H, std::size_t B)
      : cell(D, H),
        x({T, D, B}),
        R({T, H, B}),
        start(State<double>::zeros(H, B)) {
    lstm::Random random(T * 1000 + D * 100 + H * 10 + B);
    for (auto* p : cell.parameters()) fill_normal(p->value, random, 0.5);
    fill_normal(x, random);
    fill_normal(R, random);
    fill_normal(start.h, random, 0.5);
    fill_normal(start.c, random, 0.5);
  }

  double loss() const {
    const auto steps = run(cell, x, start);
    double sum = 0;
    for (std::size_t t = 0; t < steps.size(); ++t)
      sum += inner_product<Matrix<double>>(at(R, t), steps[t].after.h);
    return sum;
  }

  lstm::CellFlow<double> gradients() {
    return run_back(cell, run(cell, x, start), R);
  }
};

struct Shape {
  std::size_t T, D, H, B;
};
constexpr Shape shapes[] = {{1, 1, 1, 1}, {1, 3, 4, 2}, {2, 1, 3, 1},
                            {5, 2, 1, 3}, {7, 3, 4, 1}, {12, 2, 5, 4}};

// The largest distance of two tensors' elements.
template <class A, class B>
double distance(const A& a, const B& b) {
  REQUIRE(std::ranges::equal(a.shape(), b.shape()));
  return xt::amax(xt::abs(a - b))();
}

constexpr double rounding = 1e-12;

}  // namespace

TEST_CASE("a step of one unit computes what its formulas say") {
  Cell<double> cell(1, 1);
  cell.i.b.value.fill(0.5);
  cell.f.b.value.fill(-1);
  cell.g.W.value.fill(2);
  cell.o.U.value.fill(-3);
  const auto sigmoid = [](double z) { return 1 / (1 + std::exp(-z)); };
  const auto step = cell.forward({{0.25}}, {.h = {{0.5}}, .c = {{4}}});
  const double c = sigmoid(-1) * 4 + sigmoid(0.5) * std::tanh(0.5);
  CHECK(step.after.c(0, 0) == doctest::Approx(c).epsilon(1e-14));
  CHECK(step.after.h(0, 0) ==
        doctest::Approx(sigmoid(-1.5) * std::tanh(c)).epsilon(1e-14));
}

TEST_CASE("the cell and the fused layer compute the same step by step") {
  for (const auto& shape : shapes) {
    CAPTURE(shape.T);
    CAPTURE(shape.H);
    Case c(shape.T, shape.D, shape.H, shape.B);
    const auto steps = run(c.cell, c.x, c.start);
    lstm::Trace<double> trace;
    stacked(c.cell).forward(c.x, c.start, trace);
    for (std::size_t t = 0; t < shape.T; ++t) {
      CAPTURE(t);
      const auto& s = steps[t];
      const auto rows = [&](lstm::Gate which) {
        return lstm::gate(trace.gates, t, which);
      };
      CHECK(distance(s.i, rows(lstm::Gate::input)) <= rounding);
      CHECK(distance(s.f, rows(lstm::Gate::forget)) <= rounding);
      CHECK(distance(s.g, rows(lstm::Gate::candidate)) <= rounding);
      CHECK(distance(s.o, rows(lstm::Gate::output)) <= rounding);
      CHECK(distance(s.tanh_c, at(trace.tanh_c, t)) <= rounding);
      CHECK(distance(s.before.h, at(trace.h, t)) <= rounding);
      CHECK(distance(s.after.c, at(trace.c, t + 1)) <= rounding);
      CHECK(distance(s.after.h, at(trace.h, t + 1)) <= rounding);
    }
  }
}

TEST_CASE("the cell and the fused layer have the same gradients") {
  for (const auto& shape : shapes) {
    CAPTURE(shape.T);
    CAPTURE(shape.H);
    Case c(shape.T, shape.D, shape.H, shape.B);
    auto layer = stacked(c.cell);
    lstm::Trace<double> trace;
    lstm::Flow<double> fused;
    layer.forward(c.x, c.start, trace);
    layer.backward(c.x, trace, c.R, fused);
    const auto flow = c.gradients();
    auto from_cell = stacked(c.cell);
    for (std::size_t k = 0; k < 3; ++k) {
      CAPTURE(layer.parameters()[k]->name);
      CHECK(distance(from_cell.parameters()[k]->gradient,
                     layer.parameters()[k]->gradient) <= rounding);
    }
    CHECK(distance(flow.dx, fused.dx) <= rounding);
    CHECK(distance(flow.states[0].h, fused.dh) <= rounding);
    CHECK(distance(flow.states[0].c, fused.dc) <= rounding);
  }
}

TEST_CASE("every gradient of the cell agrees with central differences") {
  for (const auto& shape : shapes) {
    CAPTURE(shape.T);
    CAPTURE(shape.H);
    Case c(shape.T, shape.D, shape.H, shape.B);
    const auto flow = c.gradients();
    const auto numeric = [&](auto& tensor) {
      return lstm::central_differences([&] { return c.loss(); }, tensor);
    };
    for (auto* p : c.cell.parameters()) {
      CAPTURE(p->name);
      CHECK(lstm::relative_error(p->gradient, numeric(p->value)) <= 1e-7);
    }
    CHECK(lstm::relative_error(flow.dx, numeric(c.x)) <= 1e-7);
    CHECK(lstm::relative_error(flow.states[0].h, numeric(c.start.h)) <= 1e-7);
    CHECK(lstm::relative_error(flow.states[0].c, numeric(c.start.c)) <= 1e-7);
  }
}

TEST_CASE("the gradient of every state on the way is that of a later start") {
  Case c(7, 2, 3, 2);
  const auto flow = c.gradients();
  const auto steps = run(c.cell, c.x, c.start);
  REQUIRE(flow.states.size() == 8);
  CHECK(distance(flow.states[7].h, at(c.R, 6)) == 0);
  for (std::size_t t = 1; t < 7; ++t) {
    CAPTURE(t);
    Case late(7, 2, 3, 2);
    late.x = xt::view(c.x, xt::range(t, 7));
    late.R = xt::view(c.R, xt::range(t, 7));
    late.start = steps[t].before;
    const auto tail = late.gradients().states[0];
    CHECK(distance(flow.states[t].c, tail.c) <= rounding);
    CHECK(distance(flow.states[t].h, tail.h + at(c.R, t - 1)) <= rounding);
  }
}

TEST_CASE("a layer taken apart and stacked again is as it was") {
  lstm::Random random(5);
  lstm::Lstm<double> layer(2, 3);
  for (auto* p : layer.parameters()) {
    fill_normal(p->value, random);
    fill_normal(p->gradient, random);
  }
  auto cell = taken_apart(layer);
  CHECK(cell.f.U.value(1, 2) == layer.U.value(4, 2));
  CHECK(cell.o.b.gradient(2, 0) == layer.b.gradient(11, 0));
  auto again = stacked(cell);
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(again.parameters()[k]->value == layer.parameters()[k]->value);
    CHECK(again.parameters()[k]->gradient == layer.parameters()[k]->gradient);
  }
}
