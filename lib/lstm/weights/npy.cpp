#include "lstm/weights/npy.hpp"

#include <fmt/format.h>

#include <bit>
#include <cstdint>
#include <limits>

#include "lstm/weights/internal/npy_header.hpp"
#include "lstm/weights/internal/words.hpp"

namespace lstm {

// An .npy file: npy_magic | version, 2 bytes | length of the header, 2 bytes or
// 4 | header | numbers. Whole numbers begin with the byte that counts least.
static constexpr std::string_view npy_magic = "\x93NUMPY";

// #region take
// Cuts the first bytes off, if they are there.
static std::string_view take(std::string_view& bytes, std::size_t count,
                             std::string_view what) {
  if (bytes.size() < count)
    throw WeightsError(fmt::format("{} takes {} bytes, there are {}", what,
                                   count, bytes.size()));
  const auto part = bytes.substr(0, count);
  bytes.remove_prefix(count);
  return part;
}
// #endregion

// A whole number whose first byte counts least.
static std::uint64_t little_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t k = bytes.size(); k-- > 0;)
    number = number << 8 | static_cast<unsigned char>(bytes[k]);
  return number;
}

// #region size
static constexpr auto too_many = std::numeric_limits<std::size_t>::max();

static std::size_t times(std::size_t a, std::size_t b) {
  return b != 0 && a > too_many / b ? too_many : a * b;
}

// How many bytes the numbers take, or `too_many` where no size_t holds that.
static std::size_t byte_count(const Extents& shape, Precision precision) {
  std::size_t bytes = static_cast<std::size_t>(precision);
  for (const auto extent : shape) bytes = times(bytes, extent);
  return bytes;
}
// #endregion

// #region expect_size
static void expect_size(const NpyHeader& header, std::size_t came) {
  const auto expected = byte_count(header.shape, header.precision);
  if (expected != came)
    throw WeightsError(fmt::format(
        "float{} numbers of shape {} take {} bytes, there are {}",
        8 * static_cast<std::size_t>(header.precision), tuple(header.shape),
        expected == too_many ? "2^64 or more" : std::to_string(expected),
        came));
}
// #endregion

// #region numbers
static double number(std::string_view bytes) {
  const auto bits = little_endian(bytes);
  return bytes.size() == 4
             ? std::bit_cast<float>(static_cast<std::uint32_t>(bits))
             : std::bit_cast<double>(bits);
}

static std::vector<double> numbers(std::string_view bytes,
                                   Precision precision) {
  const auto width = static_cast<std::size_t>(precision);
  std::vector<double> numbers;
  numbers.reserve(bytes.size() / width);
  for (std::size_t k = 0; k < bytes.size(); k += width)
    numbers.push_back(number(bytes.substr(k, width)));
  return numbers;
}
// #endregion

// #region from_fortran
// Numbers whose first index runs fastest, put where the last one does.
static std::vector<double> from_fortran(const std::vector<double>& numbers,
                                        const Extents& shape) {
  std::vector<double> result(numbers.size());
  Extents index(shape.size(), 0);
  for (const double number : numbers) {
    std::size_t place = 0;
    for (std::size_t k = 0; k < shape.size(); ++k)
      place = place * shape[k] + index[k];
    result[place] = number;
    for (std::size_t k = 0; k < shape.size() && ++index[k] == shape[k]; ++k)
      index[k] = 0;
  }
  return result;
}
// #endregion

// #region read_header
static NpyHeader read_header(std::string_view& bytes) {
  const auto start = take(bytes, npy_magic.size(), "the mark of an .npy file");
  if (start != npy_magic)
    throw WeightsError(fmt::format("it begins {}, expected {}", shown(start),
                                   shown(npy_magic)));

  const auto version = take(bytes, 2, "the version");
  if (version[0] < 1 || version[0] > 3 || version[1] != 0)
    throw WeightsError(
        fmt::format("version {}.{} of the .npy format, expected 1.0 to 3.0",
                    static_cast<unsigned char>(version[0]),
                    static_cast<unsigned char>(version[1])));

  const auto length = take(bytes, version[0] == 1 ? 2 : 4, "its length");
  auto line = take(bytes, little_endian(length), "the header");
  if (!line.ends_with('\n'))
    throw WeightsError("the header does not end in a newline");
  line.remove_suffix(1);
  return read_npy_header(line);
}
// #endregion

// #region read_npy
Array read_npy(std::string_view bytes) {
  const auto header = read_header(bytes);
  expect_size(header, bytes.size());
  Array array{header.shape, numbers(bytes, header.precision), header.precision};
  if (header.fortran_order)
    array.numbers = from_fortran(array.numbers, array.shape);
  return array;
}
// #endregion

// A whole number in `count` bytes, the first of which counts least.
static void append(std::string& bytes, std::uint64_t number,
                   std::size_t count) {
  for (std::size_t k = 0; k < count; ++k)
    bytes += static_cast<char>(number >> 8 * k & 0xff);
}

static void expect_numbers(const Array& array) {
  const auto width = static_cast<std::size_t>(array.precision);
  if (array.shape.size() > max_rank ||
      byte_count(array.shape, array.precision) != array.numbers.size() * width)
    throw std::invalid_argument(
        fmt::format("an array of shape {} with {} numbers", tuple(array.shape),
                    array.numbers.size()));
}

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

}  // namespace lstm
