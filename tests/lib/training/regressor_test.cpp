#include "lstm/training/regressor.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "bad_input.hpp"
#include "lstm/layers/loss.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

using lstm::Matrix, lstm::Regressor, lstm::Sequence;

TEST_CASE("every gradient of the whole model agrees with differences") {
  lstm::Random random(1);
  Regressor<double> model(2, 4, 3);
  model.initialize(lstm::Recipe::pytorch, random);
  Sequence<double> x({6, 2, 5});
  Matrix<double> target({3, 5});
  fill_normal(x, random);
  fill_normal(target, random);
  const double loss = model.loss_and_gradients(x, target);
  CHECK(loss == lstm::mean_squared_error(model.predict(x), target).value);
  for (auto* p : model.parameters()) {
    CAPTURE(p->name);
    const auto numeric = lstm::central_differences(
        [&] {
          return lstm::mean_squared_error(model.predict(x), target).value;
        },
        p->value);
    CHECK(lstm::relative_error(p->gradient, numeric) <= 1e-7);
  }
}

TEST_CASE("gradients are those of one call, not of all calls so far") {
  lstm::Random random(2);
  Regressor<double> model(1, 3, 1);
  model.initialize(lstm::Recipe::keras, random);
  Sequence<double> x({4, 1, 2});
  Matrix<double> target({1, 2});
  fill_normal(x, random);
  fill_normal(target, random);
  model.loss_and_gradients(x, target);
  const Matrix<double> once = model.lstm.U.gradient;
  model.loss_and_gradients(x, target);
  CHECK(model.lstm.U.gradient == once);
}

TEST_CASE("a model has one name and place for each of its numbers") {
  Regressor<float> model(1, 64, 1);
  CHECK(count(model.parameters()) == 16'961);
  std::vector<std::string> names;
  for (const auto* p : model.parameters()) names.push_back(p->name);
  CHECK(names == std::vector<std::string>{"lstm.W", "lstm.U", "lstm.b",
                                          "dense.W", "dense.b"});
}

TEST_CASE("a model whose layers were replaced is trained like a new one") {
  lstm::Random random(4);
  Regressor<double> used(1, 3, 1), fresh(2, 5, 2);
  fresh.initialize(lstm::Recipe::keras, random);
  Sequence<double> x({4, 2, 40});
  Matrix<double> target({2, 40});
  fill_normal(x, random);
  fill_normal(target, random);
  used.loss_and_gradients(xt::ones<double>({4, 1, 40}),
                          xt::ones<double>({1, 40}));
  used.lstm = fresh.lstm;
  used.dense = fresh.dense;
  CHECK(used.loss_and_gradients(x, target) ==
        fresh.loss_and_gradients(x, target));
  for (std::size_t k = 0; k < 5; ++k)
    CHECK(used.parameters()[k]->gradient == fresh.parameters()[k]->gradient);
}

BAD_INPUT("a model needs inputs and units and outputs") {
  CHECK_THROWS_WITH_AS(Regressor<float>(0, 4, 1),
                       "an LSTM needs inputs and hidden units, got 0 and 4",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(Regressor<float>(1, 0, 1),
                       "an LSTM needs inputs and hidden units, got 1 and 0",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(Regressor<float>(1, 4, 0),
                       "a dense layer needs inputs and outputs, got 4 and 0",
                       lstm::ShapeError);
}

BAD_INPUT("a model refuses shapes that do not fit") {
  Regressor<float> model(2, 4, 1);
  const auto zeros = [](std::size_t T, std::size_t D,
                        std::size_t B) -> Sequence<float> {
    return xt::zeros<float>({T, D, B});
  };
  const Matrix<float> target = xt::zeros<float>({1, 3});
  CHECK_THROWS_WITH_AS(model.predict(zeros(5, 3, 3)),
                       "x has shape [5, 3, 3], expected [5, 2, 3]",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(model.predict(zeros(5, 2, 0)),
                       "x has shape [5, 2, 0], expected no extent of 0",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(model.loss_and_gradients(zeros(5, 2, 4), target),
                       "target has shape [1, 3], expected [1, 4]",
                       lstm::ShapeError);
}

BAD_INPUT("a model names the shape of the batch, not of a shard") {
  Regressor<float> model(2, 4, 1);
  const Matrix<float> target = xt::zeros<float>({1, 64}),
                      none = xt::zeros<float>({1, 0});
  CHECK_THROWS_WITH_AS(
      model.loss_and_gradients(xt::zeros<float>({5, 3, 64}), target),
      "x has shape [5, 3, 64], expected [5, 2, 64]", lstm::ShapeError);
  CHECK_THROWS_WITH_AS(
      model.loss_and_gradients(xt::zeros<float>({0, 2, 64}), target),
      "x has shape [0, 2, 64], expected no extent of 0", lstm::ShapeError);
  CHECK_THROWS_WITH_AS(
      model.loss_and_gradients(xt::zeros<float>({5, 2, 0}), none),
      "x has shape [5, 2, 0], expected no extent of 0", lstm::ShapeError);
}

BAD_INPUT("gradients that have not the shape of their values") {
  Regressor<float> model(1, 4, 1);
  model.lstm.W.value = xt::zeros<float>({16, 2});
  CHECK_THROWS_WITH_AS(
      model.loss_and_gradients(xt::zeros<float>({5, 2, 3}),
                               xt::zeros<float>({1, 3})),
      "the gradient of lstm.W has shape [16, 1], expected [16, 2]",
      lstm::ShapeError);
}

BAD_INPUT("a model predicts nothing from numbers that are not finite") {
  const Regressor<float> model(2, 4, 1);
  Sequence<float> x = xt::zeros<float>({5, 2, 3});
  x(4, 1, 2) = std::numeric_limits<float>::quiet_NaN();
  CHECK_THROWS_WITH_AS(
      model.predict(x),
      "x is nan at step 4, feature 1 of sample 2, expected a finite number",
      std::invalid_argument);
  x(0, 0, 1) = -std::numeric_limits<float>::infinity();
  CHECK_THROWS_WITH_AS(
      model.predict(x),
      "x is -inf at step 0, feature 0 of sample 1, expected a finite number",
      std::invalid_argument);
}
