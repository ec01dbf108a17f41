#include <fmt/format.h>

#include <bit>
#include <cstdint>

#include "lstm/weights/npy.hpp"

namespace lstm {

// #region append
// A whole number in `count` bytes, the first of which counts least.
static void append(std::string& bytes, std::uint64_t number,
                   std::size_t count) {
  for (std::size_t k = 0; k < count; ++k)
    bytes += static_cast<char>(number >> 8 * k & 0xff);
}
// #endregion

// #region expect_numbers
static void expect_numbers(const Array& array) {
  const auto width = static_cast<std::size_t>(array.precision);
  if (array.shape.size() > max_rank ||
      byte_count(array.shape, array.precision) != array.numbers.size() * width)
    throw std::invalid_argument(
        fmt::format("an array of shape {} with {} numbers", tuple(array.shape),
                    array.numbers.size()));
}
// #endregion

// #region start
// All that stands before the numbers, which begin at a multiple of 64.
static std::string start(const Array& array) {
  auto line = write_npy_header({array.precision, false, array.shape});
  while ((npy_magic.size() + 2 + 2 + line.size() + 1) % 64 != 0) line += ' ';
  line += '\n';
  std::string bytes(npy_magic);
  bytes += {1, 0};
  append(bytes, line.size(), 2);
  return bytes + line;
}
// #endregion

// #region write_npy
std::string write_npy(const Array& array) {
  expect_numbers(array);
  auto bytes = start(array);
  for (const double number : array.numbers)
    if (array.precision == Precision::float32)
      append(bytes, std::bit_cast<std::uint32_t>(static_cast<float>(number)),
             4);
    else
      append(bytes, std::bit_cast<std::uint64_t>(number), 8);
  return bytes;
}
// #endregion

}  // namespace lstm
