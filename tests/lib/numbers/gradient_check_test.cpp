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

TEST_CASE("NaN and other shapes do not pass for a small error") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const Matrix<double> a = {{3, 4}}, broken = {{3, nan}};
  CHECK_FALSE(relative_error(a, broken) <= 1);
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
