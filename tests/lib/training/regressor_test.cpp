#include "lstm/training/regressor.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <type_traits>

#include "bad_input.hpp"
#include "data.hpp"
#include "lstm/layers/gru.hpp"
#include "lstm/layers/rnn.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "lstm/training/model.hpp"

using lstm::Dataset, lstm::Matrix, lstm::Regressor, lstm::Sequence;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

template <class Model>
Model initialized(Model model) {
  lstm::Random random(1);
  for (auto* p : model.parameters()) fill_normal(p->value, random, 0.5);
  return model;
}

// With the same masks at each call.
template <class Model>
void check_gradients(Model model, const Dataset<double>& data) {
  const double loss = loss_and_gradients(model, data);
  auto moved = model;
  CHECK(loss == loss_and_gradients(moved, data));
  for (std::size_t k = 0; k < model.parameters().size(); ++k) {
    CAPTURE(model.parameters()[k]->name);
    const auto numeric = lstm::central_differences(
        [&] { return loss_and_gradients(moved, data); },
        moved.parameters()[k]->value);
    CHECK(lstm::relative_error(model.parameters()[k]->gradient, numeric) <=
          1e-7);
  }
}

const lstm::DropoutOptions everywhere{
    .input = 0.2, .recurrent = 0.4, .output = 0.3};

}  // namespace

TEST_CASE("every gradient of the whole model agrees with differences") {
  for (const auto& data :
       {drawn_data<double>(6, 2, 3, 5), drawn_data<double>(1, 2, 3, 1),
        uneven_data(6, 2, 3, 5)})
    for (const auto& dropout :
         {lstm::DropoutOptions{}, everywhere,
          lstm::DropoutOptions{.recurrent = 0.5, .fixed = false}}) {
      using lstm::Gru, lstm::Rnn;
      check_gradients(initialized(Regressor<double>(2, 4, 3, dropout)), data);
      check_gradients(initialized(Regressor<double, Gru>(2, 4, 3, dropout)),
                      data);
      check_gradients(initialized(Regressor<double, Rnn>(2, 4, 3, dropout)),
                      data);
    }
}

TEST_CASE("without dropout a pass computes the loss of its predictions") {
  auto model = initialized(Regressor<double>(2, 4, 3));
  const auto data = drawn_data<double>(6, 2, 3, 5);
  const double loss = loss_and_gradients(model, data);
  Matrix<double> dy;
  CHECK(loss == lstm::squared_error(model.predict(data.x), data.y, dy).mean());
  CHECK(loss == model.loss(data).mean());
}

TEST_CASE("gradients are those of one call, not of all calls so far") {
  auto model = initialized(Regressor<double>(1, 3, 1));
  const auto data = drawn_data<double>(4, 1, 1, 2);
  loss_and_gradients(model, data);
  const Matrix<double> once = model.layer.U.gradient;
  loss_and_gradients(model, data);
  CHECK(model.layer.U.gradient == once);
}

TEST_CASE("samples of other lengths are read to their ends and no further") {
  auto model = initialized(Regressor<double>(2, 4, 3));
  const auto data = uneven_data(7, 2, 3, 9);
  const auto y = model.predict({data.x, data.lengths});
  double sum = 0;
  Matrix<double> dU = xt::zeros_like(model.layer.U.value);
  for (std::size_t b = 0; b < 9; ++b) {
    const auto one = alone(data, b);
    const auto y_alone = model.predict(one.x);
    for (std::size_t k = 0; k < 3; ++k)
      CHECK(y(k, b) == doctest::Approx(y_alone(k, 0)).epsilon(1e-13));
    sum += loss_and_gradients(model, one) / 9;
    dU += model.layer.U.gradient / 9;
  }
  CHECK(loss_and_gradients(model, data) == doctest::Approx(sum).epsilon(1e-13));
  CHECK(lstm::relative_error(model.layer.U.gradient, dU) <= 1e-13);
}

TEST_CASE("no dropout is left in predictions, before training and after") {
  auto dropout = initialized(Regressor<double>(2, 4, 1, everywhere));
  auto plain = dropout;
  plain.dropout = {};
  const auto data = drawn_data<double>(6, 2, 1, 5);
  const Matrix<double> y = plain.predict(data.x);
  CHECK(dropout.predict(data.x) == y);
  lstm::Random random(3);
  const double one = loss_and_gradients(dropout, data, random);
  CHECK(dropout.predict(data.x) == y);
  CHECK(loss_and_gradients(dropout, data, random) != one);
  CHECK(one != loss_and_gradients(plain, data));
  CHECK(dropout.loss(data).sum == plain.loss(data).sum);
}

TEST_CASE("dropout that is switched off leaves nothing behind") {
  auto used = initialized(Regressor<double>(2, 4, 1, everywhere));
  const auto data = drawn_data<double>(6, 2, 1, 5);
  loss_and_gradients(used, data);
  used.dropout = {};
  auto fresh = initialized(Regressor<double>(2, 4, 1));
  CHECK(loss_and_gradients(used, data) == loss_and_gradients(fresh, data));
  for (std::size_t k = 0; k < 5; ++k)
    CHECK(used.parameters()[k]->gradient == fresh.parameters()[k]->gradient);
}

TEST_CASE("batches of other sizes and lengths leave no trace") {
  auto used = initialized(Regressor<double>(2, 4, 1)), fresh = used;
  const auto data = drawn_data<double>(6, 2, 1, 5);
  loss_and_gradients(used, uneven_data(9, 2, 1, 7));
  loss_and_gradients(used, drawn_data<double>(3, 2, 1, 1));
  CHECK(loss_and_gradients(used, data) == loss_and_gradients(fresh, data));
  CHECK(used.layer.U.gradient == fresh.layer.U.gradient);
}

TEST_CASE("a model has one name and place for each of its numbers") {
  Regressor<float> model(1, 64, 1);
  CHECK(count(model.parameters()) == 16'961);
  std::vector<std::string> names;
  for (const auto* p : model.parameters()) names.push_back(p->name);
  CHECK(names == std::vector<std::string>{"lstm.W", "lstm.U", "lstm.b",
                                          "dense.W", "dense.b"});
}

TEST_CASE("a model that is moved takes its numbers along") {
  static_assert(std::is_nothrow_move_constructible_v<Regressor<float>>);
  Regressor<float> model(1, 64, 1);
  const float* const U = model.layer.U.value.data();
  const auto moved = std::move(model);
  CHECK(moved.layer.U.value.data() == U);
}

TEST_CASE("a model whose layers were replaced is trained like a new one") {
  Regressor<double> used(1, 3, 1);
  auto fresh = initialized(Regressor<double>(2, 5, 2));
  const auto data = drawn_data<double>(4, 2, 2, 40);
  loss_and_gradients(used, drawn_data<double>(4, 1, 1, 40));
  used.layer = fresh.layer;
  used.dense = fresh.dense;
  CHECK(loss_and_gradients(used, data) == loss_and_gradients(fresh, data));
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

BAD_INPUT("shares of dropout that are none") {
  CHECK_THROWS_WITH_AS(Regressor<float>(1, 4, 1, {.output = 1}),
                       "dropout's output share is 1, expected one in [0, 1)",
                       std::invalid_argument);
  Regressor<float> model(1, 4, 1);
  model.dropout.recurrent = -0.5;
  const auto data = drawn_data<float>(3, 1, 1, 2);
  CHECK_THROWS_WITH_AS(
      loss_and_gradients(model, data),
      "dropout's recurrent share is -0.5, expected one in [0, 1)",
      std::invalid_argument);
}

BAD_INPUT("a model refuses shapes that do not fit") {
  Regressor<double> model(2, 4, 1);
  const auto refused = [&](const Dataset<double>& data,
                           const std::string& message) {
    CHECK_THROWS_WITH_AS(loss_and_gradients(model, data), message.c_str(),
                         lstm::ShapeError);
    CHECK_THROWS_WITH_AS(model.loss(data), message.c_str(), lstm::ShapeError);
  };
  refused(drawn_data<double>(5, 3, 1, 3),
          "x has shape [5, 3, 3], expected [5, 2, 3]");
  refused(drawn_data<double>(5, 2, 1, 0),
          "x has shape [5, 2, 0], expected no extent of 0");
  refused(drawn_data<double>(0, 2, 1, 3),
          "x has shape [0, 2, 3], expected no extent of 0");
  auto data = drawn_data<double>(5, 2, 1, 3);
  data.y = xt::zeros<double>({1, 4});
  refused(data, "target has shape [1, 4], expected [1, 3]");
  data = drawn_data<double>(5, 2, 1, 3);
  data.lengths = {5, 6, 1};
  refused(data, "sample 1 has a length of 6, expected at most 5");
  data.lengths = {5, 1};
  refused(data, "there are 2 lengths, expected 3, one for each sample");
}

BAD_INPUT("a model predicts nothing from numbers that are not finite") {
  const Regressor<double> model(2, 4, 1);
  auto x = drawn_data<double>(5, 2, 1, 3).x;
  x(4, 1, 2) = not_a_number;
  CHECK_THROWS_WITH_AS(
      model.predict(x),
      "x is nan at step 4, feature 1 of sample 2, expected a finite number",
      std::invalid_argument);
  const lstm::Lengths lengths{5, 5, 4};
  CHECK_NOTHROW(model.predict({x, lengths}));
  x(0, 0, 1) = -std::numeric_limits<double>::infinity();
  CHECK_THROWS_WITH_AS(
      model.predict({x, lengths}),
      "x is -inf at step 0, feature 0 of sample 1, expected a finite number",
      std::invalid_argument);
}
