#include "08_sine_prediction/rollout.hpp"

#include <doctest/doctest.h>

#include "bad_input.hpp"
#include "random_tensors.hpp"

using lstm::Matrix, lstm::Regressor, lstm::Sequence;
using sine_prediction::closed_loop;

TEST_CASE("in a closed loop each prediction becomes the next input") {
  lstm::Random random(3);
  Regressor<double> model(1, 4, 1);
  model.initialize(lstm::Recipe::pytorch, random);
  Sequence<double> x({5, 1, 3});
  fill_normal(x, random);
  const auto waves = closed_loop(model, x, 4);
  REQUIRE(waves.shape() == std::array<std::size_t, 2>{4, 3});
  for (std::size_t n = 0; n < 3; ++n) {
    std::vector<double> values;
    for (std::size_t t = 0; t < 5; ++t) values.push_back(x(t, 0, n));
    for (std::size_t k = 0; k < 4; ++k) {
      Sequence<double> window({5, 1, 1});
      std::copy(values.end() - 5, values.end(), window.begin());
      values.push_back(model.predict(window)(0, 0));
      CHECK(waves(k, n) == doctest::Approx(values.back()).epsilon(1e-13));
    }
  }
}

BAD_INPUT("a closed loop has one input and one output") {
  const Regressor<double> one(1, 4, 1), two_outputs(1, 4, 2);
  const Sequence<double> x = xt::zeros<double>({5, 1, 3}),
                         wide = xt::zeros<double>({5, 2, 3}),
                         nothing = xt::zeros<double>({0, 1, 3});
  CHECK_THROWS_WITH_AS(closed_loop(two_outputs, x, 4),
                       "prediction has shape [2, 3], expected [1, 3]",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(closed_loop(one, wide, 4),
                       "x has shape [5, 2, 3], expected [5, 1, 3]",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(closed_loop(one, nothing, 4),
                       "x has shape [0, 1, 3], expected no extent of 0",
                       lstm::ShapeError);
}
