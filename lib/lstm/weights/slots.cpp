#include "lstm/weights/internal/slots.hpp"

#include <numeric>
#include <set>
#include <span>

#include "lstm/weights/internal/whole_layers.hpp"

namespace lstm {

namespace {

using Slots = std::vector<Slot>;
using RowsList = std::vector<Rows>;

// #region order
// Which of our gates another library puts first, second and so on. An LSTM's
// are i, f, g and o, and a GRU's r, z and n.
std::vector<std::size_t> order(Layout layout, std::size_t gates) {
  if (gates == 4 && layout == Layout::onnx) return {0, 3, 1, 2};  // i o f g
  if (gates == 3 && layout != Layout::pytorch) return {1, 0, 2};  // z r n
  std::vector<std::size_t> ours(gates);
  std::iota(ours.begin(), ours.end(), 0);
  return ours;
}
// #endregion

// #region by_gate
// The rows of a parameter, gate by gate as the layout has them.
RowsList by_gate(const Layer& layer, const std::string& letter, Layout layout) {
  const std::size_t H = layer.rows() / layer.gates();
  RowsList list;
  for (const auto gate : order(layout, layer.gates()))
    list.push_back({layer.parts.at(letter).place, gate * H, H});
  return list;
}

// The bias of the product with h. It is part of b, but for a GRU's n, which
// comes last in every layout.
RowsList second_bias(const Layer& layer, Layout layout) {
  auto list = by_gate(layer, "b", layout);
  for (auto& rows : list) rows.added = true;
  if (layer.has("b_h"))
    list.back() = {layer.parts.at("b_h").place, 0, list.back().count};
  return list;
}
// #endregion

void append(RowsList& list, const RowsList& more) {
  list.insert(list.end(), more.begin(), more.end());
}

Slot matrix(std::string name, const Layer& layer, const std::string& letter,
            Layout layout, bool transposed = false) {
  auto shape = layer.parts.at(letter).shape;
  const auto columns = shape[1];
  if (transposed) std::swap(shape[0], shape[1]);
  return {std::move(name), shape, by_gate(layer, letter, layout), columns,
          transposed};
}

Slot bias(std::string name, const Layer& layer, Layout layout) {
  return {std::move(name), {layer.rows()}, by_gate(layer, "b", layout)};
}

// #region keras
// What get_weights() lists: kernel, recurrent kernel, bias. A GRU whose reset
// comes after the product has two biases, one below the other.
void keras(const Layer& layer, Slots& slots) {
  const auto name = [&] { return fmt::format("arr_{}", slots.size()); };
  const auto layout = Layout::keras;
  slots.push_back(matrix(name(), layer, "W", layout, layer.has("b")));
  if (layer.recurrent())
    slots.push_back(matrix(name(), layer, "U", layout, true));
  if (!layer.has("b")) return;
  slots.push_back(bias(name(), layer, layout));
  if (layer.has("b_h")) {
    slots.back().shape = {2, layer.rows()};
    append(slots.back().rows, second_bias(layer, layout));
  }
}
// #endregion

std::string joined(const std::string& layer, const std::string& what) {
  return layer.empty() ? what : fmt::format("{}.{}", layer, what);
}

// #region pytorch_name
// Whether a layer of this name belongs to a stack: lstm.2 does, 2 does not.
bool is_stacked(const std::string& layer) {
  const auto number = after_dot(layer);
  return !number.empty() && number.size() < layer.size() &&
         number.find_first_not_of("0123456789") == number.npos;
}

// Layer 2 of a stack, read from its end, is called lstm.2.backward here; its W
// is lstm.weight_ih_l2_reverse in PyTorch.
std::string pytorch_name(std::string layer, const std::string& what) {
  const bool back = after_dot(layer) == "backward";
  if (back || after_dot(layer) == "forward") layer = before_dot(layer);
  const bool stacked = is_stacked(layer);
  return joined(stacked ? before_dot(layer) : layer,
                fmt::format("{}_l{}{}", what, stacked ? after_dot(layer) : "0",
                            back ? "_reverse" : ""));
}
// #endregion

// #region pytorch
// A state_dict. Its recurrent layers have two biases.
void pytorch(const Layer& layer, Slots& slots) {
  const auto& name = layer.name;
  const auto layout = Layout::pytorch;
  if (!layer.recurrent()) {
    slots.push_back(matrix(joined(name, "weight"), layer, "W", layout));
    if (layer.has("b"))
      slots.push_back(bias(joined(name, "bias"), layer, layout));
    return;
  }
  slots.push_back(matrix(pytorch_name(name, "weight_ih"), layer, "W", layout));
  slots.push_back(matrix(pytorch_name(name, "weight_hh"), layer, "U", layout));
  slots.push_back(bias(pytorch_name(name, "bias_ih"), layer, layout));
  slots.push_back({pytorch_name(name, "bias_hh"),
                   {layer.rows()},
                   second_bias(layer, layout)});
}
// #endregion

// The inputs W, R and B of one of ONNX's operators. They have room for one
// direction or for two; each has two biases.
void onnx(const std::string& name, std::span<const Layer> directions,
          Slots& slots) {
  const auto& layer = directions[0];
  const auto slot = [&](const std::string& what, const std::string& letter) {
    const auto columns = layer.parts.at(letter).shape[1];
    return Slot{joined(name, what),
                {directions.size(), layer.rows(), columns},
                {},
                columns};
  };
  auto W = slot("W", "W"), R = slot("R", "U"), B = slot("B", "b");
  B.shape = {directions.size(), 2 * layer.rows()};
  for (const auto& direction : directions) {
    append(W.rows, by_gate(direction, "W", Layout::onnx));
    append(R.rows, by_gate(direction, "U", Layout::onnx));
    append(B.rows, by_gate(direction, "b", Layout::onnx));
    append(B.rows, second_bias(direction, Layout::onnx));
  }
  for (const auto& each : {W, R, B}) slots.push_back(each);
}

// A table as it is, and the W of a dense layer and the W and U of an additive
// score transposed.
void onnx(const Layer& layer, Slots& slots) {
  const auto layout = Layout::onnx;
  const auto add = [&](const std::string& letter, bool transposed) {
    slots.push_back(
        matrix(joined(layer.name, letter), layer, letter, layout, transposed));
  };
  const bool dense = layer.has("b"), additive = layer.has("v");
  add("W", dense || additive);
  if (dense) slots.push_back(bias(joined(layer.name, "b"), layer, layout));
  if (!additive) return;
  add("U", true);
  const auto A = layer.rows();
  slots.push_back(
      {joined(layer.name, "v"), {A}, {{layer.parts.at("v").place, 0, 1}}, A});
}

// Whether these are the two directions of one layer.
bool are_directions(const Layer& there, const Layer& back) {
  return there.recurrent() && there.shapes() == back.shapes() &&
         before_dot(there.name) == before_dot(back.name) &&
         after_dot(there.name) == "forward" &&
         after_dot(back.name) == "backward";
}

void onnx(std::span<const Layer> layers, Slots& slots) {
  while (!layers.empty()) {
    const auto& layer = layers[0];
    const bool two = layers.size() > 1 && are_directions(layer, layers[1]);
    if (!layer.recurrent())
      onnx(layer, slots);
    else
      onnx(two ? before_dot(layer.name) : layer.name, layers.first(1 + two),
           slots);
    layers = layers.subspan(1 + two);
  }
}

// Throws std::invalid_argument where one is there twice.
template <class Scalar>
void expect_once(const Values<Scalar>& parameters) {
  std::set<const void*> seen;
  for (const auto* p : parameters)
    if (!seen.insert(p).second)
      throw std::invalid_argument("twice in the list of parameters: " +
                                  p->name);
}

// Throws std::invalid_argument where two arrays would have the same name.
void expect_different(const Slots& slots) {
  std::set<std::string_view> names;
  for (const auto& slot : slots)
    if (!names.insert(slot.name).second)
      throw std::invalid_argument("two parameters are called " + slot.name);
}

template <class Scalar>
Slots own(const Values<Scalar>& parameters) {
  Slots slots;
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    const auto [rows, columns] = parameters[k]->value.shape();
    slots.push_back(
        {parameters[k]->name, {rows, columns}, {{k, 0, rows}}, columns});
  }
  return slots;
}

Slots foreign(const std::vector<Layer>& layers, Layout layout) {
  Slots slots;
  if (layout == Layout::onnx) onnx(layers, slots);
  for (const auto& layer : layers) {
    if (layout == Layout::keras) keras(layer, slots);
    if (layout == Layout::pytorch) pytorch(layer, slots);
  }
  return slots;
}

}  // namespace

template <class Scalar>
std::vector<Slot> slots_of(const Values<Scalar>& parameters, Layout layout) {
  expect_once(parameters);
  const auto slots = layout == Layout::own
                         ? own(parameters)
                         : foreign(layers_of(parameters, layout), layout);
  expect_different(slots);
  return slots;
}

template std::vector<Slot> slots_of(const Values<float>&, Layout);
template std::vector<Slot> slots_of(const Values<double>&, Layout);

}  // namespace lstm
