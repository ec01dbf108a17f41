#include "lstm/weights/internal/slots.hpp"

#include <map>
#include <numeric>
#include <set>
#include <span>

namespace lstm {

namespace {

// A parameter in the list of all, with all of its rows.
struct Whole {
  Rows rows;
  std::size_t columns;
};

// #region layer
// The parameters of one layer, by their letters: W, b, and a recurrent layer's
// U. They stand together in the list. A W alone is a table of vectors.
struct Layer {
  std::string name;
  std::map<std::string, Whole> parts;

  bool has(const std::string& letter) const { return parts.contains(letter); }
  bool recurrent() const { return has("U"); }
  std::size_t gates() const {
    const auto& [U, columns] = (*this)["U"];
    return U.count / columns;
  }
  // #endregion

  const Whole& operator[](const std::string& letter) const {
    if (!has(letter))
      throw std::invalid_argument(
          fmt::format("{}.{} is not among the parameters", name, letter));
    return parts.at(letter);
  }
};

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

using RowsList = std::vector<Rows>;

void append(RowsList& list, const RowsList& more) {
  list.insert(list.end(), more.begin(), more.end());
}

// #region by_gate
// The rows of a parameter, gate by gate as the layout has them.
RowsList by_gate(const Layer& layer, const std::string& letter, Layout layout,
                 bool added = false) {
  const auto& rows = layer[letter].rows;
  const std::size_t H = rows.count / layer.gates();
  RowsList list;
  for (const auto gate : order(layout, layer.gates()))
    list.push_back({rows.parameter, gate * H, H, added});
  return list;
}

// The bias of the product with h. It is part of b, but for a GRU's n.
RowsList second_bias(const Layer& layer, Layout layout) {
  auto list = by_gate(layer, "b", layout, true);
  if (layer.has("b_h")) list.back() = layer["b_h"].rows;
  return list;
}
// #endregion

// #region arrays
Slot array(std::string name, const RowsList& rows, Extents shape) {
  return {std::move(name), std::move(shape), rows};
}

Slot vector(std::string name, const Layer& layer, const std::string& letter) {
  const auto& rows = layer[letter].rows;
  return array(std::move(name), {rows}, {rows.count});
}

// A matrix, its rows in this order; or its transpose.
Slot matrix(std::string name, const Layer& layer, const std::string& letter,
            const RowsList& rows, bool transposed) {
  const auto& [all, columns] = layer[letter];
  auto shape =
      transposed ? Extents{columns, all.count} : Extents{all.count, columns};
  return {std::move(name), std::move(shape), rows, columns, transposed};
}

Slot matrix(std::string name, const Layer& layer, const std::string& letter,
            bool transposed = false) {
  return matrix(std::move(name), layer, letter, {layer[letter].rows},
                transposed);
}
// #endregion

using Slots = std::vector<Slot>;

// #region keras
// What get_weights() lists: kernel, recurrent kernel, bias. A GRU whose reset
// comes after the product has two biases, one below the other.
void keras(const Layer& layer, Slots& slots) {
  const auto name = [&] { return fmt::format("arr_{}", slots.size()); };
  for (const std::string letter : {"W", "U"})
    if (layer.has(letter) && layer.recurrent())
      slots.push_back(matrix(name(), layer, letter,
                             by_gate(layer, letter, Layout::keras), true));
    else if (layer.has(letter))
      slots.push_back(matrix(name(), layer, letter, layer.has("b")));
  if (!layer.has("b")) return;
  if (!layer.recurrent()) return slots.push_back(vector(name(), layer, "b"));
  auto rows = by_gate(layer, "b", Layout::keras);
  Extents shape = {layer["b"].rows.count};
  if (layer.has("b_h")) {
    append(rows, second_bias(layer, Layout::keras));
    shape.insert(shape.begin(), 2);
  }
  slots.push_back(array(name(), rows, shape));
}
// #endregion

// A name without its last part.
std::string stem(std::string_view name) {
  return std::string(name.substr(0, name.rfind('.')));
}

// #region pytorch_name
// Layer 2 of a stack, read from its end, is called lstm.2.backward here; its W
// is lstm.weight_ih_l2_reverse in PyTorch.
std::string pytorch_name(std::string layer, std::string_view what) {
  const bool back = layer.ends_with(".backward");
  if (back || layer.ends_with(".forward")) layer = stem(layer);
  std::string number = "0";
  const auto digits = layer.find_last_not_of("0123456789") + 1;
  if (digits > 1 && digits < layer.size() && layer[digits - 1] == '.') {
    number = layer.substr(digits);
    layer.resize(digits - 1);
  }
  return fmt::format("{}.{}_l{}{}", layer, what, number,
                     back ? "_reverse" : "");
}
// #endregion

// #region pytorch
// A state_dict. Its recurrent layers have two biases.
void pytorch(const Layer& layer, Slots& slots) {
  const auto& name = layer.name;
  if (!layer.recurrent()) {
    if (layer.has("W")) slots.push_back(matrix(name + ".weight", layer, "W"));
    if (layer.has("b")) slots.push_back(vector(name + ".bias", layer, "b"));
    return;
  }
  for (const auto& [letter, what] : {std::pair{"W", "ih"}, {"U", "hh"}})
    if (layer.has(letter))
      slots.push_back(matrix(pytorch_name(name, fmt::format("weight_{}", what)),
                             layer, letter));
  if (!layer.has("b")) return;
  if (layer.gates() == 3 && !layer.has("b_h"))
    throw std::invalid_argument(fmt::format(
        "PyTorch has no GRU that resets before the product, as {} does", name));
  slots.push_back(vector(pytorch_name(name, "bias_ih"), layer, "b"));
  slots.push_back(array(pytorch_name(name, "bias_hh"),
                        second_bias(layer, Layout::pytorch),
                        slots.back().shape));
}
// #endregion

// #region onnx
// The inputs of ONNX's operators. Those of a recurrent layer have room for one
// direction or two; each has two biases.
void onnx(const std::string& name, std::span<const Layer> directions,
          Slots& slots) {
  const auto& layer = directions.front();
  if (!layer.recurrent()) {
    slots.push_back(matrix(name + ".W", layer, "W", layer.has("b")));
    if (layer.has("b")) slots.push_back(vector(name + ".b", layer, "b"));
    return;
  }
  const std::size_t D = directions.size();
  for (const auto& [letter, what] : {std::pair{"W", "W"}, {"U", "R"}}) {
    const auto& [rows, columns] = layer[letter];
    Slot slot{fmt::format("{}.{}", name, what),
              {D, rows.count, columns},
              {},
              columns};
    for (const auto& one : directions)
      append(slot.rows, by_gate(one, letter, Layout::onnx));
    slots.push_back(std::move(slot));
  }
  Slot biases{name + ".B", {D, 2 * layer["b"].rows.count}, {}};
  for (const auto& one : directions) {
    append(biases.rows, by_gate(one, "b", Layout::onnx));
    append(biases.rows, second_bias(one, Layout::onnx));
  }
  slots.push_back(std::move(biases));
}
// #endregion

const char* name_of(Layout layout) {
  return layout == Layout::pytorch ? "PyTorch"
         : layout == Layout::keras ? "Keras"
                                   : "ONNX";
}

// Throws std::invalid_argument unless the layout knows such a layer.
void expect_known(const Layer& layer, Layout layout) {
  const std::set<std::string> letters = {"W", "U", "b", "b_h"};
  for (const auto& [letter, part] : layer.parts)
    if (!letters.contains(letter))
      throw std::invalid_argument(
          fmt::format("{} has no name for the parameter {}.{}", name_of(layout),
                      layer.name, letter));
  if (!layer.recurrent()) return;
  const std::size_t H = layer["U"].columns, all = layer["U"].rows.count;
  bool fits = all == H || all == 3 * H || all == 4 * H;
  for (const auto& [letter, part] : layer.parts)
    fits = fits && part.rows.count == (letter == "b_h" ? H : all);
  if (!fits)
    throw std::invalid_argument(
        fmt::format("the rows of {} are not those of its gates", layer.name));
}

// #region layers_of
// Parameters that stand together and have a name in common but for the letter.
template <class Scalar>
std::vector<Layer> layers_of(const Values<Scalar>& parameters) {
  std::vector<Layer> layers;
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    const auto& name = parameters[k]->name;
    const auto [rows, columns] = parameters[k]->value.shape();
    const auto dot = name.rfind('.');
    const auto layer = dot == name.npos ? "" : name.substr(0, dot);
    const auto letter = name.substr(dot + 1);
    if (layers.empty() || layers.back().name != layer ||
        layers.back().has(letter))
      layers.push_back({layer, {}});
    layers.back().parts[letter] = {{k, 0, rows}, columns};
  }
  return layers;
}
// #endregion

// #region different
// Throws std::invalid_argument unless each parameter is in the list once, and
// each array has a name of its own.
template <class Scalar>
void expect_different(const Values<Scalar>& parameters, const Slots& slots) {
  std::set<const void*> seen;
  for (const auto* p : parameters)
    if (!seen.insert(p).second)
      throw std::invalid_argument("twice in the list of parameters: " +
                                  p->name);
  std::set<std::string_view> names;
  for (const auto& slot : slots)
    if (!names.insert(slot.name).second)
      throw std::invalid_argument("two parameters are called " + slot.name);
}
// #endregion

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

// Whether these are the two directions of one layer.
bool is_pair(const Layer& there, const Layer& back) {
  const auto name = std::string_view(there.name);
  return name.ends_with(".forward") && back.recurrent() &&
         back.name == fmt::format("{}.backward", stem(name));
}

// #region foreign
Slots foreign(std::span<const Layer> layers, Layout layout) {
  Slots slots;
  for (const auto& layer : layers) expect_known(layer, layout);
  while (!layers.empty()) {
    const auto& layer = layers.front();
    const bool pair = layers.size() > 1 && is_pair(layer, layers[1]);
    if (layout == Layout::keras) keras(layer, slots);
    if (layout == Layout::pytorch) pytorch(layer, slots);
    if (layout == Layout::onnx && pair)
      onnx(stem(layer.name), layers.first(2), slots);
    if (layout == Layout::onnx && !pair)
      onnx(layer.name, layers.first(1), slots);
    layers = layers.subspan(layout == Layout::onnx && pair ? 2 : 1);
  }
  return slots;
}
// #endregion

}  // namespace

// #region slots
template <class Scalar>
std::vector<Slot> slots_of(const Values<Scalar>& parameters, Layout layout) {
  Slots slots;
  if (layout == Layout::own)
    slots = own(parameters);
  else
    slots = foreign(layers_of(parameters), layout);
  expect_different(parameters, slots);
  return slots;
}
// #endregion

template std::vector<Slot> slots_of(const Values<float>&, Layout);
template std::vector<Slot> slots_of(const Values<double>&, Layout);

}  // namespace lstm
