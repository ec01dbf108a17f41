#include "lstm/training/optimizers.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "bad_input.hpp"

using lstm::Adam, lstm::AdamOptions, lstm::Epsilon;
using lstm::GradientDescent, lstm::Momentum;

namespace {

// Where a parameter that starts at 1 stands after each of the gradients, with
// a second one that mirrors it at 1.
std::vector<double> walk(lstm::Optimizer<double>& optimizer,
                         const std::vector<double>& gradients) {
  lstm::Parameter<double> parameter("p", 1, 2);
  parameter.value = {{1, 1}};
  std::vector<double> places;
  for (const double g : gradients) {
    parameter.gradient = {{g, -g}};
    optimizer.step({&parameter});
    CHECK(2 - parameter.value(0, 1) == doctest::Approx(parameter.value(0, 0)));
    places.push_back(parameter.value(0, 0));
  }
  return places;
}

}  // namespace

// All numbers are sums of powers of two, so nothing is rounded.
TEST_CASE("gradient descent's steps, worked out by hand") {
  GradientDescent<double> descent(0.25);
  CHECK(walk(descent, {1, -2, 0.5, 0}) ==
        std::vector<double>{0.75, 1.25, 1.125, 1.125});
}

// u is 1, then 0.5 - 2, then -0.75 + 0.5, then -0.125.
TEST_CASE("momentum's steps, worked out by hand") {
  Momentum<double> momentum({.rate = 0.25, .momentum = 0.5});
  CHECK(walk(momentum, {1, -2, 0.5, 0}) ==
        std::vector<double>{0.75, 1.125, 1.1875, 1.21875});
}

TEST_CASE("momentum 0 is gradient descent") {
  Momentum<double> momentum({.rate = 0.25, .momentum = 0});
  GradientDescent<double> descent(0.25);
  const std::vector<double> gradients = {1, -2, 0.5, 0.25};
  CHECK(walk(momentum, gradients) == walk(descent, gradients));
}

TEST_CASE("a constant gradient brings momentum to rate / (1 - momentum)") {
  Momentum<double> momentum({.rate = 0.01, .momentum = 0.9});
  const auto places = walk(momentum, std::vector<double>(300, 1.0));
  CHECK(places[298] - places[299] == doctest::Approx(0.1).epsilon(1e-9));
}

TEST_CASE("every parameter has a velocity of its own") {
  Momentum<double> momentum({.rate = 1, .momentum = 0.5});
  lstm::Parameter<double> a("a", 1, 1), b("b", 2, 2);
  a.gradient.fill(1);
  momentum.step({&a, &b});
  momentum.step({&a, &b});
  CHECK(a.value(0, 0) == -2.5);
  CHECK(xt::amax(xt::abs(b.value))() == 0);
}

BAD_INPUT("rates and momenta out of range") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double inf = std::numeric_limits<double>::infinity();
  const auto rate = [](double bad, const std::string& shown) {
    const auto message = " needs a finite rate above 0, got " + shown;
    CHECK_THROWS_WITH_AS(GradientDescent<float>{bad},
                         ("gradient descent" + message).c_str(),
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS(Momentum<float>({.rate = bad}),
                         ("momentum" + message).c_str(), std::invalid_argument);
  };
  rate(0, "0");
  rate(-1, "-1");
  rate(nan, "nan");
  rate(inf, "inf");
  const auto momentum = [](double bad, const std::string& shown) {
    CHECK_THROWS_WITH_AS(Momentum<float>({.momentum = bad}),
                         ("momentum must be in [0, 1), got " + shown).c_str(),
                         std::invalid_argument);
  };
  momentum(-0.5, "-0.5");
  momentum(1, "1");
  momentum(nan, "nan");
}

BAD_INPUT("rates and momenta that float rounds to 0, 1 or infinity") {
  const auto rate = [](double bad, const std::string& shown) {
    const auto message = " needs a finite rate above 0, got " + shown;
    CHECK_THROWS_WITH_AS(GradientDescent<float>{bad},
                         ("gradient descent" + message).c_str(),
                         std::invalid_argument);
    CHECK_THROWS_WITH_AS(Momentum<float>({.rate = bad}),
                         ("momentum" + message).c_str(), std::invalid_argument);
    CHECK_NOTHROW(GradientDescent<double>{bad});
    CHECK_NOTHROW(Momentum<double>({.rate = bad}));
  };
  rate(1e39, "1e+39 (rounded to inf)");
  rate(1e-46, "1e-46 (rounded to 0)");
  rate(1e-40, "1e-40 (rounded to 0)");
  CHECK_THROWS_WITH_AS(
      Momentum<float>({.momentum = 1 - 1e-8}),
      "momentum must be in [0, 1), got 0.99999999 (rounded to 1)",
      std::invalid_argument);
  CHECK_NOTHROW(Momentum<double>({.momentum = 1 - 1e-8}));
}

BAD_INPUT("momentum is given other parameters than at its first step") {
  Momentum<double> momentum;
  lstm::Parameter<double> a("a", 1, 1), b("b", 2, 2);
  momentum.step({&a, &b});
  CHECK_THROWS_WITH_AS(momentum.step({&a}),
                       "momentum was given 1 parameters, expected 2 as before",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(momentum.step({&b, &a}),
                       "b has shape [2, 2], expected [1, 1]", lstm::ShapeError);
}

BAD_INPUT("descent is given a gradient that is not the value's") {
  lstm::Parameter<double> b("b", 2, 2);
  b.gradient = xt::zeros<double>({2, 1});
  GradientDescent<double> descent(1);
  Momentum<double> momentum;
  for (lstm::Optimizer<double>* optimizer :
       {static_cast<lstm::Optimizer<double>*>(&descent),
        static_cast<lstm::Optimizer<double>*>(&momentum)})
    CHECK_THROWS_WITH_AS(optimizer->step({&b}),
                         "the gradient of b has shape [2, 1], expected [2, 2]",
                         lstm::ShapeError);
}

// From 1 by the gradients 0.5, -0.25 and 0.001, with a rate of 0.1 and a large
// epsilon of 0.01: worked out with 40 decimal digits from Kingma and Ba's
// Algorithm 1 (corrected) and from the last lines of their section 2 (raw).
TEST_CASE("Adam's first three steps, with epsilon in both places") {
  const double gradients[] = {0.5, -0.25, 0.001};
  const double raw[] = {0.938742588672279311, 0.921734157309042633,
                        0.908515952348137037};
  const double corrected[] = {0.901960784313725490, 0.875984336907477289,
                              0.855904462607913670};
  for (const auto place : {Epsilon::raw, Epsilon::corrected}) {
    Adam<double> adam({.rate = 0.1, .epsilon = 0.01, .place = place});
    lstm::Parameter<double> parameter("p", 1, 2);
    parameter.value = {{1, 1}};
    for (int k = 0; k < 3; ++k) {
      CAPTURE(k);
      parameter.gradient = {{gradients[k], -gradients[k]}};
      adam.step({&parameter});
      const double expected = (place == Epsilon::raw ? raw : corrected)[k];
      CHECK(std::abs(parameter.value(0, 0) - expected) < 1e-15);
      CHECK(std::abs(2 - parameter.value(0, 1) - expected) < 1e-15);
    }
  }
}

// m̂ = g and v̂ = g² for a gradient g that never changes.
TEST_CASE("on a constant gradient each of Adam's steps is one rate long") {
  for (const double gradient : {1e-3, 1.0, -40.0}) {
    CAPTURE(gradient);
    Adam<double> adam({.rate = 0.5, .epsilon = 1e-12});
    lstm::Parameter<double> parameter("p", 1, 1);
    parameter.gradient.fill(gradient);
    for (int k = 0; k < 50; ++k) {
      CAPTURE(k);
      parameter.value.fill(0);
      adam.step({&parameter});
      CHECK(parameter.value(0, 0) ==
            doctest::Approx(std::copysign(0.5, -gradient)).epsilon(1e-6));
    }
  }
}

TEST_CASE("the presets are Keras's and PyTorch's") {
  CHECK(AdamOptions::keras().epsilon == 1e-7);
  CHECK(AdamOptions::keras().place == Epsilon::raw);
  CHECK(AdamOptions::pytorch().epsilon == 1e-8);
  CHECK(AdamOptions::pytorch().place == Epsilon::corrected);
  for (const auto& o : {AdamOptions::keras(), AdamOptions::pytorch()}) {
    CHECK(o.rate(0) == 0.001);
    CHECK(o.beta1 == 0.9);
    CHECK(o.beta2 == 0.999);
  }
}

TEST_CASE("every parameter has moments of its own") {
  Adam<double> adam({.rate = 0.1});
  lstm::Parameter<double> a("a", 1, 1), b("b", 2, 2);
  a.gradient.fill(1);
  b.gradient.fill(0);
  adam.step({&a, &b});
  CHECK(a.value(0, 0) == doctest::Approx(-0.1).epsilon(1e-4));
  CHECK(xt::amax(xt::abs(b.value))() == 0);
}

static void adam_refused(const AdamOptions& options, const std::string& got) {
  const auto message =
      "Adam needs a finite rate and epsilon above 0 and betas in [0, 1), got " +
      got;
  CHECK_THROWS_WITH_AS(Adam<float>{options}, message.c_str(),
                       std::invalid_argument);
}

BAD_INPUT("options of Adam that are out of range") {
  const auto& refused = adam_refused;
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double inf = std::numeric_limits<double>::infinity();
  refused({.rate = 0}, "rate 0, epsilon 1e-07, betas 0.9 and 0.999");
  refused({.rate = -1}, "rate -1, epsilon 1e-07, betas 0.9 and 0.999");
  refused({.rate = nan}, "rate nan, epsilon 1e-07, betas 0.9 and 0.999");
  refused({.rate = inf}, "rate inf, epsilon 1e-07, betas 0.9 and 0.999");
  refused({.epsilon = 0}, "rate 0.001, epsilon 0, betas 0.9 and 0.999");
  refused({.epsilon = inf}, "rate 0.001, epsilon inf, betas 0.9 and 0.999");
  refused({.beta1 = 1}, "rate 0.001, epsilon 1e-07, betas 1 and 0.999");
  refused({.beta1 = nan}, "rate 0.001, epsilon 1e-07, betas nan and 0.999");
  refused({.beta2 = -0.1}, "rate 0.001, epsilon 1e-07, betas 0.9 and -0.1");
}

BAD_INPUT("options of Adam that float rounds to 0, 1 or infinity") {
  const auto refused = [](const AdamOptions& options, const std::string& got) {
    adam_refused(options, got);
    CHECK_NOTHROW(Adam<double>{options});
  };
  refused({.rate = 1e39},
          "rate 1e+39 (rounded to inf), epsilon 1e-07, betas 0.9 and 0.999");
  refused({.rate = 1e-46},
          "rate 1e-46 (rounded to 0), epsilon 1e-07, betas 0.9 and 0.999");
  refused({.epsilon = 1e-46},
          "rate 0.001, epsilon 1e-46 (rounded to 0), betas 0.9 and 0.999");
  refused({.beta1 = 1 - 1e-8},
          "rate 0.001, epsilon 1e-07, betas 0.99999999 (rounded to 1) and "
          "0.999");
  refused({.beta2 = 1 - 1e-8},
          "rate 0.001, epsilon 1e-07, betas 0.9 and 0.99999999 (rounded to "
          "1)");
  // In the first step the rate is multiplied by √10, and epsilon by √0.001.
  refused({.rate = 3e38, .beta2 = 0.9},
          "rate 3e+38 (rounded to inf), epsilon 1e-07, betas 0.9 and 0.9");
  refused({.epsilon = 2e-38, .place = Epsilon::corrected},
          "rate 0.001, epsilon 2e-38 (rounded to 0), betas 0.9 and 0.999");
}

TEST_CASE("without a gradient the largest and smallest options move nothing") {
  using Limits = std::numeric_limits<float>;
  GradientDescent<float> fast(Limits::max()), slow(Limits::min());
  Momentum<float> most({.rate = Limits::max(), .momentum = 1 - 1e-7});
  Adam<float> raw({.rate = Limits::max(), .epsilon = Limits::min()});
  Adam<float> corrected({.rate = Limits::min(),
                         .epsilon = 33 * Limits::min(),
                         .place = Epsilon::corrected});
  lstm::Parameter<float> p("p", 1, 2);
  p.value = {{3, 0}};
  for (lstm::Optimizer<float>* optimizer :
       std::initializer_list<lstm::Optimizer<float>*>{&fast, &slow, &most, &raw,
                                                      &corrected})
    for (int k = 0; k < 100; ++k) optimizer->step({&p});
  CHECK(p.value == lstm::Matrix<float>{{3, 0}});
}

BAD_INPUT("Adam is given other parameters than at its first step") {
  Adam<double> adam;
  lstm::Parameter<double> a("a", 1, 1), b("b", 2, 2);
  adam.step({&a, &b});
  CHECK_THROWS_WITH_AS(adam.step({&a}),
                       "Adam was given 1 parameters, expected 2 as before",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(adam.step({&b, &a}),
                       "b has shape [2, 2], expected [1, 1]", lstm::ShapeError);
}

BAD_INPUT("Adam is given a gradient that is not the value's") {
  Adam<double> adam;
  lstm::Parameter<double> b("b", 2, 2);
  b.gradient = xt::zeros<double>({1, 2});
  CHECK_THROWS_WITH_AS(adam.step({&b}),
                       "the gradient of b has shape [1, 2], expected [2, 2]",
                       lstm::ShapeError);
}
