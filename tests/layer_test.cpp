#include "lstm/layer.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <complex>

#include "lstm/dataset.hpp"
#include "lstm/gradient_check.hpp"
#include "random_tensors.hpp"

using lstm::Lstm, lstm::Matrix, lstm::Sequence, lstm::State;

namespace {

// A layer with an input, an initial state and a random weight for every output.
struct Case {
  Lstm<double> layer;
  Sequence<double> x, R;
  State<double> start;

  Case(std::size_t T, std::size_t D, std::size_t H, std::size_t B)
      : layer(D, H),
        x({T, D, B}),
        R({T, H, B}),
        start(State<double>::zeros(H, B)) {
    lstm::Random random(T * 1000 + D * 100 + H * 10 + B);
    for (auto* p : layer.parameters()) fill_normal(p->value, random, 0.5);
    fill_normal(x, random);
    fill_normal(R, random);
    fill_normal(start.h, random, 0.5);
    fill_normal(start.c, random, 0.5);
  }

  // L = Σₜ ⟨Rₜ, hₜ⟩, a loss to which every step counts.
  double loss() const {
    lstm::Trace<double> trace;
    layer.forward(x, start, trace);
    const Sequence<double> h =
        xt::view(trace.h, xt::range(1, trace.steps() + 1));
    return inner_product(R, h);
  }

  lstm::Flow<double> gradients() {
    lstm::Trace<double> trace;
    lstm::Flow<double> flow;
    layer.forward(x, start, trace);
    zero_gradients(layer.parameters());
    layer.backward(x, trace, R, flow);
    return flow;
  }
};

constexpr double tolerance = 1e-7;
struct Shape {
  std::size_t T, D, H, B;
};
constexpr Shape shapes[] = {{1, 1, 1, 1},  {1, 3, 4, 2}, {2, 1, 3, 1},
                            {5, 2, 1, 3},  {7, 3, 4, 1}, {12, 2, 5, 4},
                            {20, 1, 8, 3}, {40, 4, 2, 2}};

// Reports the error of every gate by itself.
void check_parameter(Case& c, lstm::Parameter<double>& p, double step) {
  const auto numeric =
      lstm::central_differences([&] { return c.loss(); }, p.value, step);
  const std::size_t H = c.layer.hidden();
  for (std::size_t k = 0; k < 4; ++k) {
    auto rows = xt::range(k * H, (k + 1) * H);
    const Matrix<double> a = xt::view(p.gradient, rows, xt::all());
    const Matrix<double> n = xt::view(numeric, rows, xt::all());
    INFO(p.name << ", gate "
                << "ifgo"[k]);
    CHECK(lstm::relative_error(a, n) <= tolerance);
  }
}

}  // namespace

TEST_CASE("every gradient of the layer agrees with central differences") {
  for (const auto& shape : shapes) {
    CAPTURE(shape.T);
    CAPTURE(shape.D);
    CAPTURE(shape.H);
    CAPTURE(shape.B);
    Case c(shape.T, shape.D, shape.H, shape.B);
    const auto flow = c.gradients();
    for (const double step : {1e-4, 1e-5}) {
      CAPTURE(step);
      for (auto* p : c.layer.parameters()) check_parameter(c, *p, step);
      const auto numeric = [&](auto& tensor) {
        return lstm::central_differences([&] { return c.loss(); }, tensor,
                                         step);
      };
      CHECK(lstm::relative_error(flow.dx, numeric(c.x)) <= tolerance);
      CHECK(lstm::relative_error(flow.dh, numeric(c.start.h)) <= tolerance);
      CHECK(lstm::relative_error(flow.dc, numeric(c.start.c)) <= tolerance);
    }
  }
}

TEST_CASE("a backward pass adds to the gradients that are there") {
  Case c(3, 2, 4, 2);
  c.gradients();
  const Matrix<double> once = c.layer.U.gradient;
  lstm::Trace<double> trace;
  lstm::Flow<double> flow;
  c.layer.forward(c.x, c.start, trace);
  c.layer.backward(c.x, trace, c.R, flow);
  CHECK(xt::allclose(c.layer.U.gradient, 2 * once, 1e-12, 0));
}

TEST_CASE("a trace and a flow that were used before change nothing") {
  Case large(9, 2, 4, 5), small(4, 2, 4, 3);
  lstm::Trace<double> trace;
  lstm::Flow<double> flow;
  large.layer.forward(large.x, large.start, trace);
  large.layer.backward(large.x, trace, large.R, flow);
  small.layer.forward(small.x, small.start, trace);
  small.layer.backward(small.x, trace, small.R, flow);
  const Matrix<double> dW = small.layer.W.gradient;
  const auto fresh = small.gradients();
  CHECK(dW == small.layer.W.gradient);
  CHECK(flow.dx == fresh.dx);
  CHECK(flow.dc == fresh.dc);
}

// x = 0, 1, 2 ... as (batch, time, features), W = .01, U = .02, b = .03, and 1
// in the forget gate: the cases of Keras's own lstm_test.py.
template <class Scalar>
static Matrix<Scalar> keras_case(std::array<std::size_t, 3> shape,
                                 std::size_t H, double bias, double forget_bias,
                                 const State<Scalar>& start,
                                 bool backwards = false) {
  const auto [B, T, D] = shape;
  Sequence<Scalar> x({B, T, D});
  for (std::size_t n = 0; n < B; ++n)
    for (std::size_t t = 0; t < T; ++t)
      for (std::size_t d = 0; d < D; ++d)
        x(n, backwards ? T - 1 - t : t, d) = Scalar((n * T + t) * D + d);
  Lstm<Scalar> layer(D, H);
  layer.W.value.fill(Scalar(0.01));
  layer.U.value.fill(Scalar(0.02));
  layer.b.value.fill(Scalar(bias));
  xt::view(layer.b.value, xt::range(H, 2 * H)) = Scalar(forget_bias);
  lstm::Trace<Scalar> trace;
  layer.forward(lstm::from_batch_first(x), start, trace);
  return lstm::at(trace.h, T);
}

// The largest distance from the expected last h of each sample.
template <class Scalar>
static double distance(const Matrix<Scalar>& h, const Matrix<double>& samples) {
  double largest = 0;
  for (std::size_t unit = 0; unit < h.shape(0); ++unit)
    for (std::size_t n = 0; n < h.shape(1); ++n) {
      const std::size_t row = samples.shape(0) == 1 ? 0 : unit;
      largest = std::max(largest, std::abs(h(unit, n) - samples(row, n)));
    }
  return largest;
}

TEST_CASE_TEMPLATE("the values of Keras's own LSTM tests", Scalar, float,
                   double) {
  const auto zero = State<Scalar>::zeros(3, 3);
  const std::array<std::size_t, 3> shape = {3, 6, 4};
  const auto h = [&](double b, double b_f, bool backwards = false) {
    return keras_case<Scalar>(shape, 3, b, b_f, zero, backwards);
  };
  CHECK(distance(h(.03, 1), {{.6288687, .86899155, .9460773}}) < 1e-6);
  CHECK(distance(h(.03, 1, true), {{.35622165, .74789524, .8872726}}) < 1e-6);
  CHECK(distance(h(.03, .03), {{.57019705, .8661914, .9459622}}) < 1e-6);
  CHECK(distance(h(0, 0), {{.54986924, .86226785, .9443936}}) < 1e-6);

  const Matrix<Scalar> start = {{0, 2}, {1, 3}};
  const auto last = keras_case<Scalar>({2, 4, 3}, 2, .03, 1, {start, start});
  CHECK(distance(last, {{.20574439, .64930826}, {.3558822, .66276}}) < 1e-6);
}

// The same case with complex numbers, and its loss.
struct ComplexCase {
  using Complex = std::complex<double>;
  Lstm<Complex> layer;
  Sequence<Complex> x;
  State<Complex> start;

  explicit ComplexCase(Case& c)
      : layer(c.layer.inputs(), c.layer.hidden()),
        x(xt::cast<Complex>(c.x)),
        start{xt::cast<Complex>(c.start.h), xt::cast<Complex>(c.start.c)} {
    for (std::size_t k = 0; k < 3; ++k)
      layer.parameters()[k]->value =
          xt::cast<Complex>(c.layer.parameters()[k]->value);
  }
  Complex loss(const Sequence<double>& R) const {
    lstm::Trace<Complex> trace;
    layer.forward(x, start, trace);
    Complex sum = 0;
    const std::size_t first = start.h.size();
    for (std::size_t k = 0; k < R.size(); ++k)
      sum += R.flat(k) * trace.h.flat(first + k);
    return sum;
  }
};

TEST_CASE("every gradient of the layer agrees with the complex step") {
  for (const auto& shape : shapes) {
    CAPTURE(shape.T);
    CAPTURE(shape.D);
    CAPTURE(shape.H);
    CAPTURE(shape.B);
    Case c(shape.T, shape.D, shape.H, shape.B);
    ComplexCase complex_case(c);
    const auto flow = c.gradients();
    const auto error = [&](const auto& gradient, auto& tensor) {
      return lstm::relative_error(
          gradient,
          lstm::complex_step([&] { return complex_case.loss(c.R); }, tensor));
    };
    for (std::size_t k = 0; k < 3; ++k)
      CHECK(error(c.layer.parameters()[k]->gradient,
                  complex_case.layer.parameters()[k]->value) <= 1e-12);
    CHECK(error(flow.dx, complex_case.x) <= 1e-12);
    CHECK(error(flow.dh, complex_case.start.h) <= 1e-12);
    CHECK(error(flow.dc, complex_case.start.c) <= 1e-12);
  }
}

TEST_CASE("float and double agree") {
  Case c(15, 2, 6, 3);
  Lstm<float> single(2, 6);
  single.W.value = xt::cast<float>(c.layer.W.value);
  single.U.value = xt::cast<float>(c.layer.U.value);
  single.b.value = xt::cast<float>(c.layer.b.value);
  const Sequence<float> x = xt::cast<float>(c.x), R = xt::cast<float>(c.R);
  const State<float> start = {xt::cast<float>(c.start.h),
                              xt::cast<float>(c.start.c)};
  lstm::Trace<float> trace;
  lstm::Flow<float> flow;
  single.forward(x, start, trace);
  single.backward(x, trace, R, flow);
  const auto expected = c.gradients();
  CHECK(lstm::relative_error(Sequence<double>(xt::cast<double>(flow.dx)),
                             expected.dx) < 1e-5);
  CHECK(
      lstm::relative_error(Matrix<double>(xt::cast<double>(single.U.gradient)),
                           c.layer.U.gradient) < 1e-5);
}

TEST_CASE("shapes that do not fit are named") {
  CHECK_THROWS_WITH_AS(Lstm<float>(0, 4),
                       "an LSTM needs inputs and hidden units, got 0 and 4",
                       lstm::ShapeError);
  CHECK_THROWS_AS(Lstm<float>(3, 0), lstm::ShapeError);

  Case c(5, 2, 3, 4);
  lstm::Trace<double> trace;
  const auto forward = [&](const Sequence<double>& x, std::size_t H,
                           std::size_t B) {
    c.layer.forward(x, State<double>::zeros(H, B), trace);
  };
  CHECK_THROWS_WITH_AS(forward(xt::zeros<double>({5, 4, 4}), 3, 4),
                       "x has shape [5, 4, 4], expected [5, 2, 4]",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(forward(c.x, 3, 1),
                       "initial h has shape [3, 1], expected [3, 4]",
                       lstm::ShapeError);
  CHECK_THROWS_AS(forward(c.x, 2, 4), lstm::ShapeError);
  CHECK_THROWS_WITH_AS(forward(xt::zeros<double>({0, 2, 4}), 3, 4),
                       "x has no steps or no samples", lstm::ShapeError);
  CHECK_THROWS_AS(forward(xt::zeros<double>({5, 2, 0}), 3, 0),
                  lstm::ShapeError);

  c.layer.forward(c.x, c.start, trace);
  lstm::Flow<double> flow;
  const Sequence<double> dh = xt::zeros<double>({4, 3, 4});
  CHECK_THROWS_WITH_AS(c.layer.backward(c.x, trace, dh, flow),
                       "dh_loss has shape [4, 3, 4], expected [5, 3, 4]",
                       lstm::ShapeError);
  const Sequence<double> shorter = xt::zeros<double>({4, 2, 4});
  CHECK_THROWS_AS(c.layer.backward(shorter, trace, c.R, flow),
                  lstm::ShapeError);
}
