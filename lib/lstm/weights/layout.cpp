#include "lstm/weights/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace lstm {

// #region keras_slot
static bool is_bias(const Outline& parameter) {
  return parameter.name.ends_with(".b");
}

static Slot keras_slot(const Outline& parameter, std::size_t k) {
  const auto name = fmt::format("arr_{}", k);
  if (is_bias(parameter)) return {name, k, {parameter.rows}};
  return {name, k, {parameter.columns, parameter.rows}, true};
}
// #endregion

// #region pytorch_slot
// A layer with a U is recurrent.
static Slot pytorch_slot(std::span<const Outline> parameters, std::size_t k) {
  const auto& [name, rows, columns] = parameters[k];
  const auto dot = name.rfind('.') + 1;
  const auto layer = name.substr(0, dot), letter = name.substr(dot);
  const bool recurrent = std::ranges::find(parameters, layer + "U",
                                           &Outline::name) != parameters.end();
  // #endregion

  // #region pytorch_names
  if (is_bias(parameters[k]))
    return {layer + (recurrent ? "bias_ih_l0" : "bias"), k, {rows}};
  if (letter == "W")
    return {
        layer + (recurrent ? "weight_ih_l0" : "weight"), k, {rows, columns}};
  if (letter == "U") return {layer + "weight_hh_l0", k, {rows, columns}};
  throw std::invalid_argument(
      fmt::format("PyTorch has no name for the parameter {}", name));
}
// #endregion

// #region slots
std::vector<Slot> slots(std::span<const Outline> parameters, Layout layout) {
  std::vector<Slot> slots;
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    const auto& [name, rows, columns] = parameters[k];
    if (layout == Layout::own)
      slots.push_back({name, k, {rows, columns}});
    else if (layout == Layout::keras)
      slots.push_back(keras_slot(parameters[k], k));
    else
      slots.push_back(pytorch_slot(parameters, k));
    // #endregion

    // #region second_bias
    if (auto slot = slots.back(); slot.name.ends_with(".bias_ih_l0")) {
      slot.name.replace(slot.name.size() - 5, 2, "hh");
      slot.second_bias = true;
      slots.push_back(slot);
    }
  }
  return slots;
}
// #endregion

}  // namespace lstm
