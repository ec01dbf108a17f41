#include <algorithm>

#include "lstm/weights/internal/onnx_values.hpp"

namespace lstm {

static std::string shape(const std::string& steps, std::size_t features) {
  return fmt::format("[{}{}B{}]", steps, steps.empty() ? "" : ", ",
                     features > 0 ? fmt::format(", {}", features) : "");
}

void expect_readable(const std::string& reader, const OnnxValue& value,
                     bool steps, std::size_t features) {
  if (steps != value.steps.empty() && value.features == features) return;
  const std::string letter = value.steps.empty() ? "T" : value.steps;
  throw ShapeError(fmt::format("{} reads {}, {} is {}", reader,
                               shape(steps ? letter : "", features), value.name,
                               shape(value.steps, value.features)));
}

void OnnxGraph::declare(const std::string& name) {
  if (name.empty() || !names_.insert(name).second)
    throw std::invalid_argument(
        fmt::format("\"{}\" is not a new name in the graph", name));
}

OnnxValue OnnxGraph::input(const std::string& name, std::size_t D,
                           const std::string& steps) {
  if (steps.empty() || steps == "B")
    throw std::invalid_argument(
        fmt::format("\"{}\" is no letter for the steps of {}", steps, name));
  declare(name);
  return inputs_.emplace_back(OnnxValue{name, steps, D});
}

OnnxValue OnnxGraph::words(const std::string& name, const std::string& steps) {
  return input(name, 0, steps);
}

void OnnxGraph::lengths(const std::string& name, const std::string& steps) {
  declare(name);
  inputs_.push_back({name, ""});
  lengths_[steps] = name;
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

std::string OnnxGraph::transpose(const std::string& value,
                                 const std::vector<std::int64_t>& order,
                                 const std::string& name) {
  return node({"Transpose", {value}, {name}, {{"perm", order}}});
}

std::string OnnxGraph::constant(const std::string& name,
                                const std::vector<std::int64_t>& numbers) {
  return node({"Constant", {}, {name}, {{"value_ints", numbers}}});
}

void OnnxGraph::expect_no_lengths(const std::string& reader,
                                  const OnnxValue& h) const {
  if (lengths_.contains(h.steps))
    throw std::invalid_argument(
        fmt::format("{} of {} would count the steps behind the end of a sample",
                    reader, h.name));
}

OnnxValue OnnxGraph::over_steps(const std::string& op, const OnnxValue& h,
                                const std::string& what) {
  expect_readable(what, h, true, std::max<std::size_t>(h.features, 1));
  expect_no_lengths(what, h);
  return {node({op,
                {h.name},
                {h.name + "." + what},
                {{"axes", std::vector<std::int64_t>{0}},
                 {"keepdims", std::int64_t{0}}}}),
          "", h.features};
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
  expect_readable(name, h, !h.steps.empty(), H);
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
  return {node({"Gather", {W, words.name}, {name + ".outputs"}, {}}),
          words.steps, table.width()};
}

static void expect_features(const OnnxValue& value) {
  if (value.features == 0)
    throw ShapeError(fmt::format("{} has no features", value.name));
}

OnnxValue OnnxGraph::softmax(const OnnxValue& logits) {
  expect_features(logits);
  return {node({"Softmax",
                {logits.name},
                {logits.name + ".softmax"},
                {{"axis", std::int64_t{-1}}}}),
          logits.steps, logits.features};
}

OnnxValue OnnxGraph::tanh(const OnnxValue& z) {
  expect_features(z);
  return {node({"Tanh", {z.name}, {z.name + ".tanh"}, {}}), z.steps,
          z.features};
}

OnnxValue OnnxGraph::side_by_side(const OnnxValue& a, const OnnxValue& b) {
  expect_features(a);
  expect_features(b);
  if (a.steps != b.steps)
    throw ShapeError(
        fmt::format("{} is {}, {} is {}: side by side they need "
                    "the same steps",
                    a.name, shape(a.steps, a.features), b.name,
                    shape(b.steps, b.features)));
  return {node({"Concat",
                {a.name, b.name},
                {fmt::format("{}.beside.{}", a.name, b.name)},
                {{"axis", std::int64_t{-1}}}}),
          a.steps, a.features + b.features};
}

void OnnxGraph::output(const std::string& name, const OnnxValue& value) {
  node({"Identity", {value.name}, {name}, {}});
  outputs_.push_back({name, value.steps, value.features});
}

}  // namespace lstm
