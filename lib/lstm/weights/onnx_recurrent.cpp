#include <algorithm>

#include "lstm/weights/internal/onnx_values.hpp"

namespace lstm {

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

OnnxGraph::Cell OnnxGraph::both(Cell there, const Cell& back) {
  there.name = stem(there.name);
  if (back.W != there.W || back.H != there.H ||
      back.attributes != there.attributes)
    throw ShapeError(fmt::format("the directions of {} differ", there.name));
  there.attributes.emplace("direction", "bidirectional");
  there.directions = 2;
  return there;
}

OnnxValue OnnxGraph::add(const Lstm<float>& layer, const OnnxValue& x) {
  return add(cell(layer), x);
}
OnnxValue OnnxGraph::add(const Gru<float>& layer, const OnnxValue& x) {
  return add(cell(layer), x);
}
OnnxValue OnnxGraph::add(const Rnn<float>& layer, const OnnxValue& x) {
  return add(cell(layer), x);
}

OnnxValue OnnxGraph::add(const Lstm<float>& layer, const OnnxValue& x,
                         const OnnxValue& start) {
  const auto here = cell(layer);
  return add(here, x, last_states(here.name, here.H, start));
}

OnnxValue OnnxGraph::add(const Cell& cell, const OnnxValue& x,
                         const Names& start) {
  const std::size_t dirs = cell.directions, GH = cell.W[0], H = cell.H;
  const auto& name = cell.name;
  expect_readable(name, x, true, cell.W[1]);
  OnnxNode layer{
      cell.op,
      {x.name, weight(name + ".W", {dirs, GH, cell.W[1]}),
       weight(name + ".R", {dirs, GH, H}), weight(name + ".B", {dirs, 2 * GH})},
      {name + ".Y", name + ".Y_h"},
      cell.attributes};
  layer.attributes.emplace("hidden_size", static_cast<std::int64_t>(H));
  if (const auto found = lengths_.find(x.steps); found != lengths_.end())
    layer.inputs.push_back(found->second);
  node(std::move(layer));

  // The start comes behind the lengths, which an empty name leaves out.
  if (!start.empty()) {
    auto& inputs = nodes_.back().inputs;
    inputs.resize(5);
    inputs.insert(inputs.end(), start.begin(), start.end());
  }
  return {join_directions(name + ".Y", {0, 2, 1, 3}, name + ".outputs"),
          x.steps, dirs * H, name + ".Y_h"};
}

// The last h and c [1, B, H] of the LSTM with these outputs, which puts out c
// from now on.
OnnxGraph::Names OnnxGraph::last_states(const std::string& reader,
                                        std::size_t H,
                                        const OnnxValue& outputs) {
  const auto from = std::ranges::find_if(nodes_, [&](const OnnxNode& node) {
    return node.op == "LSTM" && !node.attributes.contains("direction") &&
           node.outputs[1] == outputs.states;
  });
  if (from == nodes_.end())
    throw std::invalid_argument(
        fmt::format("{} starts from the last states of an LSTM that reads one "
                    "way, and {} has none",
                    reader, outputs.name));
  if (outputs.features != H)
    throw ShapeError(fmt::format("{} starts from states of {} units, {} has {}",
                                 reader, H, outputs.name, outputs.features));
  const auto c = stem(outputs.states) + ".Y_c";
  if (from->outputs.size() == 2) {
    declare(c);
    from->outputs.push_back(c);
  }
  return {outputs.states, c};
}

// #region join_directions
// From states [T, dirs, B, H] or [dirs, B, H] to [T, B, dirs * H] or
// [B, dirs * H]. Of an extent that Reshape reads, 0 means as it is, and -1 what
// is left.
std::string OnnxGraph::join_directions(const std::string& states,
                                       const std::vector<std::int64_t>& order,
                                       const std::string& name) {
  std::vector<std::int64_t> shape(order.size() - 1, 0);
  shape.back() = -1;
  const auto turned = transpose(states, order, name + ".turned");
  const auto extents = constant(name + ".shape", shape);
  return node({"Reshape", {turned, extents}, {name}, {}});
}
// #endregion

OnnxValue OnnxGraph::last(const OnnxValue& outputs) {
  if (outputs.states.empty())
    throw std::invalid_argument(
        fmt::format("{} is not what a recurrent layer puts out", outputs.name));
  return {
      join_directions(outputs.states, {1, 0, 2}, stem(outputs.name) + ".last"),
      "", outputs.features};
}

}  // namespace lstm
