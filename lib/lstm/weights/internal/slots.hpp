#pragma once
#include <string>
#include <vector>

#include "lstm/weights/weights.hpp"

namespace lstm {

// #region slot
// Some rows of a parameter, in an array of a file. Where they are `added` the
// array holds zeros, and what a file has there instead is added to them: so the
// second of two biases is read, which are one here.
struct Rows {
  std::size_t parameter;  // its place in the list
  std::size_t first, count;
  bool added = false;
};

// One array of a weights file: rows of parameters, one below the other, or,
// transposed, one beside the other.
struct Slot {
  std::string name;
  Extents shape;
  std::vector<Rows> rows;
  std::size_t columns = 1;
  bool transposed = false;
};
// #endregion

/// The arrays of a weights file. Throws std::invalid_argument where two have
/// the same name, or the layout has no place for a parameter.
template <class Scalar>
std::vector<Slot> slots_of(const Values<Scalar>& parameters, Layout layout);

// How many rows an array is made of.
inline std::size_t height(const Slot& slot) {
  std::size_t R = 0;
  for (const auto& rows : slot.rows) R += rows.count;
  return R;
}

// #region each_number
// Calls visit(place, rows, row, column) for each number of an array: its place
// there, and its row and column in the parameter.
template <class Visit>
void each_number(const Slot& slot, const Visit& visit) {
  const std::size_t R = height(slot), C = slot.columns;
  std::size_t r = 0;
  for (const auto& rows : slot.rows)
    for (std::size_t k = 0; k < rows.count; ++k, ++r)
      for (std::size_t c = 0; c < C; ++c)
        visit(slot.transposed ? c * R + r : r * C + c, rows, rows.first + k, c);
}
// #endregion

}  // namespace lstm
