#include "lstm/weights.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "lstm/regressor.hpp"
#include "lstm/rnn.hpp"
#include "random_tensors.hpp"

using lstm::Array, lstm::Arrays, lstm::Extents, lstm::Layout, lstm::Matrix,
    lstm::Precision, lstm::Regressor, lstm::WeightsError;

namespace {

template <class Scalar>
Regressor<Scalar> random_model(std::size_t D, std::size_t H, std::size_t O,
                               std::uint64_t seed) {
  Regressor<Scalar> model(D, H, O);
  lstm::Random random(seed);
  for (auto* p : model.parameters()) fill_normal(p->value, random);
  return model;
}

template <class Scalar>
bool equal(Regressor<Scalar>& a, Regressor<Scalar>& b) {
  for (std::size_t k = 0; k < 5; ++k)
    if (a.parameters()[k]->value != b.parameters()[k]->value) return false;
  return true;
}

constexpr Layout layouts[] = {Layout::own, Layout::pytorch, Layout::keras};

// Loads changed arrays; the message must be this one, the model what it was.
void check_refused(const Arrays& arrays, Layout layout,
                   const std::string& message) {
  auto model = random_model<float>(2, 3, 1, 5);
  auto before = model;
  CHECK_THROWS_WITH_AS(
      lstm::load_weights(lstm::write_npz(arrays), model.parameters(), layout),
      ("the weights do not fit: " + message).c_str(), WeightsError);
  CHECK(equal(model, before));
}

Arrays arrays(Layout layout) {
  auto model = random_model<float>(2, 3, 1, 6);
  return lstm::to_arrays(model.parameters(), layout);
}

}  // namespace

TEST_CASE_TEMPLATE("weights come back to the last bit in every layout", Scalar,
                   float, double) {
  for (const auto [D, H, O] :
       {std::array<std::size_t, 3>{1, 1, 1}, {1, 64, 1}, {3, 4, 2}, {5, 2, 7}})
    for (const auto layout : layouts) {
      auto model = random_model<Scalar>(D, H, O, 1);
      auto other = random_model<Scalar>(D, H, O, 2);
      const auto bytes = lstm::save_weights(model.parameters(), layout);
      REQUIRE_FALSE(equal(model, other));
      lstm::load_weights(bytes, other.parameters(), layout);
      CHECK(equal(model, other));
      CHECK(lstm::save_weights(other.parameters(), layout) == bytes);
    }
}

TEST_CASE("a negative zero stays one") {
  auto model = random_model<float>(1, 2, 1, 1);
  model.lstm.b.value(3, 0) = -0.0f;
  const auto bytes = lstm::save_weights(model.parameters());
  model.lstm.b.value(3, 0) = 1;
  lstm::load_weights(bytes, model.parameters());
  CHECK(std::signbit(model.lstm.b.value(3, 0)));
}

TEST_CASE("float64 weights are rounded for a model of floats") {
  auto model = random_model<double>(2, 3, 1, 1);
  Regressor<float> single(2, 3, 1);
  lstm::load_weights(lstm::save_weights(model.parameters()),
                     single.parameters());
  const Matrix<float> U = xt::cast<float>(model.lstm.U.value);
  CHECK(single.lstm.U.value == U);
}

TEST_CASE("this library's names and shapes") {
  const auto own = arrays(Layout::own);
  REQUIRE(own.size() == 5);
  CHECK(own.at("lstm.W").shape == Extents{12, 2});
  CHECK(own.at("lstm.U").shape == Extents{12, 3});
  CHECK(own.at("lstm.b").shape == Extents{12, 1});
  CHECK(own.at("dense.W").shape == Extents{1, 3});
  CHECK(own.at("dense.b").shape == Extents{1, 1});
  CHECK(own.at("dense.b").precision == Precision::float32);
}

TEST_CASE("PyTorch's names and shapes, and its two biases") {
  const auto own = arrays(Layout::own), torch = arrays(Layout::pytorch);
  REQUIRE(torch.size() == 6);
  CHECK(torch.at("lstm.weight_ih_l0") == own.at("lstm.W"));
  CHECK(torch.at("lstm.weight_hh_l0") == own.at("lstm.U"));
  CHECK(torch.at("lstm.bias_ih_l0").numbers == own.at("lstm.b").numbers);
  CHECK(torch.at("lstm.bias_ih_l0").shape == Extents{12});
  CHECK(torch.at("lstm.bias_hh_l0") ==
        Array{{12}, std::vector<double>(12, 0.0), Precision::float32});
  CHECK(torch.at("dense.weight") == own.at("dense.W"));
  CHECK(torch.at("dense.bias").shape == Extents{1});

  auto both = torch;
  both.at("lstm.bias_hh_l0").numbers[7] = 0.25;
  auto model = random_model<float>(2, 3, 1, 5);
  lstm::from_arrays(both, model.parameters(), Layout::pytorch);
  CHECK(model.lstm.b.value(7, 0) ==
        static_cast<float>(own.at("lstm.b").numbers[7] + 0.25));
  CHECK(model.lstm.b.value(6, 0) ==
        static_cast<float>(own.at("lstm.b").numbers[6]));
}

TEST_CASE("Keras's order and shapes, transposed") {
  const auto own = arrays(Layout::own), keras = arrays(Layout::keras);
  REQUIRE(keras.size() == 5);
  CHECK(keras.at("arr_0").shape == Extents{2, 12});
  CHECK(keras.at("arr_1").shape == Extents{3, 12});
  CHECK(keras.at("arr_2").shape == Extents{12});
  CHECK(keras.at("arr_3").shape == Extents{3, 1});
  CHECK(keras.at("arr_4").shape == Extents{1});
  const auto& U = own.at("lstm.U").numbers;
  for (std::size_t row = 0; row < 12; ++row)
    for (std::size_t column = 0; column < 3; ++column)
      CHECK(keras.at("arr_1").numbers[column * 12 + row] ==
            U[row * 3 + column]);
}

TEST_CASE("a plain recurrent network has PyTorch's names, too") {
  lstm::Rnn<float> rnn(2, 3);
  const auto torch = lstm::to_arrays(rnn.parameters(), Layout::pytorch);
  CHECK(torch.size() == 4);
  CHECK(torch.at("rnn.weight_hh_l0").shape == Extents{3, 3});
  CHECK(torch.at("rnn.bias_hh_l0").shape == Extents{3});
}

TEST_CASE("parameters that a layout has no name for") {
  lstm::Parameter<float> strange("lstm.V", 2, 2), twin("lstm.V", 2, 2);
  CHECK_THROWS_WITH_AS(
      lstm::to_arrays(lstm::Parameters<float>{&strange}, Layout::pytorch),
      "PyTorch has no name for the parameter lstm.V", std::invalid_argument);
  CHECK_THROWS_WITH_AS(
      lstm::to_arrays(lstm::Parameters<float>{&strange, &twin}, Layout::own),
      "two parameters are called lstm.V", std::invalid_argument);
}

TEST_CASE("names that are missing or too much") {
  auto changed = arrays(Layout::own);
  changed.erase("lstm.U");
  check_refused(changed, Layout::own, "lstm.U is missing");
  changed["lstm.V"] = changed.at("lstm.W");
  check_refused(changed, Layout::own,
                "lstm.U is missing; \"lstm.V\" is not one of the model's");
  check_refused(arrays(Layout::own), Layout::keras,
                "arr_0 is missing; arr_1 is missing; arr_2 is missing; arr_3 "
                "is missing; arr_4 is missing; \"dense.W\" is not one of the "
                "model's; \"dense.b\" is not one of the model's; \"lstm.U\" is "
                "not one of the model's; and 2 more faults");
  changed = arrays(Layout::pytorch);
  changed.erase("lstm.bias_hh_l0");
  check_refused(changed, Layout::pytorch, "lstm.bias_hh_l0 is missing");
}

TEST_CASE("shapes that do not fit") {
  auto changed = arrays(Layout::own);
  changed["lstm.b"].shape = {12};
  changed["dense.W"].shape = {3, 1};
  check_refused(changed, Layout::own,
                "lstm.b has shape (12,), expected (12, 1); dense.W has shape "
                "(3, 1), expected (1, 3)");
  changed = arrays(Layout::keras);
  changed["arr_4"] = {{0}, {}, Precision::float32};
  check_refused(changed, Layout::keras, "arr_4 has shape (0,), expected (1,)");
}

TEST_CASE("numbers that are not finite, or not in the model's type") {
  const double inf = std::numeric_limits<double>::infinity();
  auto changed = arrays(Layout::own);
  changed["lstm.U"].numbers[4] = std::nan("");
  changed["dense.b"].numbers[0] = -inf;
  check_refused(changed, Layout::own,
                "lstm.U has nan at place 4, expected a finite float32; dense.b "
                "has -inf at place 0, expected a finite float32");
  changed = arrays(Layout::own);
  changed["lstm.W"].precision = Precision::float64;
  changed["lstm.W"].numbers[3] = 1e39;
  check_refused(changed, Layout::own,
                "lstm.W has 1e+39 at place 3, expected a finite float32");
  changed = arrays(Layout::pytorch);
  changed["lstm.bias_ih_l0"].numbers[0] = 3e38f;
  changed["lstm.bias_hh_l0"].numbers[0] = 3e38f;
  check_refused(changed, Layout::pytorch,
                "lstm.bias_hh_l0 has 6.0000000109955115e+38 at place 0, "
                "expected a finite float32");
}

TEST_CASE("arrays that were never in a file may be short of numbers") {
  auto changed = arrays(Layout::own);
  changed["lstm.W"].numbers.pop_back();
  auto model = random_model<float>(2, 3, 1, 5);
  CHECK_THROWS_AS(lstm::from_arrays(changed, model.parameters(), Layout::own),
                  std::out_of_range);
}

TEST_CASE("an archive cut anywhere changes nothing in the model") {
  auto model = random_model<float>(1, 1, 1, 1);
  const auto bytes =
      lstm::save_weights(random_model<float>(1, 1, 1, 2).parameters());
  auto before = model;
  for (std::size_t length = 0; length < bytes.size(); ++length)
    CHECK_THROWS_AS(
        lstm::load_weights(bytes.substr(0, length), model.parameters()),
        WeightsError);
  CHECK(equal(model, before));
}
