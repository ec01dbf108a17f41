#include "lstm/weights/npy.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cstdint>

#include "npy_file.hpp"

using lstm::Array, lstm::Extents, lstm::Precision;

static Array ramp(const Extents& shape, Precision precision) {
  Array array{shape, {}, precision};
  std::size_t count = 1;
  for (const auto extent : shape) count *= extent;
  for (std::size_t k = 0; k < count; ++k)
    array.numbers.push_back(static_cast<float>(k) / 3.0f - 1);
  return array;
}

TEST_CASE("an array comes back to the last bit") {
  for (const auto precision : {Precision::float32, Precision::float64})
    for (const Extents& shape : {Extents{},
                                 {1},
                                 {5},
                                 {0},
                                 {3, 0, 2},
                                 {4, 1},
                                 {1, 4},
                                 {2, 3, 4},
                                 {1, 1, 1, 1, 1, 1, 1, 2}}) {
      const auto array = ramp(shape, precision);
      const auto bytes = lstm::write_npy(array);
      CAPTURE(bytes);
      CHECK(lstm::read_npy(bytes) == array);
      CHECK(bytes.find('\n') % 64 == 63);
    }
}

TEST_CASE("numbers at the ends of their range come back to the last bit") {
  const double least = 5e-324, largest = 1.7976931348623157e308;
  const double inf = std::numeric_limits<double>::infinity();
  const Array wide{{6},
                   {-0.0, least, largest, -inf, 1.0 / 3, inf - inf},
                   Precision::float64};
  const auto back = lstm::read_npy(lstm::write_npy(wide));
  for (std::size_t k = 0; k < 6; ++k)
    CHECK(std::bit_cast<std::uint64_t>(back.numbers[k]) ==
          std::bit_cast<std::uint64_t>(wide.numbers[k]));
  const Array narrow{
      {4}, {1e-45f, 3.4028235e38f, -0.0f, 1.0f / 3}, Precision::float32};
  CHECK(lstm::read_npy(lstm::write_npy(narrow)) == narrow);
}

TEST_CASE("a file byte by byte") {
  const Array array{{2, 1}, {1, -2}, Precision::float32};
  const std::string line =
      "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 1), }";
  std::string expected = "\x93NUMPY";
  expected += {1, 0, 118, 0};
  expected += line + std::string(117 - line.size(), ' ') + '\n';
  expected += std::string("\0\0\x80\x3f\0\0\0\xc0", 8);
  CHECK(lstm::write_npy(array) == expected);
}

TEST_CASE("all three versions and other spellings of the header are read") {
  const Array zeros{{2}, {0, 0}, Precision::float32};
  for (const char version : {'\1', '\2', '\3'})
    CHECK(lstm::read_npy(npy_file(good, eight, version)) == zeros);
  CHECK(lstm::read_npy(npy_file("{\"shape\":(2,),\"descr\":\"<f4\","
                                "\"fortran_order\":False}  ",
                                eight)) == zeros);
  CHECK(lstm::read_npy(with_shape("( 1 ,2 )")).shape == Extents{1, 2});
  CHECK(lstm::read_npy(with_shape("()", 4)).shape.empty());
}

TEST_CASE("an array whose first index runs fastest is put in order") {
  const auto ramp =
      lstm::write_npy({{24},
                       {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11,
                        12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23},
                       Precision::float32});
  const auto numbers = ramp.substr(ramp.find('\n') + 1);
  const auto array = lstm::read_npy(
      npy_file("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3, 4), }",
               numbers));
  REQUIRE(array.shape == Extents{2, 3, 4});
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t j = 0; j < 3; ++j)
      for (std::size_t k = 0; k < 4; ++k)
        CHECK(array.numbers[(i * 3 + j) * 4 + k] ==
              static_cast<double>(i + 2 * j + 6 * k));
}
