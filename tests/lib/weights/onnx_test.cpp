#include "lstm/weights/onnx.hpp"

#include <doctest/doctest.h>

#include "onnx_models.hpp"

using lstm::Bidirectional, lstm::OnnxGraph, lstm::Stack, lstm::values;
using Lstm = lstm::Lstm<float>;
using Gru = lstm::Gru<float>;
using Rnn = lstm::Rnn<float>;

// Whether two models have the same weights, to the last bit.
template <class Model>
static bool same(const Model& a, const Model& b) {
  const auto left = values(a), right = values(b);
  for (std::size_t k = 0; k < left.size(); ++k)
    if (left[k]->value != right[k]->value) return false;
  return left.size() == right.size();
}

// Writes one model and reads it into another of the same kind.
template <class Model>
static void check_back(const OnnxGraph& graph, Model model) {
  auto other = model;
  draw(model, 1);
  draw(other, 2);
  const auto bytes = lstm::write_onnx(graph, values(model));
  REQUIRE_FALSE(same(model, other));
  lstm::read_onnx(bytes, graph, other.parameters());
  CHECK(same(model, other));
  CHECK(lstm::write_onnx(graph, values(other)) == bytes);
}

TEST_CASE_TEMPLATE("a recurrent layer comes back to the last bit", Layer, Lstm,
                   Gru, Rnn, Bidirectional<Lstm>, Bidirectional<Gru>,
                   Bidirectional<Rnn>) {
  for (const auto [D, H] : {std::array<std::size_t, 2>{1, 1}, {1, 64}, {5, 2}})
    for (const bool uneven : {false, true}) {
      const Layer layer(D, H);
      OnnxGraph graph;
      if (uneven) graph.lengths("lengths");
      const auto h = graph.add(layer, graph.input("x", D));
      graph.output("h", h);
      graph.output("last", graph.last(h));
      check_back(graph, layer);
    }
}

TEST_CASE_TEMPLATE("a stack comes back to the last bit", Layer, Lstm, Gru, Rnn,
                   Bidirectional<Lstm>, Bidirectional<Gru>) {
  for (const auto depth : std::array<std::size_t, 3>{1, 2, 3}) {
    const Stack<Layer> stack(depth, 3, 4);
    OnnxGraph graph;
    graph.output("h", graph.add(stack, graph.input("x", 3)));
    check_back(graph, stack);
  }
}

TEST_CASE("regressors come back to the last bit") {
  const lstm::Regressor<float> with_lstm(2, 3, 1);
  const lstm::Regressor<float, lstm::Gru> with_gru(2, 3, 4);
  check_back(lstm::onnx_graph(with_lstm), with_lstm);
  check_back(lstm::onnx_graph(with_gru), with_gru);
}

// An encoder, and a decoder that looks at it.
template <class Score>
struct Reader {
  Lstm encoder{2, 3, "encoder"}, decoder{1, 3, "decoder"};
  lstm::Attention<Score> attention{3, 3};
  lstm::Dense<float> dense{6, 2};

  auto parameters() {
    return lstm::parameters_of(encoder, decoder, attention, dense);
  }

  OnnxGraph describe() const {
    OnnxGraph graph;
    const auto h = graph.add(encoder, graph.input("x", 2));
    const auto s = graph.add(decoder, graph.input("y", 1, "T_out"), h);
    const auto context = graph.add(attention, s, h);
    const auto z = graph.add(dense, graph.side_by_side(context, s));
    graph.output("z", graph.tanh(z));
    return graph;
  }
};

TEST_CASE_TEMPLATE("a decoder with attention comes back to the last bit", Score,
                   lstm::DotScore<float>, lstm::AdditiveScore<float>) {
  const Reader<Score> model;
  check_back(model.describe(), model);
}

// A value's name and extents.
static std::string dims(const onnx::ValueInfoProto& value) {
  CHECK(value.type().tensor_type().elem_type() == onnx::TensorProto::FLOAT);
  std::string text = value.name();
  for (const auto& dim : value.type().tensor_type().shape().dim())
    text += " " + (dim.dim_param().empty() ? std::to_string(dim.dim_value())
                                           : dim.dim_param());
  return text;
}

TEST_CASE("the file is of opset 14 and leaves batch and length open") {
  const auto model = random_model<float>(2, 3, 1, 1);
  const auto file =
      parsed(lstm::write_onnx(lstm::onnx_graph(model), values(model)));
  CHECK(file.opset_import(0).version() == 14);
  CHECK(dims(file.graph().input(0)) == "x T B 2");
  CHECK(dims(file.graph().output(0)) == "y B 1");
}

TEST_CASE("what a decoder reads and puts out has steps of its own") {
  const Reader<lstm::DotScore<float>> model;
  const auto file =
      parsed(lstm::write_onnx(model.describe(), values(model))).graph();
  CHECK(dims(file.input(0)) == "x T B 2");
  CHECK(dims(file.input(1)) == "y T_out B 1");
  CHECK(dims(file.output(0)) == "z T_out B 2");
}

TEST_CASE("an lstm's gates are i, o, f, g in the file") {
  auto layer = Lstm(1, 1);
  for (std::size_t gate = 0; gate < 4; ++gate)
    layer.W.value(gate, 0) = static_cast<float>(gate);  // i f g o
  OnnxGraph graph;
  graph.output("h", graph.add(layer, graph.input("x", 1)));
  const auto file = parsed(lstm::write_onnx(graph, values(layer)));
  const auto& W = file.graph().initializer(2);
  REQUIRE(W.name() == "lstm.W");
  float gates[4];
  REQUIRE(W.raw_data().size() == sizeof gates);
  std::copy_n(W.raw_data().data(), sizeof gates,
              reinterpret_cast<char*>(gates));
  CHECK(gates[0] == 0);
  CHECK(gates[1] == 3);
  CHECK(gates[2] == 1);
  CHECK(gates[3] == 2);
}

TEST_CASE("other tools may add remarks and list numbers one by one") {
  const auto model = random_model<float>(2, 3, 1, 1);
  auto other = random_model<float>(2, 3, 1, 2);
  const auto graph = lstm::onnx_graph(model);
  auto file = parsed(lstm::write_onnx(graph, values(model)));
  file.set_producer_name("another");
  file.set_ir_version(8);
  file.mutable_graph()->set_doc_string("a remark");
  for (auto& tensor : *file.mutable_graph()->mutable_initializer()) {
    std::vector<float> numbers(tensor.raw_data().size() / sizeof(float));
    std::copy_n(tensor.raw_data().data(), tensor.raw_data().size(),
                reinterpret_cast<char*>(numbers.data()));
    tensor.clear_raw_data();
    for (const float number : numbers) tensor.add_float_data(number);
  }
  lstm::read_onnx(file.SerializeAsString(), graph, other.parameters());
  CHECK(same(model, other));
}
