#include "study/gate_study.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <complex>

#include "04_output_gate/asked.hpp"
#include "lstm/layers/loss.hpp"
#include "lstm/training/fit.hpp"
#include "random_tensors.hpp"

using lstm::Gate, lstm::Lstm, lstm::Matrix, lstm::Sequence;
using study::GateStudy, study::Variant;

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

const Variant whole{"whole", {}}, no_output{"o", lstm::Gate::output};

GateStudy small_study() {
  GateStudy study;
  study.make = [](std::size_t n, lstm::Random random) {
    return output_gate::asked_values<float>(n, 4, random);
  };
  study.sequences = 64;
  study.epochs = 2;
  return study;
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

TEST_CASE("the spread of five seeds is their median and their largest error") {
  const auto study = small_study();
  const lstm::Seed seed(7);
  std::array<double, 5> errors{};
  for (std::size_t k = 0; k < 5; ++k)
    errors[k] = study.train(whole, 2, seed.part("network", k)).error;
  lstm::Team team(3);
  const auto spread = study.train_five(team, whole, 2, seed);
  CHECK(spread.worst == std::ranges::max(errors));
  CHECK(spread.median == study.train(whole, 2, spread.middle).error);
  CHECK(std::ranges::count_if(
            errors, [&](double e) { return e < spread.median; }) == 2);
}

TEST_CASE("a fixed gate stays fixed and changes what is learnt") {
  const auto study = small_study();
  auto network = study.train(no_output, 3, lstm::Seed(1));
  for (std::size_t row = 9; row < 12; ++row)
    CHECK(network.model.layer.b.value(row, 0) == 100);
  CHECK(network.error != study.train(whole, 3, lstm::Seed(1)).error);
  CHECK(network.error == study.train(no_output, 3, lstm::Seed(1)).error);
}

TEST_CASE("networks and rules are judged on the same fresh sequences") {
  const auto study = small_study();
  const lstm::Seed seed(3);
  const auto network = study.train(whole, 2, seed);
  const auto test = study.tests(seed);
  const double error =
      lstm::mean_squared_error(network.model.predict(test.x), test.y).value;
  CHECK(network.error == doctest::Approx(error).epsilon(1e-5));

  // A rule that answers 0 costs the mean square of the targets, 1/6.
  const auto zero = study.judge(
      [](const auto& data) -> lstm::Matrix<float> {
        return xt::zeros_like(data.y);
      },
      seed);
  CHECK(zero.median == doctest::Approx(1 / 6.0).epsilon(0.08));
  CHECK(zero.worst >= zero.median);
}
