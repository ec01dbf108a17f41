#include "lstm/weights/npy_header.hpp"

#include <fmt/ranges.h>

#include <set>

#include "lstm/weights/error.hpp"

namespace lstm {

// #region precision
static Precision precision(std::string_view descr) {
  if (descr == "<f4") return Precision::float32;
  if (descr == "<f8") return Precision::float64;
  throw WeightsError(
      fmt::format("the numbers are of the type {}, expected \"<f4\" or \"<f8\"",
                  shown(descr)));
}
// #endregion

// #region read_npy_header
NpyHeader read_npy_header(std::string_view line) {
  NpyHeader header;
  std::set<std::string_view> missing = {"descr", "fortran_order", "shape"};
  Cursor cursor(line);
  cursor.expect('{');
  while (!cursor.take('}')) {
    const auto key = cursor.text();
    if (missing.erase(key) == 0)
      throw WeightsError(fmt::format(
          "the header holds {}, which is unknown or there twice", shown(key)));
    cursor.expect(':');
    if (key == "descr") header.precision = precision(cursor.text());
    if (key == "fortran_order") header.fortran_order = cursor.truth();
    if (key == "shape") header.shape = cursor.extents();
    if (!cursor.at('}')) cursor.expect(',');
  }
  // #endregion

  // #region complete
  cursor.expect_end();
  if (!missing.empty())
    throw WeightsError(
        fmt::format("the header lacks {}", fmt::join(missing, ", ")));
  return header;
}
// #endregion

// #region write_npy_header
std::string tuple(const Extents& shape) {
  return fmt::format("({}{})", fmt::join(shape, ", "),
                     shape.size() == 1 ? "," : "");
}

std::string write_npy_header(const NpyHeader& header) {
  return fmt::format("{{'descr': '<f{}', 'fortran_order': {}, 'shape': {}, }}",
                     static_cast<std::size_t>(header.precision),
                     header.fortran_order ? "True" : "False",
                     tuple(header.shape));
}
// #endregion

}  // namespace lstm
