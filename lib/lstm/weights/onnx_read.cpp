#include <algorithm>
#include <climits>
#include <cstring>
#include <span>

#include "lstm/weights/internal/onnx_model.hpp"
#include "lstm/weights/internal/words.hpp"

namespace lstm {

// #region parse
// What a file can claim is little: protobuf makes at most some hundred bytes of
// one of the file's, and room for a text of 50 MB that turns out not to be
// there. And the file is not much larger than the one expected.
static onnx::ModelProto parse(std::string_view bytes, std::size_t expected) {
  const auto most = std::min<std::size_t>(4 * expected + (1 << 16), INT_MAX);
  if (bytes.size() > most)
    throw WeightsError(fmt::format("it takes {} bytes, expected about {}",
                                   bytes.size(), expected));
  onnx::ModelProto model;
  if (!model.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
    throw WeightsError("it is not a whole ONNX file");
  return model;
}
// #endregion

template <class Message>
static bool equal(const Message& a, const Message& b) {
  return a.SerializeAsString() == b.SerializeAsString();
}

// The first of these names that is not the one expected.
template <class Names>
static void expect_names(const std::string& what, const Names& names,
                         const Names& expected) {
  const auto word = [](const Names& list, int k) {
    return k < list.size() ? shown(list[k]) : "nothing";
  };
  for (int k = 0; k < std::max(names.size(), expected.size()); ++k)
    if (word(names, k) != word(expected, k) || names[k] != expected[k])
      throw WeightsError(fmt::format("{} {} is {}, expected {}", what, k,
                                     word(names, k), word(expected, k)));
}

static void expect_count(std::string_view what, int count, int expected) {
  if (count != expected)
    throw WeightsError(
        fmt::format("it has {} {}, expected {}", count, what, expected));
}

static void expect_node(const onnx::NodeProto& node,
                        const onnx::NodeProto& expected) {
  const auto& name = expected.name();
  if (node.op_type() != expected.op_type())
    throw WeightsError(fmt::format("{} comes from {}, expected {}", name,
                                   shown(node.op_type()),
                                   shown(expected.op_type())));
  expect_names(name + ": input", node.input(), expected.input());
  expect_names(name + ": output", node.output(), expected.output());
  const auto& attributes = node.attribute();
  for (const auto& wanted : expected.attribute())
    if (std::ranges::none_of(attributes, [&](const auto& attribute) {
          return equal(attribute, wanted);
        }))
      throw WeightsError(fmt::format("{}: the attribute {} is another, or none",
                                     name, wanted.name()));
  if (!equal(node, expected))
    throw WeightsError(
        fmt::format("{}: the operator says more than expected", name));
}

static void expect_nodes(const onnx::GraphProto& graph,
                         const onnx::GraphProto& expected) {
  expect_count("operators", graph.node_size(), expected.node_size());
  for (int k = 0; k < expected.node_size(); ++k)
    expect_node(graph.node(k), expected.node(k));
}

// What the words of the graph mean.
static void expect_operators(const onnx::ModelProto& model,
                             const onnx::ModelProto& expected) {
  const auto& sets = model.opset_import();
  if (sets.size() != 1 || !equal(sets[0], expected.opset_import(0)))
    throw WeightsError(fmt::format("it is not an ONNX file of opset {} alone",
                                   expected.opset_import(0).version()));
  if (model.functions_size() > 0)
    throw WeightsError("it has functions of its own");
}

// What the network reads, or what it puts out.
template <class Infos>
static void expect_ends(std::string_view what, const Infos& ends,
                        const Infos& expected) {
  expect_count(what, ends.size(), expected.size());
  for (int k = 0; k < expected.size(); ++k) {
    if (ends[k].name() != expected[k].name())
      throw WeightsError(fmt::format("it has {} among its {}, expected {}",
                                     shown(ends[k].name()), what,
                                     shown(expected[k].name())));
    if (!equal(ends[k], expected[k]))
      throw WeightsError(
          fmt::format("{} has another type or shape", expected[k].name()));
  }
}

// The numbers of a tensor, which stand in the file as bytes or as a list.
static std::vector<double> numbers(const onnx::TensorProto& tensor) {
  const auto& list = tensor.float_data();
  const auto& raw = tensor.raw_data();
  if (raw.empty()) return {list.begin(), list.end()};
  if (!list.empty() || raw.size() % sizeof(float) != 0)
    throw WeightsError("the numbers of " + tensor.name() + " are damaged");
  std::vector<float> floats(raw.size() / sizeof(float));
  std::memcpy(floats.data(), raw.data(), floats.size() * sizeof(float));
  return {floats.begin(), floats.end()};
}

static Array array(const onnx::TensorProto& tensor, const std::string& name) {
  using Proto = onnx::TensorProto;
  if (tensor.data_location() == Proto::EXTERNAL ||
      tensor.external_data_size() > 0 || tensor.has_segment())
    throw WeightsError(name + " is not in the file itself");
  if (tensor.data_type() != Proto::FLOAT)
    throw WeightsError(fmt::format("{} has numbers of type {}, expected {}",
                                   name, tensor.data_type(), +Proto::FLOAT));
  if (tensor.dims_size() > 3)
    throw WeightsError(
        fmt::format("{} has {} dimensions", name, tensor.dims_size()));
  Array array;
  for (const auto extent : tensor.dims())
    array.shape.push_back(static_cast<std::size_t>(extent));
  array.numbers = numbers(tensor);
  return array;
}

// The arrays of the file. Those whose shape is not the one expected are left to
// `from_arrays`, which tells all of them.
static Arrays weights(const onnx::GraphProto& graph, const Arrays& expected) {
  Arrays arrays;
  for (const auto& tensor : graph.initializer()) {
    const auto found = expected.find(tensor.name());
    if (found == expected.end())
      throw WeightsError(shown(tensor.name()) + " is not one of the model's");
    const auto& [name, wanted] = *found;
    const auto [place, is_new] = arrays.emplace(name, array(tensor, name));
    if (!is_new) throw WeightsError(name + " is there twice");
    const auto& came = place->second;
    if (came.shape == wanted.shape &&
        came.numbers.size() != wanted.numbers.size())
      throw WeightsError(fmt::format("{} has {} numbers, expected {}", name,
                                     came.numbers.size(),
                                     wanted.numbers.size()));
  }
  return arrays;
}

// #region read
void read_onnx(std::string_view bytes, const OnnxGraph& graph,
               const Parameters<float>& parameters) {
  const auto known = to_arrays(values(parameters), Layout::onnx);
  const auto expected = onnx_model(graph, known);
  const auto model = parse(bytes, expected.ByteSizeLong());
  expect_operators(model, expected);
  expect_ends("inputs", model.graph().input(), expected.graph().input());
  expect_nodes(model.graph(), expected.graph());
  expect_ends("outputs", model.graph().output(), expected.graph().output());
  if (model.graph().sparse_initializer_size() > 0)
    throw WeightsError("it has sparse weights");
  from_arrays(weights(model.graph(), known), parameters, Layout::onnx);
}
// #endregion

}  // namespace lstm
