#include "lstm/weights/weights.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "weights_models.hpp"

using lstm::Array, lstm::Arrays, lstm::Extents, lstm::Layout, lstm::Matrix,
    lstm::Precision, lstm::Regressor;

static constexpr Layout layouts[] = {Layout::own, Layout::pytorch,
                                     Layout::keras, Layout::onnx};

static Arrays arrays(Layout layout) {
  auto model = random_model<float>(2, 3, 1, 6);
  return lstm::to_arrays(model.parameters(), layout);
}

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

TEST_CASE("a const model is saved as one that may be changed") {
  auto model = random_model<float>(2, 3, 1, 1);
  const auto& fixed = model;
  for (const auto layout : layouts) {
    CHECK(lstm::save_weights(values(fixed), layout) ==
          lstm::save_weights(model.parameters(), layout));
    CHECK(lstm::to_arrays(values(fixed), layout).size() ==
          lstm::to_arrays(model.parameters(), layout).size());
  }
}

TEST_CASE("a negative zero stays one") {
  auto model = random_model<float>(1, 2, 1, 1);
  model.layer.b.value(3, 0) = -0.0f;
  const auto bytes = lstm::save_weights(model.parameters());
  model.layer.b.value(3, 0) = 1;
  lstm::load_weights(bytes, model.parameters());
  CHECK(std::signbit(model.layer.b.value(3, 0)));
}

TEST_CASE("float64 weights are rounded for a model of floats") {
  auto model = random_model<double>(2, 3, 1, 1);
  Regressor<float> single(2, 3, 1);
  lstm::load_weights(lstm::save_weights(model.parameters()),
                     single.parameters());
  const Matrix<float> U = xt::cast<float>(model.layer.U.value);
  CHECK(single.layer.U.value == U);
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
  CHECK(model.layer.b.value(7, 0) ==
        static_cast<float>(own.at("lstm.b").numbers[7] + 0.25));
  CHECK(model.layer.b.value(6, 0) ==
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

namespace {

// Fourteen parameters, each of one number: its place in the list.
struct Many {
  std::vector<lstm::Parameter<float>> all;

  Many() {
    for (std::size_t k = 0; k < 14; ++k) {
      all.emplace_back(k % 2 == 0 ? "dense.W" : "dense.b", 1, 1);
      all.back().value.fill(static_cast<float>(k));
    }
  }
  lstm::Parameters<float> parameters() {
    lstm::Parameters<float> list;
    for (auto& p : all) list.push_back(&p);
    return list;
  }
};

}  // namespace

TEST_CASE("more than ten arrays stay in the order of their numbers") {
  Many model;
  const auto keras = lstm::to_arrays(model.parameters(), Layout::keras);
  std::size_t k = 0;
  for (const auto& [name, array] : keras) {
    CHECK(name == fmt::format("arr_{}", k));
    CHECK(array.numbers == std::vector<double>{static_cast<double>(k)});
    ++k;
  }
  CHECK(k == 14);
}
