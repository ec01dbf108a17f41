#include "study/ablation.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <complex>

#include "lstm/training/optimizer.hpp"
#include "random_tensors.hpp"

using lstm::Gate, lstm::Lstm, lstm::Matrix, lstm::Sequence;

namespace {

constexpr Gate gates[] = {Gate::input, Gate::forget, Gate::candidate,
                          Gate::output};

// A layer with a gate fixed, and a pass of it over normal draws.
template <class Scalar>
struct Case {
  Lstm<Scalar> layer{2, 3};
  Sequence<Scalar> x = xt::zeros<Scalar>({7, 2, 5});
  lstm::Trace<Scalar> trace;

  explicit Case(Gate which) {
    lstm::Random random(4);
    layer.initialize(lstm::Recipe::keras, random);
    fill_normal(x, random, 3);
    study::fix_gate(layer, which);
    run();
  }
  void run() { layer.forward(x, lstm::State<Scalar>::zeros(3, 5), trace); }
};

template <class Rows>
bool all_one(const Rows& rows) {
  using Scalar = typename Rows::value_type;
  return std::ranges::all_of(rows, [](Scalar a) { return a == Scalar(1); });
}

}  // namespace

TEST_CASE_TEMPLATE("a fixed gate is exactly 1, the others are not", Scalar,
                   float, double, std::complex<double>) {
  for (const auto which : gates) {
    Case<Scalar> c(which);
    for (const auto other : gates)
      for (std::size_t t = 0; t < 7; ++t) {
        const Matrix<Scalar> a = lstm::gate(c.trace.gates, t, other);
        CHECK(all_one(a) == (other == which));
      }
  }
}

TEST_CASE_TEMPLATE("training moves every gate but the fixed one", Scalar, float,
                   double) {
  for (const auto which : gates) {
    Case<Scalar> c(which);
    const auto before = c.layer;
    Sequence<Scalar> dh = xt::ones<Scalar>({7, 3, 5});
    lstm::Flow<Scalar> flow;
    lstm::Adam<Scalar> adam({.rate = 0.1});
    for (int k = 0; k < 3; ++k) {
      zero_gradients(c.layer.parameters());
      c.run();
      c.layer.backward(c.x, c.trace, dh, flow);
      adam.step(c.layer.parameters());
    }
    for (const auto other : gates) {
      const auto first = static_cast<std::size_t>(other) * 3;
      for (std::size_t row = first; row < first + 3; ++row) {
        const bool fixed = other == which;
        CHECK((c.layer.b.value(row, 0) == before.b.value(row, 0)) == fixed);
        CHECK((c.layer.W.value(row, 1) == before.W.value(row, 1)) == fixed);
        CHECK((c.layer.U.value(row, 2) == before.U.value(row, 2)) == fixed);
      }
    }
  }
}
