#include "lstm/weights/weights.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "lstm/weights/internal/faults.hpp"
#include "lstm/weights/internal/slots.hpp"
#include "lstm/weights/internal/words.hpp"

namespace lstm {

// #region to_arrays
template <class Scalar>
Arrays to_arrays(const Values<Scalar>& parameters, Layout layout) {
  Arrays arrays;
  for (const auto& slot : slots_of(parameters, layout)) {
    Array array{slot.shape, {}, static_cast<Precision>(sizeof(Scalar))};
    array.numbers.resize(height(slot) * slot.columns);
    each_number(slot, [&](auto place, const auto& rows, auto row, auto column) {
      if (!rows.added)
        array.numbers[place] = parameters[rows.parameter]->value(row, column);
    });
    arrays.emplace(slot.name, std::move(array));
  }
  return arrays;
}
// #endregion

// #region set
// Sets what an array holds of the values, or adds to them. The first number
// that is not finite, or that is too large for Scalar, is a fault.
template <class Scalar>
static void set(std::vector<Matrix<Scalar>>& values, const Slot& slot,
                const Array& array, Faults& faults) {
  bool good = true;
  each_number(slot, [&](auto place, const auto& rows, auto row, auto column) {
    auto& value = values[rows.parameter](row, column);
    double number = array.numbers.at(place);
    if (rows.added) number += value;
    if (good && !(std::abs(number) <= std::numeric_limits<Scalar>::max())) {
      good = false;
      faults.add(fmt::format("{} has {} at place {}, expected a finite float{}",
                             slot.name, number, place, 8 * sizeof(Scalar)));
    }
    if (good) value = static_cast<Scalar>(number);
  });
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
  for (const auto& slot : slots) set(fresh, slot, arrays.at(slot.name), faults);
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
