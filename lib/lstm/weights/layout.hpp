#pragma once
#include <span>

#include "lstm/weights/npy_header.hpp"

namespace lstm {

// #region layout
/// Who names the arrays of a weights file, and which way round they lie.
enum class Layout {
  own,      // lstm.W, lstm.U, lstm.b ...: each parameter as it is
  pytorch,  // lstm.weight_ih_l0 ...: a state_dict, biases of rank 1, two each
  keras     // arr_0, arr_1 ...: get_weights(), transposed, biases of rank 1
};

/// A parameter without its numbers.
struct Outline {
  std::string name;  // its layer's name, a dot, and W, U or b
  std::size_t rows, columns;
};
// #endregion

// #region slot
/// One array of a weights file, and the parameter that it is, or is a part of.
struct Slot {
  std::string name;
  std::size_t parameter;  // its place in the list
  Extents shape;
  bool transposed = false;
  bool second_bias = false;  // PyTorch adds two; all of b is in the first
};

/// The arrays of a weights file, parameter after parameter. Throws
/// std::invalid_argument where PyTorch has no name for a parameter.
std::vector<Slot> slots(std::span<const Outline> parameters, Layout layout);
// #endregion

}  // namespace lstm
