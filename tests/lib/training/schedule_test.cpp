#include "lstm/training/schedule.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "lstm/training/optimizers.hpp"

using lstm::Adam, lstm::GradientDescent, lstm::Momentum, lstm::Rate;

namespace {

std::vector<double> first(std::size_t steps, const Rate& rate) {
  std::vector<double> rates;
  for (std::size_t done = 0; done < steps; ++done) rates.push_back(rate(done));
  return rates;
}

// Where two numbers stand after each of a hundred steps by changing gradients.
template <class Scalar>
std::vector<lstm::Matrix<Scalar>> walk(lstm::Optimizer<Scalar>&& optimizer) {
  lstm::Parameter<Scalar> p("p", 1, 2);
  std::vector<lstm::Matrix<Scalar>> places;
  for (int k = 0; k < 100; ++k) {
    const auto g = static_cast<Scalar>(std::sin(k));
    p.gradient = {{g, 3 - g}};
    optimizer.step({&p});
    places.push_back(p.value);
  }
  return places;
}

}  // namespace

TEST_CASE("a number is the rate of every step") {
  const Rate rate = 0.1;
  CHECK(rate.is_constant());
  CHECK(first(3, rate) == std::vector<double>{0.1, 0.1, 0.1});
  CHECK(first(2, rate * 0.3) == std::vector<double>{0.1 * 0.3, 0.1 * 0.3});
}

TEST_CASE("a function is asked for the rate of each step") {
  const Rate rate([](std::size_t done) { return 8 + double(done); });
  CHECK_FALSE(rate.is_constant());
  CHECK(first(3, rate) == std::vector<double>{8, 9, 10});
  CHECK(first(3, rate * 0.5) == std::vector<double>{4, 4.5, 5});
}

TEST_CASE("step decay drops after every so many steps") {
  CHECK(first(7, lstm::step_decay(8, 2, 0.5)) ==
        std::vector<double>{8, 8, 4, 4, 2, 2, 1});
  CHECK(first(3, lstm::step_decay(8, 1, 0.25)) ==
        std::vector<double>{8, 2, 0.5});
}

// cos 60° = 1/2 and cos 120° = -1/2.
TEST_CASE("a cosine goes down to its last rate and stays there") {
  const auto down = first(6, lstm::cosine(4, 3));
  const double expected[] = {4, 3, 1, 0, 0, 0};
  for (std::size_t k = 0; k < 6; ++k)
    CHECK(std::abs(down[k] - expected[k]) < 1e-15);
  const auto not_to_zero = lstm::cosine(4, 2, 0, 1);
  CHECK(not_to_zero(1) == doctest::Approx(2.5).epsilon(1e-15));
  CHECK(not_to_zero(2) == 1);
  CHECK(not_to_zero(1000) == 1);
}

TEST_CASE("a warm-up grows in equal parts to the first rate of the cosine") {
  const auto rate = lstm::cosine(4, 6, 3);
  CHECK(first(4, rate) == std::vector<double>{1, 2, 3, 4});
  CHECK(rate(4) == doctest::Approx(3).epsilon(1e-15));
  CHECK(rate(5) == doctest::Approx(1).epsilon(1e-15));
  CHECK(rate(6) == 0);
}

TEST_CASE("gradient descent takes the rate of each of its steps") {
  GradientDescent<double> descent(lstm::step_decay(1, 1, 0.5));
  lstm::Parameter<double> p("p", 1, 1);
  p.gradient.fill(1);
  for (const double place : {-1.0, -1.5, -1.75}) {
    descent.step({&p});
    CHECK(p.value(0, 0) == place);
  }
}

// u is 1, 1.5 and 1.75.
TEST_CASE("momentum takes the rate of each of its steps") {
  Momentum<double> momentum(
      {.rate = lstm::step_decay(1, 1, 0.5), .momentum = 0.5});
  lstm::Parameter<double> p("p", 1, 1);
  p.gradient.fill(1);
  for (const double place : {-1.0, -1.75, -2.1875}) {
    momentum.step({&p});
    CHECK(p.value(0, 0) == place);
  }
}

TEST_CASE("on a constant gradient Adam's steps are as long as the schedule's") {
  const auto rate = lstm::cosine(0.5, 40, 10);
  Adam<double> adam({.rate = rate, .epsilon = 1e-12});
  lstm::Parameter<double> p("p", 1, 1);
  p.gradient.fill(3);
  for (std::size_t done = 0; done < 50; ++done) {
    CAPTURE(done);
    p.value.fill(0);
    adam.step({&p});
    CHECK(p.value(0, 0) == doctest::Approx(-rate(done)).epsilon(1e-6));
  }
}

TEST_CASE_TEMPLATE("a schedule that stays moves by the same bits as a number",
                   Scalar, float, double) {
  const Rate stays([](std::size_t) { return 0.1; });
  CHECK(walk(GradientDescent<Scalar>(stays)) ==
        walk(GradientDescent<Scalar>(0.1)));
  CHECK(walk(Momentum<Scalar>({.rate = stays})) ==
        walk(Momentum<Scalar>({.rate = 0.1})));
  CHECK(walk(Adam<Scalar>({.rate = stays})) ==
        walk(Adam<Scalar>({.rate = 0.1})));
}
