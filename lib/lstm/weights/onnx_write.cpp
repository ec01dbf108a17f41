#include <bit>

#include "lstm/weights/internal/onnx_model.hpp"
#include "lstm/weights/internal/words.hpp"

namespace lstm {

static void describe(const OnnxValue& value, onnx::ValueInfoProto& info) {
  using Type = onnx::TensorProto;
  info.set_name(value.name);
  auto& tensor = *info.mutable_type()->mutable_tensor_type();
  tensor.set_elem_type(value.features > 0     ? Type::FLOAT
                       : !value.steps.empty() ? Type::INT64
                                              : Type::INT32);
  auto& shape = *tensor.mutable_shape();
  if (!value.steps.empty()) shape.add_dim()->set_dim_param(value.steps);
  shape.add_dim()->set_dim_param("B");
  if (value.features > 0)
    shape.add_dim()->set_dim_value(static_cast<std::int64_t>(value.features));
}

static void set(onnx::AttributeProto& to, std::int64_t number) {
  to.set_type(onnx::AttributeProto::INT);
  to.set_i(number);
}

static void set(onnx::AttributeProto& to, const std::string& word) {
  to.set_type(onnx::AttributeProto::STRING);
  to.set_s(word);
}

static void set(onnx::AttributeProto& to,
                const std::vector<std::int64_t>& numbers) {
  to.set_type(onnx::AttributeProto::INTS);
  for (const auto number : numbers) to.add_ints(number);
}

// A node is called after the first value that it puts out.
static void describe(const OnnxNode& from, onnx::NodeProto& node) {
  node.set_op_type(from.op);
  node.set_name(from.outputs.front());
  for (const auto& name : from.inputs) node.add_input(name);
  for (const auto& name : from.outputs) node.add_output(name);
  for (const auto& [name, value] : from.attributes) {
    auto& attribute = *node.add_attribute();
    attribute.set_name(name);
    std::visit([&](const auto& is) { set(attribute, is); }, value);
  }
}

static void describe(const std::string& name, const Array& array,
                     onnx::TensorProto& tensor) {
  static_assert(std::endian::native == std::endian::little, "as in the file");
  const std::vector<float> numbers(array.numbers.begin(), array.numbers.end());
  tensor.set_name(name);
  tensor.set_data_type(onnx::TensorProto::FLOAT);
  for (const auto extent : array.shape)
    tensor.add_dims(static_cast<std::int64_t>(extent));
  tensor.set_raw_data(numbers.data(), numbers.size() * sizeof(float));
}

static void expect_weights_of(const OnnxGraph& graph, const Arrays& weights) {
  for (const auto& [name, shape] : graph.weights()) {
    const auto found = weights.find(name);
    if (found == weights.end() || found->second.shape != shape)
      throw std::invalid_argument(fmt::format(
          "the graph has {} of shape {}, the parameters {}", name, tuple(shape),
          found == weights.end() ? "none" : tuple(found->second.shape)));
  }
  for (const auto& [name, array] : weights)
    if (!graph.weights().contains(name))
      throw std::invalid_argument(
          fmt::format("the parameters have {}, the graph has none", name));
}

onnx::ModelProto onnx_model(const OnnxGraph& graph, const Arrays& weights) {
  expect_weights_of(graph, weights);
  onnx::ModelProto model;
  model.set_ir_version(7);  // which came with opset 14
  model.set_producer_name("One Gate at a Time");
  model.add_opset_import()->set_version(14);
  auto& all = *model.mutable_graph();
  all.set_name("network");
  for (const auto& value : graph.inputs()) describe(value, *all.add_input());
  for (const auto& node : graph.nodes()) describe(node, *all.add_node());
  for (const auto& value : graph.outputs()) describe(value, *all.add_output());
  for (const auto& [name, array] : weights)
    describe(name, array, *all.add_initializer());
  return model;
}

std::string write_onnx(const OnnxGraph& graph,
                       const Values<float>& parameters) {
  std::string bytes;
  if (!onnx_model(graph, to_arrays(parameters, Layout::onnx))
           .SerializeToString(&bytes))
    throw std::invalid_argument("protobuf writes no 2 GB");
  return bytes;
}

}  // namespace lstm
