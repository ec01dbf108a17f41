#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "12_relatives/cells.hpp"
#include "bad_input.hpp"

using lstm::Matrix, lstm::Sequence, study::Taped;

namespace {

double sigmoid(double z) {
  return 1 / (1 + std::exp(-z));
}

// One unit with one input and one sample, whose weights are 0.1, 0.2, 0.3 and
// so on: of each step its h, to be compared with formulas of numbers.
template <template <class> class Cell>
std::vector<double> one_unit(const std::vector<double>& inputs) {
  Taped<Cell, double> layer(1, 1);
  double weight = 0;
  for (auto* p : layer.parameters())
    for (double& number : p->value) number = weight += 0.1;
  Sequence<double> x({inputs.size(), 1, 1});
  std::copy(inputs.begin(), inputs.end(), x.begin());
  typename Taped<Cell, double>::Trace trace;
  layer.forward(x, {}, trace);
  return {trace.h.begin(), trace.h.end()};
}

const std::vector<double> inputs = {1, -0.5, 2};

void check_close(const std::vector<double>& ours,
                 const std::vector<double>& expected) {
  REQUIRE(ours.size() == expected.size());
  for (std::size_t k = 0; k < ours.size(); ++k)
    CHECK(ours[k] == doctest::Approx(expected[k]).epsilon(1e-14));
}

}  // namespace

TEST_CASE("a coupled unit writes what it forgets") {
  std::vector<double> expected;
  double h = 0, c = 0;
  for (const double x : inputs) {
    const double f = sigmoid(0.1 * x + 0.4 * h + 0.7);
    const double g = std::tanh(0.2 * x + 0.5 * h + 0.8);
    const double o = sigmoid(0.3 * x + 0.6 * h + 0.9);
    c = f * c + (1 - f) * g;
    expected.push_back(h = o * std::tanh(c));
  }
  check_close(one_unit<relatives::Coupled>(inputs), expected);
}

TEST_CASE("gates with peepholes see the cell, o the new one") {
  std::vector<double> expected;
  double h = 0, c = 0;
  for (const double x : inputs) {
    const double i = sigmoid(0.1 * x + 0.5 * h + 0.9 + 1.3 * c);
    const double f = sigmoid(0.2 * x + 0.6 * h + 1.0 + 1.4 * c);
    const double g = std::tanh(0.3 * x + 0.7 * h + 1.1);
    c = f * c + i * g;
    const double o = sigmoid(0.4 * x + 0.8 * h + 1.2 + 1.5 * c);
    expected.push_back(h = o * std::tanh(c));
  }
  check_close(one_unit<relatives::Peephole>(inputs), expected);
}

TEST_CASE("the only gate of a minimal gated unit forgets, resets and writes") {
  std::vector<double> expected;
  double h = 0;
  for (const double x : inputs) {
    const double f = sigmoid(0.1 * x + 0.3 * h + 0.5);
    const double n = std::tanh(0.2 * x + 0.4 * (f * h) + 0.6);
    expected.push_back(h = (1 - f) * h + f * n);
  }
  check_close(one_unit<relatives::Mgu>(inputs), expected);
}

TEST_CASE("the stabiliser leaves the h of an sLSTM as it is") {
  std::vector<double> expected;
  double h = 0, c = 0, n = 0;
  for (const double x : inputs) {
    const double i = std::exp(0.1 * x + 0.5 * h + 0.9);
    const double f = sigmoid(0.2 * x + 0.6 * h + 1.0);
    const double z = std::tanh(0.3 * x + 0.7 * h + 1.1);
    const double o = sigmoid(0.4 * x + 0.8 * h + 1.2);
    c = f * c + i * z;
    n = f * n + i;
    expected.push_back(h = o * c / n);
  }
  check_close(one_unit<relatives::Slstm>(inputs), expected);
}

TEST_CASE(
    "an sLSTM whose gate would be infinite stays finite, there and back") {
  Taped<relatives::Slstm, float> layer(1, 1);
  layer.cell.W.value = {{300}, {0}, {1}, {0}};
  const Sequence<float> x = {{{1}}, {{-1}}, {{0.5}}, {{1}}},
                        R = xt::ones<float>({4, 1, 1});
  Taped<relatives::Slstm, float>::Trace trace;
  Taped<relatives::Slstm, float>::Flow flow;
  layer.forward(x, {}, trace);
  // What e³⁰⁰ has written, nothing smaller changes: h = σ(0) tanh(1).
  for (const float h : trace.h)
    CHECK(h == doctest::Approx(0.5 * std::tanh(1.0)));
  layer.backward(x, trace, R, flow);
  for (const auto* p : layer.parameters())
    for (const float slope : p->gradient) CHECK(std::isfinite(slope));
}

TEST_CASE("before its first step an sLSTM has no exponent to reckon with") {
  Taped<relatives::Slstm, float> layer(1, 1);
  layer.cell.W.value = {{-300}, {0}, {1}, {0}};
  const Sequence<float> x = {{{1}}};
  Taped<relatives::Slstm, float>::Trace trace;
  layer.forward(x, {}, trace);
  CHECK(trace.h(0, 0, 0) == doctest::Approx(0.5 * std::tanh(1.0)));
  CHECK(trace.last()[3](0, 0) == -300);
}

TEST_CASE("neither gate nor candidate of a linear recurrence sees h") {
  std::vector<double> expected;
  double h = 0;
  for (const double x : inputs) {
    const double z = sigmoid(0.1 * x + 0.2), n = 0.3 * x + 0.4;
    expected.push_back(h = (1 - z) * h + z * n);
  }
  check_close(one_unit<relatives::Linear>(inputs), expected);
}

TEST_CASE("half of the way to a GRU, the gate sees h or the candidate does") {
  std::vector<double> gate, candidate;
  double g = 0, c = 0;
  for (const double x : inputs) {
    const double z_g = sigmoid(0.1 * x + 0.2 * g + 0.3);
    gate.push_back(g = (1 - z_g) * g + z_g * (0.4 * x + 0.5));
    const double z_c = sigmoid(0.1 * x + 0.3);
    candidate.push_back(c = (1 - z_c) * c + z_c * (0.4 * x + 0.2 * c + 0.5));
  }
  check_close(one_unit<relatives::SeeingGate>(inputs), gate);
  check_close(one_unit<relatives::SeeingCandidate>(inputs), candidate);
}

namespace {

// The biases after the start.
template <template <class> class Cell>
Matrix<float> started() {
  lstm::Random random(1);
  Taped<Cell, float> layer(2, 2);
  for (auto* p : layer.parameters()) p->value.fill(7);
  layer.initialize(lstm::Recipe::keras, random);
  return layer.parameters()[2]->value;
}

}  // namespace

TEST_CASE("at first most of a state is kept, and all other biases are 0") {
  const Matrix<float> four = {{0}, {0}, {1}, {1}, {0}, {0}, {0}, {0}};
  CHECK(started<relatives::Lstm>() == four);
  CHECK(started<relatives::Peephole>() == four);
  CHECK(started<relatives::Slstm>() == four);
  CHECK(started<relatives::Coupled>() ==
        Matrix<float>{{1}, {1}, {0}, {0}, {0}, {0}});
  const Matrix<float> kept = {{0}, {0}, {1}, {1}, {0}, {0}};
  CHECK(started<relatives::Gru>() == kept);
  CHECK(started<relatives::GruBefore>() == kept);
  CHECK(started<relatives::Mgu>() == Matrix<float>{{-1}, {-1}, {0}, {0}});
  lstm::Random random(1);
  Taped<relatives::Peephole, float> peephole(2, 2);
  for (auto* p : peephole.parameters()) p->value.fill(7);
  peephole.initialize(lstm::Recipe::keras, random);
  for (const auto* p : {&peephole.cell.p_i, &peephole.cell.p_o})
    CHECK(p->value == xt::zeros<float>({2, 1}));
  Taped<relatives::Linear, float> linear(2, 2);
  for (auto* p : linear.parameters()) p->value.fill(7);
  linear.initialize(lstm::Recipe::keras, random);
  CHECK(linear.cell.b_z.value == Matrix<float>{{-1}, {-1}});
  CHECK(linear.cell.b_n.value == xt::zeros<float>({2, 1}));
  CHECK(xt::amax(xt::abs(linear.cell.W_n.value))() <= std::sqrt(6.0f / 4));
}

BAD_INPUT("relatives without inputs or units") {
  CHECK_THROWS_WITH_AS((Taped<relatives::Linear, float>(2, 0)),
                       "a cell needs inputs and hidden units, got 2 and 0",
                       lstm::ShapeError);
  CHECK_THROWS_AS((Taped<relatives::Mgu, float>(0, 2)), lstm::ShapeError);
}
