// A gate that learns by plain descent to be 0 at a mark, and 1 elsewhere.
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

struct Gate {
  double W = 0, b = 0;
  double f(double x) const { return 1 / (1 + std::exp(-(W * x + b))); }
};

#ifdef SOLUTION
// #region solution
// Each of the two gates has its own way to the loss. Both go through b, and
// only the one at the mark, where x is 1, goes through W.
static void update(Gate& gate, double rate) {
  const double marked = gate.f(1), unmarked = gate.f(0);
  const double dz_marked = 2 * marked * marked * (1 - marked);
  const double dz_unmarked = 2 * (unmarked - 1) * unmarked * (1 - unmarked);
  gate.W -= rate * dz_marked;
  gate.b -= rate * (dz_marked + dz_unmarked);
}
// #endregion
#else
// #region task
// The loss is f(1)² + (f(0) - 1)²: the squared errors at a mark and elsewhere.
static void update(Gate& gate, double rate) {
  const double dW = 0, db = 0;  // yours
  gate.W -= rate * dW;
  gate.b -= rate * db;
}
// #endregion
#endif

static double loss(const Gate& gate) {
  return std::pow(gate.f(1), 2) + std::pow(gate.f(0) - 1, 2);
}

TEST_CASE("An update goes against the slopes of the loss") {
  for (const Gate before : std::vector<Gate>{{0, 0}, {-2, 1.5}, {1, -0.5}}) {
    const double s = 1e-5, W = before.W, b = before.b;
    const double dW = (loss({W + s, b}) - loss({W - s, b})) / (2 * s);
    const double db = (loss({W, b + s}) - loss({W, b - s})) / (2 * s);
    Gate gate = before;
    update(gate, 0.5);
    CHECK(gate.W == doctest::Approx(W - 0.5 * dW).epsilon(1e-6));
    CHECK(gate.b == doctest::Approx(b - 0.5 * db).epsilon(1e-6));
  }
}

TEST_CASE("A thousand updates make a gate that lets go at a mark") {
  Gate gate;
  for (int k = 0; k < 1000; ++k) update(gate, 0.5);
  CHECK(gate.f(1) < 0.06);
  CHECK(gate.f(0) > 0.94);
}
