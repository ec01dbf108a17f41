#include "study/gate_study.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <complex>

#include "04_output_gate/asked.hpp"
#include "lstm/layers/loss.hpp"
#include "lstm/training/fit.hpp"
#include "random_tensors.hpp"
#include "study/guess.hpp"

using lstm::Gate, lstm::Lstm, lstm::Matrix, lstm::Sequence;
using study::Entry, study::GateStudy, study::Kind, study::Variant;

namespace {

constexpr Gate gates[] = {Gate::input, Gate::forget, Gate::candidate,
                          Gate::output};

// A layer with a gate fixed, and a pass of it over normal draws.
template <class Scalar>
struct Case {
  Lstm<Scalar> layer{2, 3};
  Sequence<Scalar> x = xt::zeros<Scalar>({7, 2, 5});
  lstm::Trace<Scalar> trace;

  explicit Case(Gate which) {
    lstm::Random random(4);
    layer.initialize(lstm::Recipe::keras, random);
    fill_normal(x, random, 3);
    study::fix_gate(layer, which);
    run();
  }
  void run() { layer.forward(x, lstm::State<Scalar>::zeros(3, 5), trace); }
};

template <class Rows>
bool all_one(const Rows& rows) {
  using Scalar = typename Rows::value_type;
  return std::ranges::all_of(rows, [](Scalar a) { return a == Scalar(1); });
}

const Variant whole{"whole"}, no_output{"o", lstm::Gate::output},
    gru{"GRU", {}, Kind::gru}, plain{"plain", {}, Kind::plain};

GateStudy small_study() {
  const auto asked = [](std::size_t steps) {
    return [=](std::size_t n, lstm::Random random) {
      return output_gate::asked_values<float>(n, steps, random);
    };
  };
  return {.make = asked(4),
          .longer = asked(9),
          .rules = {{"half the value", output_gate::half_the_value},
                    {"0", study::always_zero}},
          .sequences = 64,
          .epochs = 2,
          .seeds = 7};
}

}  // namespace

TEST_CASE_TEMPLATE("a fixed gate is exactly 1, the others are not", Scalar,
                   float, double, std::complex<double>) {
  for (const auto which : gates) {
    Case<Scalar> c(which);
    for (const auto other : gates)
      for (std::size_t t = 0; t < 7; ++t) {
        const Matrix<Scalar> a = lstm::gate(c.trace.gates, t, other);
        CHECK(all_one(a) == (other == which));
      }
  }
}

TEST_CASE_TEMPLATE("training moves every gate but the fixed one", Scalar, float,
                   double) {
  for (const auto which : gates) {
    Case<Scalar> c(which);
    const auto before = c.layer;
    Sequence<Scalar> dh = xt::ones<Scalar>({7, 3, 5});
    lstm::Flow<Scalar> flow;
    lstm::Adam<Scalar> adam({.rate = 0.1});
    for (int k = 0; k < 3; ++k) {
      zero_gradients(c.layer.parameters());
      c.run();
      c.layer.backward(c.x, c.trace, dh, flow);
      adam.step(c.layer.parameters());
    }
    for (const auto other : gates) {
      const auto first = static_cast<std::size_t>(other) * 3;
      for (std::size_t row = first; row < first + 3; ++row) {
        const bool fixed = other == which;
        CHECK((c.layer.b.value(row, 0) == before.b.value(row, 0)) == fixed);
        CHECK((c.layer.W.value(row, 1) == before.W.value(row, 1)) == fixed);
        CHECK((c.layer.U.value(row, 2) == before.U.value(row, 2)) == fixed);
      }
    }
  }
}

TEST_CASE("a fixed gate stays fixed and changes what is learnt") {
  const auto study = small_study();
  const lstm::Seed seed(1);
  const auto tests = study.tests(seed);
  const auto network = study.train({no_output, 3, 0.01}, seed);
  for (std::size_t row = 9; row < 12; ++row)
    CHECK(network.layer.b.value(row, 0) == 100);
  const auto errors = [&](const Variant& variant) {
    return study.errors({variant, 3, 0.01}, seed, tests);
  };
  CHECK(errors(no_output) != errors(whole));
  CHECK(errors(no_output) == errors(no_output));
  CHECK(errors(gru) != errors(whole));
  CHECK(errors(plain) != errors(whole));
}

TEST_CASE("networks are judged on two tests of different lengths") {
  const auto study = small_study();
  const lstm::Seed seed(3);
  const auto tests = study.tests(seed);
  REQUIRE(tests.size() == 2);
  CHECK(tests[0].x.shape(0) == 4);
  CHECK(tests[1].x.shape(0) == 9);
  const auto model = study.train({whole, 2, 0.03}, seed);
  const auto errors = study.errors({whole, 2, 0.03}, seed, tests);
  for (std::size_t k = 0; k < 2; ++k) {
    const auto y = model.predict(tests[k].x);
    const double error = lstm::mean_squared_error(y, tests[k].y).value;
    CHECK(errors[k] == doctest::Approx(error).epsilon(1e-5));
  }
  // A rule that answers 0 costs the mean square of the targets, 1/6.
  const double zero = study.rules[1].error(tests[0]);
  CHECK(zero == doctest::Approx(1 / 6.0).epsilon(0.08));
  CHECK(study.limit(tests[0]) == study.rules[0].error(tests[0]) / 10);
}

TEST_CASE("what is reported is the spread of the networks that are named") {
  const auto study = small_study();
  const lstm::Seed seed(7);
  const auto tests = study.tests(seed);
  const Entry entry{no_output, 2, 0.03};
  lstm::Team team(3);
  const auto outcome = study.report(team, entry, seed);
  REQUIRE(outcome.spreads.size() == 2);
  for (std::size_t test = 0; test < 2; ++test) {
    std::vector<double> errors;
    for (std::size_t k = 0; k < study.seeds; ++k)
      errors.push_back(
          study.errors(entry, study.network(seed, k), tests)[test]);
    std::ranges::sort(errors);
    CHECK(outcome.spreads[test].median == errors[3]);
    CHECK(outcome.spreads[test].low == errors[0]);
    CHECK(outcome.spreads[test].high == errors[6]);
  }
  CHECK(study.errors(entry, outcome.middle, tests)[0] ==
        outcome.spreads[0].median);
}

TEST_CASE("the rate is chosen that has the smallest of the medians") {
  const auto study = small_study();
  lstm::Team team(2);
  const auto choice = study.choose(team, {whole, 1, 7.0}, lstm::Seed(2));
  const auto best = std::ranges::min_element(choice.medians);
  CHECK(choice.entry.rate == study::rates_to_try[static_cast<std::size_t>(
                                 best - choice.medians.begin())]);
  for (std::size_t a = 0; a < choice.medians.size(); ++a)
    for (std::size_t b = 0; b < a; ++b)
      CHECK(choice.medians[a] != choice.medians[b]);
  CHECK(choice.entry.units == 1);
}

TEST_CASE("rates are chosen with other seeds and tests than are reported") {
  auto study = small_study();
  const lstm::Seed seed(4);
  CHECK(study.tests_for_choice(seed)[0].x != study.tests(seed)[0].x);
  lstm::Team team(1);
  const Entry entry{whole, 1, study::rates_to_try[0]};
  CHECK(study.choose(team, entry, seed).medians[0] !=
        study.report(team, entry, seed).spreads[0].median);
}

TEST_CASE("the numbers that training can move are counted") {
  // W, U and b of four gates, and the last part: 4 (2 + 1 + 1) + 2.
  CHECK(study::live_numbers(whole, 1, 2) == 18);
  CHECK(study::live_numbers(no_output, 1, 2) == 14);
  CHECK(study::live_numbers(whole, 3, 2) == 4 * (6 + 9 + 3) + 4);
  CHECK(study::live_numbers(no_output, 3, 2) == 3 * (6 + 9 + 3) + 4);
  CHECK(study::live_numbers(gru, 3, 2) == 3 * (6 + 9 + 3) + 3 + 4);
  CHECK(study::live_numbers(plain, 3, 2) == 6 + 9 + 3 + 4);
}

TEST_CASE("guesses end at the first that is good enough") {
  const auto study = small_study();
  const auto test = study.tests(lstm::Seed(5))[0];
  const auto search = [&](double limit, std::size_t most) {
    return study::guess(test, limit, 1, most, lstm::Random(6));
  };
  const auto one = search(0, 1), many = search(0, 300);
  CHECK(one.draws == 1);
  CHECK(many.draws == 300);
  CHECK(many.error < one.error);
  const auto some = search(many.error, 300);
  CHECK(some.error == many.error);
  CHECK(some.draws < 300);
  CHECK(search(1e9, 300).draws == 1);
}
