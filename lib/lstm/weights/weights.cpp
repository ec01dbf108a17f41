#include "lstm/weights/weights.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "lstm/weights/internal/faults.hpp"
#include "lstm/weights/internal/words.hpp"

namespace lstm {

// #region slot
// One array of a weights file, and the parameter that it is, or is a part of.
struct Slot {
  std::string name;
  std::size_t parameter;  // its place in the list
  Extents shape;
  bool transposed = false;
  bool second_bias = false;  // PyTorch adds two; all of b is in the first
};
// #endregion

template <class Scalar>
static bool is_bias(const Parameter<Scalar>& parameter) {
  return parameter.name.ends_with(".b");
}

// #region keras_slot
template <class Scalar>
static Slot keras_slot(const Values<Scalar>& parameters, std::size_t k) {
  const auto [rows, columns] = parameters[k]->value.shape();
  const auto name = fmt::format("arr_{}", k);
  if (is_bias(*parameters[k])) return {name, k, {rows}};
  return {name, k, {columns, rows}, true};
}
// #endregion

// #region pytorch_slot
// A layer with a U is recurrent.
template <class Scalar>
static Slot pytorch_slot(const Values<Scalar>& parameters, std::size_t k) {
  const auto& name = parameters[k]->name;
  const auto [rows, columns] = parameters[k]->value.shape();
  const auto dot = name.rfind('.') + 1;
  const auto layer = name.substr(0, dot), letter = name.substr(dot);
  const bool recurrent =
      std::ranges::find(parameters, layer + "U", &Parameter<Scalar>::name) !=
      parameters.end();
  if (is_bias(*parameters[k]))
    return {layer + (recurrent ? "bias_ih_l0" : "bias"), k, {rows}};
  if (letter == "W")
    return {
        layer + (recurrent ? "weight_ih_l0" : "weight"), k, {rows, columns}};
  if (letter == "U") return {layer + "weight_hh_l0", k, {rows, columns}};
  throw std::invalid_argument(
      fmt::format("PyTorch has no name for the parameter {}", name));
}
// #endregion

// #region different
// Throws std::invalid_argument unless each parameter is in the list once, and
// each array has a name of its own.
template <class Scalar>
static void expect_different(const Values<Scalar>& parameters,
                             const std::vector<Slot>& slots) {
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

// #region slots
// The arrays of a weights file, parameter after parameter. Throws
// std::invalid_argument where PyTorch has no name for a parameter, or two have
// the same.
template <class Scalar>
static std::vector<Slot> slots_of(const Values<Scalar>& parameters,
                                  Layout layout) {
  std::vector<Slot> slots;
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    const auto [rows, columns] = parameters[k]->value.shape();
    if (layout == Layout::own)
      slots.push_back({parameters[k]->name, k, {rows, columns}});
    else if (layout == Layout::keras)
      slots.push_back(keras_slot(parameters, k));
    else
      slots.push_back(pytorch_slot(parameters, k));
    if (auto slot = slots.back(); slot.name.ends_with(".bias_ih_l0")) {
      slot.name.replace(slot.name.size() - 5, 2, "hh");
      slot.second_bias = true;
      slots.push_back(slot);
    }
  }
  expect_different(parameters, slots);
  return slots;
}
// #endregion

// A matrix the other way round, where the layout has it so.
template <class Scalar>
static Matrix<Scalar> turned(const Matrix<Scalar>& matrix, const Slot& slot) {
  if (!slot.transposed) return matrix;
  return xt::transpose(matrix);
}

// #region to_arrays
template <class Scalar>
Arrays to_arrays(const Values<Scalar>& parameters, Layout layout) {
  Arrays arrays;
  for (const auto& slot : slots_of(parameters, layout)) {
    const auto numbers = turned(parameters[slot.parameter]->value, slot);
    Array array{slot.shape, std::vector<double>(numbers.size(), 0.0),
                static_cast<Precision>(sizeof(Scalar))};
    if (!slot.second_bias)
      std::copy(numbers.begin(), numbers.end(), array.numbers.begin());
    arrays.emplace(slot.name, std::move(array));
  }
  return arrays;
}
// #endregion

// #region set
// Sets a parameter's value, or adds to it for a second bias. The first number
// that is not finite, or that is too large for Scalar, is a fault.
template <class Scalar>
static void set(Matrix<Scalar>& value, const Slot& slot, const Array& array,
                Faults& faults) {
  auto numbers = turned(value, slot);
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    double number = array.numbers.at(k);
    if (slot.second_bias) number += numbers.flat(k);
    if (!(std::abs(number) <= std::numeric_limits<Scalar>::max()))
      return faults.add(
          fmt::format("{} has {} at place {}, expected a finite float{}",
                      slot.name, number, k, 8 * sizeof(Scalar)));
    numbers.flat(k) = static_cast<Scalar>(number);
  }
  value = turned(numbers, slot);
}
// #endregion

// #region compare
// Names that do not belong together, and shapes.
static void compare(const Arrays& arrays, const std::vector<Slot>& slots,
                    Faults& faults) {
  for (const auto& slot : slots) {
    const auto found = arrays.find(slot.name);
    if (found == arrays.end())
      faults.add(slot.name + " is missing");
    else if (found->second.shape != slot.shape)
      faults.add(fmt::format("{} has shape {}, expected {}", slot.name,
                             tuple(found->second.shape), tuple(slot.shape)));
  }
  for (const auto& [name, array] : arrays)
    if (std::ranges::find(slots, name, &Slot::name) == slots.end())
      faults.add(shown(name) + " is not one of the model's");
}
// #endregion

// #region from_arrays
template <class Scalar>
void from_arrays(const Arrays& arrays, const Parameters<Scalar>& parameters,
                 Layout layout) {
  const auto slots = slots_of(values(parameters), layout);
  Faults faults;
  compare(arrays, slots, faults);
  faults.raise("the weights do not fit");

  std::vector<Matrix<Scalar>> fresh;
  for (const auto* parameter : parameters) fresh.push_back(parameter->value);
  for (const auto& slot : slots)
    set(fresh[slot.parameter], slot, arrays.at(slot.name), faults);
  faults.raise("the weights do not fit");

  // Nothing can fail from here on.
  for (std::size_t k = 0; k < parameters.size(); ++k)
    parameters[k]->value.storage().swap(fresh[k].storage());
}
// #endregion

template <class Scalar>
std::string save_weights(const Values<Scalar>& parameters, Layout layout) {
  return write_npz(to_arrays(parameters, layout));
}

template <class Scalar>
void load_weights(std::string_view bytes, const Parameters<Scalar>& parameters,
                  Layout layout) {
  from_arrays(read_npz(bytes), parameters, layout);
}

#define LSTM_INSTANTIATE(Scalar)                                               \
  template Arrays to_arrays(const Values<Scalar>&, Layout);                    \
  template void from_arrays(const Arrays&, const Parameters<Scalar>&, Layout); \
  template std::string save_weights(const Values<Scalar>&, Layout);            \
  template void load_weights(std::string_view, const Parameters<Scalar>&,      \
                             Layout);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
#undef LSTM_INSTANTIATE

}  // namespace lstm
