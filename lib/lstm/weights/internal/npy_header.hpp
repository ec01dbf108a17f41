#pragma once
#include <string>
#include <string_view>

#include "lstm/weights/npy.hpp"

namespace lstm {

constexpr std::size_t max_rank = 8;

/// What the dictionary at the head of an .npy file says.
struct NpyHeader {
  Precision precision = Precision::float32;
  bool fortran_order = false;  // the first index runs fastest, not the last
  Extents shape;
};

/// Reads the dictionary, a single line without its newline. Throws
/// WeightsError where it is not one of float32 or float64 numbers.
NpyHeader read_npy_header(std::string_view line);

/// The dictionary as NumPy writes it.
std::string write_npy_header(const NpyHeader& header);

}  // namespace lstm
