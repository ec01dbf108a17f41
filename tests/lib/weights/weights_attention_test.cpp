// The scores of attention in every layout.
#include <doctest/doctest.h>

#include "bad_input.hpp"
#include "lstm/layers/attention.hpp"
#include "lstm/weights/weights.hpp"
#include "weights_models.hpp"

using lstm::Extents, lstm::Layout;
using Additive = lstm::Attention<lstm::AdditiveScore<float>>;
using Dot = lstm::Attention<lstm::DotScore<float>>;
using Numbers = std::vector<double>;

static Additive additive() {
  Additive attention(3, 2);
  attention.score.W.value = {{1, 2, 3}, {4, 5, 6}};
  attention.score.U.value = {{7, 8}, {9, 10}};
  attention.score.v.value = {{11, 12}};
  return attention;
}

TEST_CASE("ONNX has the matrices of an additive score transposed") {
  auto attention = additive();
  const auto arrays = lstm::to_arrays(attention.parameters(), Layout::onnx);
  REQUIRE(arrays.size() == 3);
  CHECK(arrays.at("attention.W").shape == Extents{3, 2});
  CHECK(arrays.at("attention.W").numbers == Numbers{1, 4, 2, 5, 3, 6});
  CHECK(arrays.at("attention.U").shape == Extents{2, 2});
  CHECK(arrays.at("attention.U").numbers == Numbers{7, 9, 8, 10});
  CHECK(arrays.at("attention.v").shape == Extents{2});
  CHECK(arrays.at("attention.v").numbers == Numbers{11, 12});
}

TEST_CASE("a dot product's matrix is in files what it is here") {
  Dot attention(3, 2);
  attention.score.W.value = {{1, 2, 3}, {4, 5, 6}};
  const auto parameters = attention.parameters();
  for (const auto& [layout, name] :
       {std::pair{Layout::own, "attention.W"},
        std::pair{Layout::pytorch, "attention.weight"},
        std::pair{Layout::onnx, "attention.W"}}) {
    const auto arrays = lstm::to_arrays(parameters, layout);
    REQUIRE(arrays.contains(name));
    CHECK(arrays.at(name).shape == Extents{2, 3});
    CHECK(arrays.at(name).numbers == Numbers{1, 2, 3, 4, 5, 6});
  }
}

TEST_CASE("an additive score comes back to the last bit") {
  for (const auto layout : {Layout::own, Layout::onnx}) {
    auto attention = additive();
    Additive other(3, 2);
    lstm::load_weights(lstm::save_weights(attention.parameters(), layout),
                       other.parameters(), layout);
    CHECK(equal(attention, other));
  }
}

BAD_INPUT("an additive score in a layout that has none") {
  auto attention = additive();
  CHECK_THROWS_WITH_AS(
      lstm::save_weights(attention.parameters(), Layout::pytorch),
      "PyTorch's layout takes whole layers, and \"attention\" has U (2, 2), W "
      "(2, 3), v (1, 2)",
      std::invalid_argument);
  CHECK_THROWS_WITH_AS(
      lstm::save_weights(attention.parameters(), Layout::keras),
      "Keras's layout takes whole layers, and \"attention\" has U (2, 2), W "
      "(2, 3), v (1, 2)",
      std::invalid_argument);
}

BAD_INPUT("a part of an additive score") {
  auto attention = additive();
  auto& [W, U, v] = attention.score;
  lstm::Parameter<float> long_v("attention.v", 1, 3), wide("attention.U", 3, 2),
      b("attention.b", 2, 1);
  const auto refused = [](const lstm::Parameters<float>& parameters,
                          const std::string& has) {
    const auto message =
        "ONNX's layout takes whole layers, and \"attention\" has " + has;
    CHECK_THROWS_WITH_AS(lstm::save_weights(parameters, Layout::onnx),
                         message.c_str(), std::invalid_argument);
  };
  refused({&W, &U}, "U (2, 2), W (2, 3)");
  refused({&W, &v}, "W (2, 3), v (1, 2)");
  refused({&U, &v}, "U (2, 2), v (1, 2)");
  refused({&W, &U, &long_v}, "U (2, 2), W (2, 3), v (1, 3)");
  refused({&W, &wide, &v}, "U (3, 2), W (2, 3), v (1, 2)");
  refused({&W, &U, &b, &v}, "U (2, 2), W (2, 3), b (2, 1), v (1, 2)");
}
