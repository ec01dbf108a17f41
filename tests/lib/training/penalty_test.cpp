#include "lstm/training/penalty.hpp"

#include <doctest/doctest.h>

#include <complex>
#include <limits>

#include "bad_input.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "lstm/training/optimizers.hpp"
#include "random_tensors.hpp"

using lstm::Parameter, lstm::penalty, lstm::Penalized;

TEST_CASE("the penalty and its gradient of a case done by hand") {
  Parameter<double> w("w", 1, 3);
  w.value = {{2, -3, 0}};
  CHECK(penalty<double>({&w}, {.l1 = 0.5, .l2 = 0.25}) == 2.5 + 3.25);
  w.gradient = {{1, 1, 1}};
  lstm::add_penalty_gradients<double>({&w}, {.l1 = 0.5, .l2 = 0.25});
  CHECK(w.gradient == lstm::Matrix<double>{{2.5, -1, 1}});
}

TEST_CASE("parameters that must not be changed cost the same") {
  Parameter<double> w("w", 1, 3);
  w.value = {{2, -3, 0}};
  const lstm::PenaltyOptions options{.l1 = 0.5, .l2 = 0.25};
  CHECK(penalty(lstm::Values<double>{&w}, options) == 5.75);
  CHECK(penalty(lstm::Parameters<double>{&w}, options) == 5.75);
}

TEST_CASE("its gradients agree with central differences") {
  for (const std::size_t rows : {1u, 4u})
    for (const std::size_t columns : {1u, 5u})
      for (const auto& options :
           {lstm::PenaltyOptions{.l1 = 0.3}, lstm::PenaltyOptions{.l2 = 0.7},
            lstm::PenaltyOptions{.l1 = 0.2, .l2 = 0.1}}) {
        lstm::Random random(rows * 10 + columns);
        Parameter<double> a("a", rows, columns), b("b", columns, rows);
        const lstm::Parameters<double> both = {&a, &b};
        for (auto* p : both) fill_normal(p->value, random);
        lstm::add_penalty_gradients(both, options);
        for (auto* p : both) {
          const auto numeric = lstm::central_differences(
              [&] { return penalty(both, options); }, p->value);
          CHECK(lstm::relative_error(p->gradient, numeric) <= 1e-7);
        }
      }
}

TEST_CASE("it carries a derivative in the imaginary part") {
  using Complex = std::complex<double>;
  Parameter<Complex> w("w", 1, 2);
  w.value = {{Complex(-2, 1e-100), Complex(3, 0)}};
  const Complex p = penalty<Complex>({&w}, {.l1 = 0.5, .l2 = 0.25});
  CHECK(p.imag() / 1e-100 == doctest::Approx(-0.5 - 1).epsilon(1e-14));
}

TEST_CASE("a penalized optimiser moves the weights alone by the penalty") {
  Parameter<double> w("w", 1, 1), b("b", 1, 1);
  w.value.fill(4);
  b.value.fill(4);
  w.gradient.fill(1);
  b.gradient.fill(1);
  lstm::GradientDescent<double> descent(0.5);
  Penalized<double> optimizer(descent, {&w}, {.l1 = 1, .l2 = 0.25});
  optimizer.step({&w, &b});
  CHECK(w.value(0, 0) == 4 - 0.5 * (1 + 1 + 2));
  CHECK(b.value(0, 0) == 3.5);
}

BAD_INPUT("factors of a penalty below 0 and without end") {
  lstm::GradientDescent<float> descent(1);
  const auto refused = [&](const lstm::PenaltyOptions& options,
                           const std::string& got) {
    const auto message =
        "a penalty needs finite factors of 0 or more, got " + got;
    CHECK_THROWS_WITH_AS(Penalized<float>(descent, {}, options),
                         message.c_str(), std::invalid_argument);
  };
  refused({.l1 = -1}, "-1");
  refused({.l1 = std::numeric_limits<double>::quiet_NaN()}, "nan");
  refused({.l2 = -0.25}, "-0.25");
  refused({.l2 = std::numeric_limits<double>::infinity()}, "inf");
  refused({.l1 = 1e39}, "1e+39 (rounded to inf)");
  refused({.l2 = 1e39}, "1e+39 (rounded to inf)");
  refused({.l2 = 2e38}, "2e+38 (rounded to inf)");  // the gradient has 2 l2
  CHECK_NOTHROW(Penalized<float>(descent, {}, {.l1 = 3e38, .l2 = 1e38}));
  CHECK_NOTHROW(Penalized<float>(descent, {}, {.l1 = 1e-300, .l2 = 1e-300}));
}

BAD_INPUT("a penalty on weights with other gradients") {
  Parameter<double> w("w", 2, 3);
  w.gradient = xt::zeros<double>({2, 2});
  CHECK_THROWS_WITH_AS(lstm::add_penalty_gradients<double>({&w}, {.l2 = 1}),
                       "the gradient of w has shape [2, 2], expected [2, 3]",
                       lstm::ShapeError);
}

TEST_CASE("weights decay by themselves, beside what the optimiser does") {
  lstm::GradientDescent<double> descent(0.5);
  Parameter<double> w("w", 1, 2), b("b", 1, 1);
  lstm::Decayed<double> optimizer(descent, {&w}, 0.25);
  w.value = {{4, -8}};
  w.gradient = {{1, 0}};
  b.value = {{16}};
  optimizer.step({&w, &b});
  CHECK(w.value == lstm::Matrix<double>{{2.5, -6}});
  CHECK(b.value(0, 0) == 16);
}

// A gradient that is always the same moves a weight by the rate at every step,
// and the decay is neither divided nor averaged.
TEST_CASE("Adam does not divide what decays") {
  for (const double lambda : {0.125, 0.5}) {
    lstm::Adam<double> adam({.rate = 0.5, .epsilon = 1e-300});
    Parameter<double> w("w", 1, 1);
    w.value = {{8}};
    lstm::Decayed<double> optimizer(adam, {&w}, 0.5 * lambda);
    double expected = 8;
    for (int step = 0; step < 5; ++step) {
      w.gradient = {{3}};
      optimizer.step({&w});
      expected = expected * (1 - 0.5 * lambda) - 0.5;
      CHECK(w.value(0, 0) == doctest::Approx(expected).epsilon(1e-12));
    }
  }
}

TEST_CASE("weights decay by the share of each step") {
  lstm::GradientDescent<double> descent(1);
  Parameter<double> w("w", 1, 1);
  w.value = {{16}};
  lstm::Decayed<double> optimizer(descent, {&w}, lstm::step_decay(0.5, 1, 0.5));
  for (const double left : {8.0, 6.0, 5.25}) {
    optimizer.step({&w});
    CHECK(w.value(0, 0) == left);
  }
}

BAD_INPUT("shares that cannot be lost again and again") {
  lstm::GradientDescent<float> descent(1);
  const auto refused = [&](double share, const std::string& shown) {
    CHECK_THROWS_WITH_AS(
        lstm::Decayed<float>(descent, {}, share),
        ("weights lose a share in [0, 1) at each step, got " + shown).c_str(),
        std::invalid_argument);
  };
  refused(-0.5, "-0.5");
  refused(1, "1");
  refused(std::numeric_limits<double>::quiet_NaN(), "nan");
  CHECK_NOTHROW(lstm::Decayed<float>(descent, {}, 0));
}
