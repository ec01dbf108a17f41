#pragma once
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace lstm {

/// Thrown when bytes are not the weights that were expected.
struct WeightsError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// #region array
/// The extents of an array; one of rank 0 is a single number.
using Extents = std::vector<std::size_t>;

/// How a file holds a number; its value is the number's bytes.
enum class Precision : std::size_t { float32 = 4, float64 = 8 };

/// An array as a file holds it. The last index runs fastest.
struct Array {
  Extents shape;
  std::vector<double> numbers;  // a float as a double is the same number
  Precision precision = Precision::float32;

  bool operator==(const Array&) const = default;
};
// #endregion

// #region npy
/// Reads what numpy.save wrote. Nothing that the bytes claim is believed before
/// it is compared with the bytes that are there. Throws WeightsError.
Array read_npy(std::string_view bytes);

/// The same bytes that numpy.save writes. Numbers of a float32 array are
/// rounded to float. Throws std::invalid_argument where the numbers are not as
/// many as the shape says.
std::string write_npy(const Array& array);
// #endregion

}  // namespace lstm
