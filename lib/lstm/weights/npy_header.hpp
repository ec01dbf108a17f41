#pragma once
#include <string>
#include <string_view>

#include "lstm/weights/python_cursor.hpp"

namespace lstm {

// #region header
/// How a file holds a number; its value is the number's bytes.
enum class Precision : std::size_t { float32 = 4, float64 = 8 };

/// What the dictionary at the head of an .npy file says.
struct NpyHeader {
  Precision precision = Precision::float32;
  bool fortran_order = false;  // the first index runs fastest, not the last
  Extents shape;
};
// #endregion

// #region functions
/// Reads the dictionary, a single line without its newline. Throws
/// WeightsError where it is not one of float32 or float64 numbers.
NpyHeader read_npy_header(std::string_view text);

/// The dictionary as NumPy writes it.
std::string write_npy_header(const NpyHeader& header);

/// Extents as Python writes them: (), (5,), (5, 2).
std::string tuple(const Extents& shape);
// #endregion

}  // namespace lstm
