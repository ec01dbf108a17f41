#pragma once
#include <limits>

#include "lstm/weights/error.hpp"
#include "lstm/weights/npy_header.hpp"

namespace lstm {

// #region format
// An .npy file: npy_magic | version, 2 bytes | length of the header, 2 bytes or
// 4 | header | numbers. Whole numbers begin with the byte that counts least.
constexpr std::string_view npy_magic = "\x93NUMPY";

/// How many bytes the numbers take, or `too_many` where no size_t holds that.
std::size_t byte_count(const Extents& shape, Precision precision);
constexpr auto too_many = std::numeric_limits<std::size_t>::max();
// #endregion

// #region array
/// An array as a file holds it. The last index runs fastest.
struct Array {
  Extents shape;
  std::vector<double> numbers;  // a float as a double is the same number
  Precision precision = Precision::float32;

  bool operator==(const Array&) const = default;
};

/// Reads what numpy.save wrote. Nothing that the bytes claim is believed before
/// it is compared with the bytes that are there. Throws WeightsError.
Array read_npy(std::string_view bytes);

/// The same bytes that numpy.save writes. Numbers of a float32 array are
/// rounded to float. Throws std::invalid_argument where the numbers are not as
/// many as the shape says.
std::string write_npy(const Array& array);
// #endregion

}  // namespace lstm
