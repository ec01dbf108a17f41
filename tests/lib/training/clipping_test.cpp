#include "lstm/training/clipping.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "bad_input.hpp"

using lstm::clip_gradients, lstm::clip_values, lstm::Matrix, lstm::Parameter;

namespace {

// Two parameters with the gradients (3, 0) and (4, 12) times a size, which
// together have a length of 13 times that.
template <class Scalar>
struct Two {
  Parameter<Scalar> a{"a", 1, 2}, b{"b", 2, 1};

  explicit Two(double size = 1) {
    const auto times = [=](double g) { return static_cast<Scalar>(g * size); };
    a.gradient = {{times(3), 0}};
    b.gradient = {{times(4)}, {times(12)}};
  }
  lstm::Parameters<Scalar> list() { return {&a, &b}; }
};

}  // namespace

TEST_CASE("gradients that are too long keep their direction") {
  Two<double> two;
  CHECK(clip_gradients(two.list(), 6.5) == 13);
  const double factor = 6.5 / (13 + 1e-6);
  CHECK(two.a.gradient == Matrix<double>{{3 * factor, 0}});
  CHECK(two.b.gradient == Matrix<double>{{4 * factor}, {12 * factor}});
  CHECK(clip_gradients(two.list(), 7) == doctest::Approx(6.5).epsilon(1e-7));
}

TEST_CASE("gradients that are short enough stay what they are") {
  Two<double> two;
  CHECK(clip_gradients(two.list(), 14) == 13);
  CHECK(two.a.gradient == Matrix<double>{{3, 0}});
  CHECK(clip_gradients(lstm::Parameters<double>{}, 1) == 0);
}

TEST_CASE_TEMPLATE("the length is right where its square is no number", Scalar,
                   float, double) {
  const double large = double{std::numeric_limits<Scalar>::max()} / 64;
  const double small = double{std::numeric_limits<Scalar>::min()} * 64;
  for (const double size : {large, small}) {
    Two<Scalar> two(size);
    CHECK(clip_gradients(two.list(), 1) ==
          doctest::Approx(13 * size).epsilon(1e-6));
    if (size == large)
      CHECK(two.b.gradient(1, 0) == doctest::Approx(12.0 / 13).epsilon(1e-6));
  }
}

TEST_CASE("gradients that are not finite are left to whoever looks for them") {
  for (const double bad : {std::numeric_limits<double>::infinity(),
                           std::numeric_limits<double>::quiet_NaN()}) {
    Two<double> two;
    two.a.gradient(0, 1) = bad;
    CHECK_FALSE(std::isfinite(clip_gradients(two.list(), 1)));
    CHECK(two.b.gradient == Matrix<double>{{4}, {12}});
  }
}

TEST_CASE("elements that are too large are cut one by one") {
  Two<float> two;
  two.b.gradient(0, 0) = -4;
  clip_values(two.list(), 3.5);
  CHECK(two.a.gradient == Matrix<float>{{3, 0}});
  CHECK(two.b.gradient == Matrix<float>{{-3.5f}, {3.5f}});
}

TEST_CASE_TEMPLATE("a clipped optimiser steps as if clipped by hand", Scalar,
                   float, double) {
  Two<Scalar> ours, theirs;
  lstm::Adam<Scalar> inner, adam;
  lstm::Clipped<Scalar> clipped(inner, 1.25);
  CHECK(clipped.norm() == 0);
  for (const double size : {1.0, 1 / 16.0, 0.3}) {
    for (auto* two : {&ours, &theirs}) {
      two->a.gradient = Two<Scalar>(size).a.gradient;
      two->b.gradient = Two<Scalar>(size).b.gradient;
    }
    clipped.step(ours.list());
    CHECK(clipped.norm() == clip_gradients(theirs.list(), 1.25));
    CHECK(clipped.norm() == doctest::Approx(13 * size));
    adam.step(theirs.list());
    CHECK(ours.a.value == theirs.a.value);
    CHECK(ours.b.value == theirs.b.value);
  }
}

BAD_INPUT("bounds that cut nothing or all") {
  Two<float> two;
  lstm::GradientDescent<float> descent(1);
  const auto refused = [&](double most, const std::string& shown) {
    const auto message =
        "gradients are clipped to a finite bound above 0, got " + shown;
    CHECK_THROWS_WITH_AS(clip_gradients(two.list(), most), message.c_str(),
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS(clip_values(two.list(), most), message.c_str(),
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS(lstm::Clipped<float>(descent, most), message.c_str(),
                         std::invalid_argument);
  };
  refused(0, "0");
  refused(-1, "-1");
  refused(std::numeric_limits<double>::quiet_NaN(), "nan");
  refused(std::numeric_limits<double>::infinity(), "inf");
  refused(1e-46, "1e-46 (rounded to 0)");
  refused(1e39, "1e+39 (rounded to inf)");
}
