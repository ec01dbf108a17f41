#include "lstm/numbers/gradient_check.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <complex>
#include <limits>

#include "bad_input.hpp"

using lstm::Matrix, lstm::relative_error;

TEST_CASE("the relative error runs from equal to opposite") {
  const Matrix<double> a = {{3, 4}}, opposite = {{-3, -4}}, zero = {{0, 0}};
  const Matrix<double> near = {{3, 4.1}};
  CHECK(relative_error(a, a) == 0);
  CHECK(relative_error(a, opposite) == 1);
  CHECK(relative_error(a, zero) == 1);
  CHECK(relative_error(zero, zero) == 0);
  CHECK(relative_error(a, near) ==
        doctest::Approx(0.1 / (5 + std::hypot(3, 4.1))));
}

TEST_CASE_TEMPLATE("squares neither vanish nor overflow", Real, float, double) {
  using Limits = std::numeric_limits<Real>;
  for (const Real size : {Limits::denorm_min(), Limits::min(), Real(1e-23),
                          Real(1), Real(1e23), Limits::max()}) {
    CAPTURE(size);
    const Matrix<Real> a = {{size, -size}}, opposite = {{-size, size}};
    const Matrix<Real> zero = {{0, 0}}, half = {{size / 2, -size / 2}};
    CHECK(relative_error(a, a) == 0);
    CHECK(relative_error(a, opposite) == 1);
    CHECK(relative_error(a, zero) == 1);
    if (size > Limits::denorm_min())
      CHECK(relative_error(a, half) == doctest::Approx(1.0 / 3));
  }
}

TEST_CASE("a difference that is far smaller than the gradients counts") {
  const Matrix<double> a = {{1, 1e-200}}, b = {{1, 2e-200}};
  CHECK(relative_error(a, b) / 5e-201 == doctest::Approx(1));
  const Matrix<float> c = {{1, 1e-30f}}, d = {{1, 2e-30f}};
  CHECK(relative_error(c, d) / 5e-31 == doctest::Approx(1));
}

TEST_CASE("gradients of complex numbers are compared by their sizes") {
  using Complex = std::complex<double>;
  for (const double size : {1e-310, 1e-200, 1.0, 1e200, 1.7e308}) {
    CAPTURE(size);
    const Matrix<Complex> a = {{Complex(size, size)}}, opposite = -a;
    const Matrix<Complex> turned = {{Complex(-size, size)}};
    CHECK(relative_error(a, a) == 0);
    CHECK(relative_error(a, opposite) == 1);
    CHECK(relative_error(a, turned) == doctest::Approx(std::sqrt(0.5)));
  }
}

TEST_CASE("numbers that are not finite do not pass for a small error") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double inf = std::numeric_limits<double>::infinity();
  const Matrix<double> a = {{3, 4}}, zero = {{0, 0}};
  for (const double bad : {nan, inf, -inf})
    for (const Matrix<double>& broken :
         {Matrix<double>{{3, bad}}, Matrix<double>{{bad, bad}}}) {
      CAPTURE(bad);
      CHECK(std::isnan(relative_error(a, broken)));
      CHECK(std::isnan(relative_error(broken, zero)));
      CHECK(std::isnan(relative_error(broken, broken)));
    }
}

TEST_CASE("the length of the largest and of the smallest numbers") {
  using Limits = std::numeric_limits<double>;
  CHECK(lstm::length(Matrix<double>{{0, 0}}) == 0);
  CHECK(lstm::length(Matrix<double>{{3, -4}}) == 5);
  CHECK(lstm::length(Matrix<double>{{0x3p700, 0x4p700}}) == 0x5p700);
  CHECK(lstm::length(Matrix<double>{{Limits::max()}}) == Limits::max());
  CHECK(lstm::length(Matrix<double>{{-Limits::denorm_min()}}) ==
        Limits::denorm_min());
}

TEST_CASE("central differences find the gradient of a known function") {
  Matrix<double> w = {{0.5, -1}, {2, 0}};
  const Matrix<double> before = w;
  const auto loss = [&] { return w(0, 0) * std::exp(w(0, 1)) + w(1, 0); };
  const auto slope = lstm::central_differences(loss, w);
  const Matrix<double> expected = {{std::exp(-1), 0.5 * std::exp(-1)}, {1, 0}};
  CHECK(relative_error(slope, expected) < 1e-9);
  CHECK(w == before);
}

TEST_CASE("central differences take float as well") {
  Matrix<float> w = {{0.5f, -1}};
  const Matrix<float> before = w;
  const auto loss = [&] { return double{w(0, 0) * std::exp(w(0, 1))}; };
  const auto slope = lstm::central_differences(loss, w, 1e-2);
  const Matrix<float> expected = {{std::exp(-1.f), 0.5f * std::exp(-1.f)}};
  CHECK(relative_error(slope, expected) < 1e-4);
  CHECK(w == before);
}

TEST_CASE_TEMPLATE("the step grows with a number and is the one that was taken",
                   Real, float, double) {
  for (const double size : {1e-3, 1.0, 10.0, 100.0, 1000.0, 1e6, 1e15, 1e30}) {
    CAPTURE(size);
    const auto at = static_cast<Real>(size);
    Matrix<Real> w = {{at, -at}};
    const auto loss = [&] { return 3 * (double{w(0, 0)} + double{w(0, 1)}); };
    const auto slope = lstm::central_differences(loss, w);
    CHECK(slope(0, 0) == doctest::Approx(3).epsilon(1e-6));
    CHECK(slope(0, 1) == doctest::Approx(3).epsilon(1e-6));
  }
}

TEST_CASE("a loss in float leaves what its own rounding permits") {
  for (const float at : {1.0f, 10.0f, 100.0f, 1000.0f}) {
    CAPTURE(at);
    Matrix<float> w = {{at}};
    const auto loss = [&] { return double{3 * w(0, 0)}; };
    CHECK(std::abs(lstm::central_differences(loss, w)(0, 0) - 3) < 0.05f);
  }
}

TEST_CASE("a step that rounding swallows measures no slope") {
  Matrix<float> w = {{1, -1}};
  const auto loss = [&] { return double{w(0, 0) * w(0, 1)}; };
  CHECK(lstm::central_differences(loss, w, 1e-9) == Matrix<float>{{0, 0}});
}

TEST_CASE("the complex step finds a gradient to the last digits") {
  using Complex = std::complex<double>;
  Matrix<Complex> w = {{0.5, -1}, {2, 0}};
  const Matrix<Complex> before = w;
  const auto loss = [&] { return w(0, 0) * std::exp(w(0, 1)) + w(1, 0); };
  const Matrix<double> expected = {{std::exp(-1), 0.5 * std::exp(-1)}, {1, 0}};
  CHECK(relative_error(lstm::complex_step(loss, w), expected) < 1e-15);
  CHECK(relative_error(lstm::complex_step(loss, w, 1e-8), expected) < 1e-14);
  CHECK(relative_error(lstm::complex_step(loss, w, 1e-2), expected) > 1e-6);
  CHECK(w == before);
}

BAD_INPUT("gradients of different shapes are not compared") {
  const Matrix<double> a = {{3, 4}}, longer = {{3, 4, 5}};
  CHECK_THROWS_WITH_AS(relative_error(a, longer),
                       "gradients of shapes [1, 2] and [1, 3]",
                       lstm::ShapeError);
}
