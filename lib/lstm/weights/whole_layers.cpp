#include "lstm/weights/internal/whole_layers.hpp"

#include "lstm/weights/internal/words.hpp"

namespace lstm {

static const char* name_of(Layout layout) {
  if (layout == Layout::pytorch) return "PyTorch";
  return layout == Layout::keras ? "Keras" : "ONNX";
}

// #region known
// Whether these parameters, and no others, make a layer.
static bool is_layer(const Layer& layer) {
  if (!layer.has("W")) return false;
  const auto shapes = layer.shapes();
  const std::size_t R = layer.rows();
  const std::size_t H = layer.recurrent() ? shapes.at("U")[1] : 0;

  const Shapes table = {{"W", shapes.at("W")}};
  auto dense = table;
  dense["b"] = {R, 1};
  auto recurrent = dense;
  recurrent["U"] = {R, H};
  auto gru = recurrent;
  gru["b_h"] = {H, 1};
  const bool gated = H > 0 && (R == H || R == 3 * H || R == 4 * H);
  return shapes == table || shapes == dense || (gated && shapes == recurrent) ||
         (gated && R == 3 * H && shapes == gru);
}
// #endregion

// Whether they make the score of additive attention, which no layer of PyTorch
// or Keras computes.
static bool is_additive(const Layer& layer) {
  if (!layer.has("W") || !layer.has("U")) return false;
  auto shapes = layer.shapes();
  shapes.at("U")[0] = layer.rows();
  shapes["v"] = {1, layer.rows()};
  return layer.shapes() == shapes && shapes.size() == 3;
}

static void expect_known(const Layer& layer, Layout layout) {
  if (!is_layer(layer) && !(layout == Layout::onnx && is_additive(layer))) {
    std::vector<std::string> parts;
    for (const auto& [letter, shape] : layer.shapes())
      parts.push_back(letter + " " + tuple(shape));
    throw std::invalid_argument(fmt::format(
        "{}'s layout takes whole layers, and {} has {}", name_of(layout),
        shown(layer.name), fmt::join(parts, ", ")));
  }
  if (layout == Layout::pytorch && layer.gates() == 3 && !layer.has("b_h"))
    throw std::invalid_argument(
        fmt::format("PyTorch has no GRU that resets before the product, as {} "
                    "does",
                    shown(layer.name)));
}

// #region layers_of
// A layer's parameters stand together, and their names are alike up to the last
// dot.
template <class Scalar>
std::vector<Layer> layers_of(const Values<Scalar>& parameters, Layout layout) {
  std::vector<Layer> layers;
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    const auto layer = before_dot(parameters[k]->name);
    const auto letter = after_dot(parameters[k]->name);
    if (layers.empty() || layers.back().name != layer ||
        layers.back().has(letter))
      layers.push_back({layer, {}});
    const auto [rows, columns] = parameters[k]->value.shape();
    layers.back().parts[letter] = {k, {rows, columns}};
  }
  for (const auto& layer : layers) expect_known(layer, layout);
  return layers;
}
// #endregion

template std::vector<Layer> layers_of(const Values<float>&, Layout);
template std::vector<Layer> layers_of(const Values<double>&, Layout);

}  // namespace lstm
