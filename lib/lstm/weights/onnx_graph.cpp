#include <algorithm>

#include "lstm/weights/onnx.hpp"

namespace lstm {

// A name without its last part: a layer's, from that of its W.
static std::string stem(const std::string& name) {
  return name.substr(0, name.rfind('.'));
}

static std::string shape(bool steps, std::size_t features) {
  return fmt::format("[{}B{}]", steps ? "T, " : "",
                     features > 0 ? fmt::format(", {}", features) : "");
}

static void expect_readable(const std::string& reader, const OnnxValue& value,
                            bool steps, std::size_t features) {
  if (value.steps != steps || value.features != features)
    throw ShapeError(fmt::format("{} reads {}, {} is {}", reader,
                                 shape(steps, features), value.name,
                                 shape(value.steps, value.features)));
}

void OnnxGraph::declare(const std::string& name) {
  if (name.empty() || !names_.insert(name).second)
    throw std::invalid_argument(
        fmt::format("\"{}\" is not a new name in the graph", name));
}

OnnxValue OnnxGraph::input(const std::string& name, std::size_t D) {
  declare(name);
  return inputs_.emplace_back(OnnxValue{name, true, D});
}

OnnxValue OnnxGraph::words(const std::string& name) {
  return input(name, 0);
}

void OnnxGraph::lengths(const std::string& name) {
  declare(name);
  inputs_.push_back({name, false});
  lengths_ = name;
}

std::string OnnxGraph::weight(const std::string& name, const Extents& shape) {
  declare(name);
  weights_.emplace(name, shape);
  return name;
}

std::string OnnxGraph::node(OnnxNode node) {
  for (const auto& name : node.inputs)
    if (!names_.contains(name))
      throw std::invalid_argument(
          fmt::format("there is no \"{}\" in the graph to read", name));
  for (const auto& name : node.outputs) declare(name);
  return nodes_.emplace_back(std::move(node)).outputs.front();
}

OnnxGraph::Cell OnnxGraph::cell(const Lstm<float>& layer) {
  return {"LSTM",
          stem(layer.W.name),
          {4 * layer.hidden(), layer.inputs()},
          layer.hidden(),
          {}};
}

OnnxGraph::Cell OnnxGraph::cell(const Gru<float>& layer) {
  const std::int64_t after = layer.reset == Reset::after_product;
  return {"GRU",
          stem(layer.W.name),
          {3 * layer.hidden(), layer.inputs()},
          layer.hidden(),
          {{"linear_before_reset", after}}};
}

OnnxGraph::Cell OnnxGraph::cell(const Rnn<float>& layer) {
  return {"RNN",
          stem(layer.W.name),
          {layer.hidden(), layer.inputs()},
          layer.hidden(),
          {}};
}

OnnxValue OnnxGraph::add(const Lstm<float>& layer, const OnnxValue& x) {
  return add({cell(layer)}, x);
}
OnnxValue OnnxGraph::add(const Gru<float>& layer, const OnnxValue& x) {
  return add({cell(layer)}, x);
}
OnnxValue OnnxGraph::add(const Rnn<float>& layer, const OnnxValue& x) {
  return add({cell(layer)}, x);
}

OnnxValue OnnxGraph::add(const std::vector<Cell>& directions,
                         const OnnxValue& x) {
  auto [op, name, W, H, attributes] = directions.front();
  const std::size_t dirs = directions.size(), GH = W[0], D = W[1];
  if (dirs == 2) {
    const auto& back = directions.back();
    name = stem(name);
    if (back.W != W || back.H != H || back.attributes != attributes)
      throw ShapeError(fmt::format("the directions of {} differ", name));
    attributes.emplace("direction", "bidirectional");
  }
  attributes.emplace("hidden_size", static_cast<std::int64_t>(H));
  expect_readable(name, x, true, D);
  OnnxNode layer{
      op,
      {x.name, weight(name + ".W", {dirs, GH, D}),
       weight(name + ".R", {dirs, GH, H}), weight(name + ".B", {dirs, 2 * GH})},
      {name + ".Y", name + ".Y_h"},
      attributes};
  if (!lengths_.empty()) layer.inputs.push_back(lengths_);
  node(layer);
  return {side_by_side(name + ".Y", {0, 2, 1, 3}, name + ".outputs"), true,
          dirs * H, name + ".Y_h"};
}

// #region side_by_side
// From states [T, dirs, B, H] or [dirs, B, H] to [T, B, dirs * H] or
// [B, dirs * H]. Of an extent that Reshape reads, 0 means as it is, and -1 what
// is left.
std::string OnnxGraph::side_by_side(const std::string& states,
                                    const std::vector<std::int64_t>& order,
                                    const std::string& name) {
  std::vector<std::int64_t> shape(order.size() - 1, 0);
  shape.back() = -1;
  const auto turned =
      node({"Transpose", {states}, {name + ".turned"}, {{"perm", order}}});
  const auto extents =
      node({"Constant", {}, {name + ".shape"}, {{"value_ints", shape}}});
  return node({"Reshape", {turned, extents}, {name}, {}});
}
// #endregion

OnnxValue OnnxGraph::last(const OnnxValue& outputs) {
  if (outputs.states.empty())
    throw std::invalid_argument(
        fmt::format("{} is not what a recurrent layer puts out", outputs.name));
  return {side_by_side(outputs.states, {1, 0, 2}, stem(outputs.name) + ".last"),
          false, outputs.features};
}

OnnxValue OnnxGraph::over_steps(const std::string& op, const OnnxValue& h,
                                const std::string& what) {
  expect_readable(what, h, true, std::max<std::size_t>(h.features, 1));
  if (!lengths_.empty())
    throw std::invalid_argument(
        fmt::format("{} of {} would count the steps behind the end of a sample",
                    what, h.name));
  return {node({op,
                {h.name},
                {h.name + "." + what},
                {{"axes", std::vector<std::int64_t>{0}},
                 {"keepdims", std::int64_t{0}}}}),
          false, h.features};
}

OnnxValue OnnxGraph::mean(const OnnxValue& h) {
  return over_steps("ReduceMean", h, "mean");
}
OnnxValue OnnxGraph::largest(const OnnxValue& h) {
  return over_steps("ReduceMax", h, "largest");
}

OnnxValue OnnxGraph::add(const Dense<float>& layer, const OnnxValue& h) {
  const auto name = stem(layer.W.name);
  const std::size_t H = layer.inputs(), O = layer.outputs();
  expect_readable(name, h, h.steps, H);
  const auto product = node({"MatMul",
                             {h.name, weight(name + ".W", {H, O})},
                             {name + ".product"},
                             {}});
  const auto y = node(
      {"Add", {product, weight(name + ".b", {O})}, {name + ".outputs"}, {}});
  return {y, h.steps, O};
}

OnnxValue OnnxGraph::add(const Embedding<float>& table,
                         const OnnxValue& words) {
  const auto name = stem(table.W.name);
  expect_readable(name, words, true, 0);
  const auto W = weight(name + ".W", {table.words(), table.width()});
  return {node({"Gather", {W, words.name}, {name + ".outputs"}, {}}), true,
          table.width()};
}

OnnxValue OnnxGraph::softmax(const OnnxValue& logits) {
  if (logits.features == 0)
    throw ShapeError(fmt::format("{} has no features", logits.name));
  return {node({"Softmax",
                {logits.name},
                {logits.name + ".softmax"},
                {{"axis", std::int64_t{-1}}}}),
          logits.steps, logits.features};
}

void OnnxGraph::output(const std::string& name, const OnnxValue& value) {
  node({"Identity", {value.name}, {name}, {}});
  outputs_.push_back({name, value.steps, value.features});
}

}  // namespace lstm
