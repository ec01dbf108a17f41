#include "study/gate_study.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "lstm/layers/loss.hpp"
#include "study/asked.hpp"

using study::GateStudy, study::Variant;

namespace {

const Variant whole{"whole", {}}, no_output{"o", lstm::Gate::output};

GateStudy small_study() {
  GateStudy study;
  study.make = [](std::size_t n, lstm::Random& random) {
    return study::asked_values<float>(n, 4, random);
  };
  study.sequences = 64;
  study.epochs = 2;
  return study;
}

}  // namespace

TEST_CASE("the spread of five seeds is their median and their largest error") {
  const auto study = small_study();
  std::array<double, 5> errors{};
  for (std::size_t k = 0; k < 5; ++k)
    errors[k] = study.train(whole, 2, 7 + k).error;
  lstm::Team team(3);
  const auto spread = study.train_five(team, whole, 2, 7);
  CHECK(spread.worst == std::ranges::max(errors));
  CHECK(spread.median == errors[spread.middle - 7]);
  CHECK(std::ranges::count_if(
            errors, [&](double e) { return e < spread.median; }) == 2);
}

TEST_CASE("a fixed gate stays fixed and changes what is learnt") {
  const auto study = small_study();
  auto network = study.train(no_output, 3, 1);
  for (std::size_t row = 9; row < 12; ++row)
    CHECK(network.model.lstm.b.value(row, 0) == 100);
  CHECK(network.error != study.train(whole, 3, 1).error);
  CHECK(network.error == study.train(no_output, 3, 1).error);
}

TEST_CASE("networks and rules are judged on the same fresh sequences") {
  const auto study = small_study();
  const auto network = study.train(whole, 2, 3);
  lstm::Random random(3);
  const auto test = study.make(1'000, random);
  const double error =
      lstm::mean_squared_error(network.model.predict(test.x), test.y).value;
  CHECK(network.error == doctest::Approx(error).epsilon(1e-5));

  // A rule that answers 0 costs the mean square of the targets, 1/6.
  const auto zero = study.judge(
      [](const auto& data) -> lstm::Matrix<float> {
        return xt::zeros_like(data.y);
      },
      3);
  CHECK(zero.median == doctest::Approx(1 / 6.0).epsilon(0.08));
  CHECK(zero.worst >= zero.median);
}
