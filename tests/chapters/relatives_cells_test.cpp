#include <doctest/doctest.h>

#include <complex>

#include "12_relatives/cells.hpp"
#include "bad_input.hpp"
#include "lstm/layers/gru.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/rnn.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

using lstm::Matrix, lstm::Sequence, study::Taped;

namespace {

using Complex = std::complex<double>;

struct Shape {
  std::size_t T, D, H, B;
};
constexpr Shape shapes[] = {
    {1, 1, 1, 1}, {2, 3, 4, 2}, {5, 2, 1, 3}, {9, 1, 3, 1}, {12, 4, 5, 2}};

// A layer with an input, a state to begin with, and weights for every output
// and for the last state.
template <template <class> class Cell>
struct Case {
  using Layer = Taped<Cell, double>;
  Layer layer;
  Sequence<double> x, R;
  typename Layer::State start, d_last;
  typename Layer::Trace trace;
  typename Layer::Flow flow;

  explicit Case(const Shape& s)
      : layer(s.D, s.H), x({s.T, s.D, s.B}), R({s.T, s.H, s.B}) {
    lstm::Random random(s.T * 100 + s.H);
    for (auto* p : layer.parameters()) fill_normal(p->value, random, 0.5);
    fill_normal(x, random);
    fill_normal(R, random);
    for (auto* state : {&start, &d_last})
      for (auto& part : *state) {
        part.resize({s.H, s.B});
        fill_normal(part, random, 0.5);
      }
    // What an sLSTM divides by is above 0.
    if (start.size() == 4) start[2] = xt::abs(start[2]) + 0.5;
  }

  void there_and_back() {
    layer.forward(x, start, trace);
    lstm::zero_gradients(layer.parameters());
    layer.backward(x, trace, R, flow, d_last);
  }
};

// Σ ⟨R, h⟩ + Σ ⟨d_last, the last state⟩ of complex numbers.
template <template <class> class Cell>
struct ComplexCase {
  using Layer = Taped<Cell, Complex>;
  Layer layer;
  Sequence<Complex> x;
  typename Layer::State start;
  typename Layer::Trace trace;

  explicit ComplexCase(Case<Cell>& c)
      : layer(c.layer.inputs(), c.layer.hidden()), x(xt::cast<Complex>(c.x)) {
    for (std::size_t k = 0; k < layer.parameters().size(); ++k)
      layer.parameters()[k]->value =
          xt::cast<Complex>(c.layer.parameters()[k]->value);
    for (std::size_t k = 0; k < start.size(); ++k)
      start[k] = xt::cast<Complex>(c.start[k]);
  }
  Complex loss(const Case<Cell>& c) {
    layer.forward(x, start, trace);
    const auto last = trace.last();
    Complex sum = 0;
    for (std::size_t k = 0; k < c.R.size(); ++k)
      sum += c.R.flat(k) * trace.h.flat(k);
    for (std::size_t part = 0; part < last.size(); ++part)
      for (std::size_t k = 0; k < last[part].size(); ++k)
        sum += c.d_last[part].flat(k) * last[part].flat(k);
    return sum;
  }
};

template <template <class> class Cell>
void check_gradients() {
  INFO(Cell<double>::kind);
  for (const auto& shape : shapes) {
    CAPTURE(shape.T);
    Case<Cell> c(shape);
    ComplexCase<Cell> complex(c);
    c.there_and_back();
    const auto check = [&](const auto& gradient, auto& tensor) {
      CHECK(lstm::relative_error(
                gradient, lstm::complex_step([&] { return complex.loss(c); },
                                             tensor)) <= 1e-12);
    };
    for (std::size_t k = 0; k < c.layer.parameters().size(); ++k) {
      INFO(c.layer.parameters()[k]->name);
      check(c.layer.parameters()[k]->gradient,
            complex.layer.parameters()[k]->value);
    }
    check(c.flow.dx, complex.x);
    for (std::size_t k = 0; k < c.start.size(); ++k)
      check(c.flow.d_start[k], complex.start[k]);
  }
}

// The same weights give the same there and back.
template <template <class> class Cell, class Library>
void check_equal(const Library& made) {
  INFO(Cell<double>::kind);
  for (const auto& shape : shapes) {
    CAPTURE(shape.T);
    Case<Cell> c(shape);
    auto library = made(shape);
    const auto ours = c.layer.parameters(), theirs = library.parameters();
    REQUIRE(ours.size() == theirs.size());
    for (std::size_t k = 0; k < ours.size(); ++k)
      theirs[k]->value = ours[k]->value;
    using Layer = decltype(library);
    typename Layer::State start, d_last;
    typename Layer::Trace trace;
    typename Layer::Flow flow;
    start.h = c.start[0], d_last.h = c.d_last[0];
    if constexpr (requires { start.c; })
      start.c = c.start[1], d_last.c = c.d_last[1];
    library.forward(c.x, start, trace);
    library.backward(c.x, trace, c.R, flow, d_last);
    c.there_and_back();

    const auto equal = [](const auto& a, const auto& b) {
      CHECK(lstm::relative_error(a, b) <= 1e-13);
    };
    for (std::size_t t = 0; t < shape.T; ++t)
      equal(Matrix<double>(lstm::at(c.trace.h, t)),
            Matrix<double>(lstm::at(trace.outputs(), t)));
    for (std::size_t k = 0; k < ours.size(); ++k)
      equal(ours[k]->gradient, theirs[k]->gradient);
    equal(c.flow.dx, flow.dx);
    equal(c.flow.d_start[0], flow.dh);
  }
}

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

TEST_CASE("every gradient of every relative agrees with the complex step") {
  check_gradients<relatives::Lstm>();
  check_gradients<relatives::Coupled>();
  check_gradients<relatives::Peephole>();
  check_gradients<relatives::Gru>();
  check_gradients<relatives::GruBefore>();
  check_gradients<relatives::Mgu>();
  check_gradients<relatives::Rnn>();
  check_gradients<relatives::Slstm>();
  check_gradients<relatives::Linear>();
}

TEST_CASE("a relative that the library has is the library's") {
  check_equal<relatives::Lstm>(
      [](const Shape& s) { return lstm::Lstm<double>(s.D, s.H); });
  check_equal<relatives::Gru>(
      [](const Shape& s) { return lstm::Gru<double>(s.D, s.H); });
  check_equal<relatives::GruBefore>([](const Shape& s) {
    return lstm::Gru<double>(s.D, s.H, lstm::Reset::before_product);
  });
  check_equal<relatives::Rnn>(
      [](const Shape& s) { return lstm::Rnn<double>(s.D, s.H); });
}

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

TEST_CASE("neither gate nor candidate of a linear recurrence sees h") {
  std::vector<double> expected;
  double h = 0;
  for (const double x : inputs) {
    const double z = sigmoid(0.1 * x + 0.2), n = 0.3 * x + 0.4;
    expected.push_back(h = (1 - z) * h + z * n);
  }
  check_close(one_unit<relatives::Linear>(inputs), expected);
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

TEST_CASE("at first a forget gate is open and all other biases are 0") {
  const Matrix<float> four = {{0}, {0}, {1}, {1}, {0}, {0}, {0}, {0}};
  CHECK(started<relatives::Lstm>() == four);
  CHECK(started<relatives::Peephole>() == four);
  CHECK(started<relatives::Slstm>() == four);
  CHECK(started<relatives::Coupled>() ==
        Matrix<float>{{1}, {1}, {0}, {0}, {0}, {0}});
  CHECK(started<relatives::Gru>() == xt::zeros<float>({6, 1}));
  CHECK(started<relatives::Mgu>() == xt::zeros<float>({4, 1}));
  lstm::Random random(1);
  Taped<relatives::Peephole, float> peephole(2, 2);
  for (auto* p : peephole.parameters()) p->value.fill(7);
  peephole.initialize(lstm::Recipe::keras, random);
  for (const auto* p : {&peephole.cell.p_i, &peephole.cell.p_o})
    CHECK(p->value == xt::zeros<float>({2, 1}));
  Taped<relatives::Linear, float> linear(2, 2);
  for (auto* p : linear.parameters()) p->value.fill(7);
  linear.initialize(lstm::Recipe::keras, random);
  CHECK(linear.cell.b_z.value == xt::zeros<float>({2, 1}));
  CHECK(xt::amax(xt::abs(linear.cell.W_n.value))() <= std::sqrt(6.0f / 4));
}

BAD_INPUT("relatives without inputs or units") {
  CHECK_THROWS_WITH_AS((Taped<relatives::Linear, float>(2, 0)),
                       "a cell needs inputs and hidden units, got 2 and 0",
                       lstm::ShapeError);
  CHECK_THROWS_AS((Taped<relatives::Mgu, float>(0, 2)), lstm::ShapeError);
}
