// The names, shapes and order of every kind of layer in every layout.
#include <doctest/doctest.h>

#include "bad_input.hpp"
#include "lstm/weights/weights.hpp"
#include "weights_models.hpp"

using lstm::Arrays, lstm::Extents, lstm::Layout;
using lstm::Bidirectional, lstm::Gru, lstm::Lstm, lstm::Rnn, lstm::Stack;

namespace {

using Shapes = std::map<std::string, Extents>;

Shapes shapes(const Arrays& arrays) {
  Shapes list;
  for (const auto& [name, array] : arrays) list[name] = array.shape;
  return list;
}

// Row k of each parameter holds the number k, in each of its columns, and 100
// more than the parameter before.
template <class Model>
void number_rows(Model& model) {
  float first = 0;
  for (auto* p : model.parameters()) {
    for (std::size_t row = 0; row < p->value.shape(0); ++row)
      for (std::size_t column = 0; column < p->value.shape(1); ++column)
        p->value(row, column) = first + static_cast<float>(row);
    first += 100;
  }
}

using Numbers = std::vector<double>;

}  // namespace

TEST_CASE_TEMPLATE("every kind of layer comes back to the last bit", Layer,
                   Lstm<double>, Gru<float>, Rnn<double>, Stack<Lstm<float>>,
                   Stack<Gru<double>>, Stack<Rnn<float>>,
                   Bidirectional<Lstm<float>>, Bidirectional<Gru<double>>,
                   Stack<Bidirectional<Lstm<double>>>,
                   Stack<Bidirectional<Gru<float>>>,
                   Stack<Bidirectional<Rnn<double>>>) {
  for (const auto layout :
       {Layout::own, Layout::pytorch, Layout::keras, Layout::onnx}) {
    Network<Layer> model, other;
    fill(model, 1);
    fill(other, 2);
    const auto bytes = lstm::save_weights(model.parameters(), layout);
    REQUIRE_FALSE(equal(model, other));
    lstm::load_weights(bytes, other.parameters(), layout);
    CHECK(equal(model, other));
    CHECK(lstm::save_weights(other.parameters(), layout) == bytes);
  }
}

TEST_CASE("PyTorch's names of a stack that reads both ways") {
  Network<Stack<Bidirectional<Lstm<float>>>> model;
  CHECK(shapes(lstm::to_arrays(model.parameters(), Layout::pytorch)) ==
        Shapes{{"embedding.weight", {5, 3}},
               {"lstm.weight_ih_l0", {16, 3}},
               {"lstm.weight_hh_l0", {16, 4}},
               {"lstm.bias_ih_l0", {16}},
               {"lstm.bias_hh_l0", {16}},
               {"lstm.weight_ih_l0_reverse", {16, 3}},
               {"lstm.weight_hh_l0_reverse", {16, 4}},
               {"lstm.bias_ih_l0_reverse", {16}},
               {"lstm.bias_hh_l0_reverse", {16}},
               {"lstm.weight_ih_l1", {16, 8}},
               {"lstm.weight_hh_l1", {16, 4}},
               {"lstm.bias_ih_l1", {16}},
               {"lstm.bias_hh_l1", {16}},
               {"lstm.weight_ih_l1_reverse", {16, 8}},
               {"lstm.weight_hh_l1_reverse", {16, 4}},
               {"lstm.bias_ih_l1_reverse", {16}},
               {"lstm.bias_hh_l1_reverse", {16}},
               {"dense.weight", {2, 8}},
               {"dense.bias", {2}}});
}

TEST_CASE("without a name before them PyTorch's names have no dot") {
  const auto names = [](auto&& layer) {
    std::vector<std::string> list;
    for (const auto& [name, array] :
         lstm::to_arrays(layer.parameters(), Layout::pytorch))
      list.push_back(name);
    return list;
  };
  using Names = std::vector<std::string>;
  CHECK(names(Stack<Lstm<float>>(1, 2, 3, "")) ==
        Names{"bias_hh_l0", "bias_ih_l0", "weight_hh_l0", "weight_ih_l0"});
  CHECK(names(lstm::Dense<float>(2, 3, "")) == Names{"bias", "weight"});
  CHECK(names(Stack<Bidirectional<Rnn<float>>>(12, 2, 3, "a.b")).back() ==
        "a.b.weight_ih_l11_reverse");
  CHECK(names(Lstm<float>(2, 3, "7")).back() == "7.weight_ih_l0");
  CHECK(names(Lstm<float>(2, 3, "a.")).back() == "a..weight_ih_l0");

  lstm::Parameter<float> W("W", 4, 2);
  CHECK(lstm::to_arrays(lstm::Parameters<float>{&W}, Layout::pytorch)
            .contains("weight"));
}

TEST_CASE("PyTorch's two biases of a GRU") {
  Gru<float> gru(1, 2);
  number_rows(gru);
  const auto arrays = lstm::to_arrays(gru.parameters(), Layout::pytorch);
  CHECK(arrays.at("gru.weight_hh_l0").shape == Extents{6, 2});
  CHECK(arrays.at("gru.bias_ih_l0").numbers ==
        Numbers{200, 201, 202, 203, 204, 205});
  CHECK(arrays.at("gru.bias_hh_l0").numbers == Numbers{0, 0, 0, 0, 300, 301});

  auto changed = arrays;
  for (auto& number : changed.at("gru.bias_hh_l0").numbers) number += 1000;
  lstm::from_arrays(changed, gru.parameters(), Layout::pytorch);
  CHECK(gru.b.value ==
        lstm::Matrix<float>{{1200}, {1201}, {1202}, {1203}, {204}, {205}});
  CHECK(gru.b_h.value == lstm::Matrix<float>{{1300}, {1301}});
}

TEST_CASE("Keras's gates of a GRU are z and r and h") {
  Gru<float> after(1, 2), before(1, 2, lstm::Reset::before_product);
  number_rows(after);
  number_rows(before);
  const auto two = lstm::to_arrays(after.parameters(), Layout::keras);
  CHECK(two.at("arr_0").shape == Extents{1, 6});
  CHECK(two.at("arr_0").numbers == Numbers{2, 3, 0, 1, 4, 5});
  CHECK(two.at("arr_1").shape == Extents{2, 6});
  CHECK(two.at("arr_1").numbers == Numbers{102, 103, 100, 101, 104, 105,  //
                                           102, 103, 100, 101, 104, 105});
  CHECK(two.at("arr_2").shape == Extents{2, 6});
  CHECK(two.at("arr_2").numbers == Numbers{202, 203, 200, 201, 204, 205,  //
                                           0, 0, 0, 0, 300, 301});

  const auto one = lstm::to_arrays(before.parameters(), Layout::keras);
  CHECK(one.at("arr_2").shape == Extents{6});
  CHECK(one.at("arr_2").numbers == Numbers{202, 203, 200, 201, 204, 205});
  Gru<float> other(1, 2, lstm::Reset::before_product);
  lstm::from_arrays(one, other.parameters(), Layout::keras);
  CHECK(equal(before, other));
}

TEST_CASE("Keras has a table as it is and both directions one after another") {
  Network<Bidirectional<Rnn<float>>> model;
  CHECK(shapes(lstm::to_arrays(model.parameters(), Layout::keras)) ==
        Shapes{{"arr_0", {5, 3}},
               {"arr_1", {3, 4}},
               {"arr_2", {4, 4}},
               {"arr_3", {4}},
               {"arr_4", {3, 4}},
               {"arr_5", {4, 4}},
               {"arr_6", {4}},
               {"arr_7", {8, 2}},
               {"arr_8", {2}}});
}

TEST_CASE("ONNX's inputs of a layer that reads both ways") {
  Network<Bidirectional<Lstm<float>>> model;
  CHECK(shapes(lstm::to_arrays(model.parameters(), Layout::onnx)) ==
        Shapes{{"embedding.W", {5, 3}},
               {"lstm.W", {2, 16, 3}},
               {"lstm.R", {2, 16, 4}},
               {"lstm.B", {2, 32}},
               {"dense.W", {8, 2}},
               {"dense.b", {2}}});
}

TEST_CASE("ONNX's gates are i and o and f and c, and z and r and h") {
  Bidirectional<Lstm<float>> lstm(1, 1);
  number_rows(lstm);
  const auto four = lstm::to_arrays(lstm.parameters(), Layout::onnx);
  CHECK(four.at("lstm.W").numbers == Numbers{0, 3, 1, 2, 300, 303, 301, 302});
  CHECK(four.at("lstm.R").numbers ==
        Numbers{100, 103, 101, 102, 400, 403, 401, 402});
  CHECK(four.at("lstm.B").numbers == Numbers{200, 203, 201, 202, 0, 0, 0, 0,  //
                                             500, 503, 501, 502, 0, 0, 0, 0});

  Gru<float> after(1, 1), before(1, 1, lstm::Reset::before_product);
  number_rows(after);
  number_rows(before);
  const auto bias = [](auto& gru) {
    return lstm::to_arrays(gru.parameters(), Layout::onnx).at("gru.B").numbers;
  };
  CHECK(bias(after) == Numbers{201, 200, 202, 0, 0, 300});
  CHECK(bias(before) == Numbers{201, 200, 202, 0, 0, 0});
}

TEST_CASE("both directions without a name are one operator of ONNX") {
  Bidirectional<Rnn<float>> rnn(1, 2, "");
  CHECK(shapes(lstm::to_arrays(rnn.parameters(), Layout::onnx)) ==
        Shapes{{"W", {2, 2, 1}}, {"R", {2, 2, 2}}, {"B", {2, 4}}});
}

TEST_CASE("directions of different sizes are two operators of ONNX") {
  Bidirectional<Lstm<float>> lstm(1, 2);
  lstm.backward_layer = Lstm<float>(1, 3, "lstm.backward");
  const auto arrays = lstm::to_arrays(lstm.parameters(), Layout::onnx);
  CHECK(arrays.at("lstm.forward.W").shape == Extents{1, 8, 1});
  CHECK(arrays.at("lstm.backward.W").shape == Extents{1, 12, 1});
}

BAD_INPUT("parameters that are no whole layer of a layout") {
  const auto refused = [](const lstm::Parameters<float>& parameters,
                          Layout layout, const std::string& message) {
    CHECK_THROWS_WITH_AS(lstm::save_weights(parameters, layout),
                         message.c_str(), std::invalid_argument);
    CHECK_THROWS_WITH_AS(lstm::from_arrays({}, parameters, layout),
                         message.c_str(), std::invalid_argument);
  };
  lstm::Regressor<float> model(2, 3, 1);
  refused(model.weights(), Layout::keras,
          "Keras's layout takes whole layers, and \"lstm\" has U (12, 3), W "
          "(12, 2)");
  refused({&model.layer.b}, Layout::onnx,
          "ONNX's layout takes whole layers, and \"lstm\" has b (12, 1)");
  lstm::Parameter<float> V("lstm.V", 2, 2), empty("lstm.U", 0, 0);
  refused({&model.layer.W, &V}, Layout::pytorch,
          "PyTorch's layout takes whole layers, and \"lstm\" has V (2, 2), W "
          "(12, 2)");
  refused({&V, &empty}, Layout::pytorch,
          "PyTorch's layout takes whole layers, and \"lstm\" has U (0, 0), V "
          "(2, 2)");
  lstm::Parameter<float> W("lstm.W", 6, 2), b("lstm.b", 6, 1),
      b_h("lstm.b_h", 3, 1), U("lstm.U", 6, 3);
  refused({&W, &U, &b}, Layout::keras,
          "Keras's layout takes whole layers, and \"lstm\" has U (6, 3), W (6, "
          "2), b (6, 1)");
  lstm::Parameter<float> no_W("gru.W", 0, 2), no_U("gru.U", 0, 0),
      no_b("gru.b", 0, 1);
  refused({&no_W, &no_U, &no_b}, Layout::onnx,
          "ONNX's layout takes whole layers, and \"gru\" has U (0, 0), W (0, "
          "2), b (0, 1)");
  auto with_b_h = model.layer.parameters();
  with_b_h.push_back(&b_h);
  refused(with_b_h, Layout::keras,
          "Keras's layout takes whole layers, and \"lstm\" has U (12, 3), W "
          "(12, 2), b (12, 1), b_h (3, 1)");
}

BAD_INPUT("PyTorch has no GRU that resets before the product") {
  Stack<Gru<float>> stack(2, 1, 2, "gru", lstm::Reset::before_product);
  CHECK_THROWS_WITH_AS(
      lstm::to_arrays(stack.parameters(), Layout::pytorch),
      "PyTorch has no GRU that resets before the product, as \"gru.0\" does",
      std::invalid_argument);
  CHECK(lstm::to_arrays(stack.parameters(), Layout::own).size() == 6);
}
