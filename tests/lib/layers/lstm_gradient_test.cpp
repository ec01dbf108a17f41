#include <doctest/doctest.h>

#include <complex>

#include "lstm_case.hpp"

using lstm::Lstm, lstm::Matrix, lstm::Sequence, lstm::State;

namespace {

constexpr double tolerance = 1e-7;
struct Shape {
  std::size_t T, D, H, B;
};
constexpr Shape shapes[] = {{1, 1, 1, 1},  {1, 3, 4, 2}, {2, 1, 3, 1},
                            {5, 2, 1, 3},  {7, 3, 4, 1}, {12, 2, 5, 4},
                            {20, 1, 8, 3}, {40, 4, 2, 2}};

// Reports the error of every gate by itself.
void check_parameter(LayerCase& c, lstm::Parameter<double>& p, double step) {
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
    LayerCase c(shape.T, shape.D, shape.H, shape.B);
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

// The case with complex numbers, and its loss.
struct ComplexCase {
  using Complex = std::complex<double>;
  Lstm<Complex> layer;
  Sequence<Complex> x;
  State<Complex> start;

  explicit ComplexCase(LayerCase& c)
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
    LayerCase c(shape.T, shape.D, shape.H, shape.B);
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
