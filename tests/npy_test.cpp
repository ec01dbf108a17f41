#include "lstm/npy.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <bit>
#include <cstdint>
#include <stdexcept>

using lstm::Array, lstm::Extents, lstm::Precision, lstm::WeightsError;

namespace {

// A file with any dictionary, its header not padded.
std::string file(const std::string& dictionary, const std::string& numbers = "",
                 char version = 1) {
  std::string bytes = "\x93NUMPY";
  bytes += {version, 0, static_cast<char>(dictionary.size() + 1), 0};
  if (version > 1) bytes += {0, 0};
  return bytes + dictionary + "\n" + numbers;
}

const std::string good =
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";
const std::string eight(8, '\0');

std::string with_descr(const std::string& descr) {
  return file(
      "{'descr': " + descr + ", 'fortran_order': False, 'shape': (2,), }",
      eight);
}

std::string with_shape(const std::string& shape, std::size_t bytes = 8) {
  return file(
      "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }",
      std::string(bytes, '\0'));
}

void check_refused(const std::string& bytes, const std::string& message) {
  CAPTURE(bytes);
  CHECK_THROWS_WITH_AS(lstm::read_npy(bytes), message.c_str(), WeightsError);
}

Array ramp(const Extents& shape, Precision precision) {
  Array array{shape, {}, precision};
  std::size_t count = 1;
  for (const auto extent : shape) count *= extent;
  for (std::size_t k = 0; k < count; ++k)
    array.numbers.push_back(static_cast<float>(k) / 3.0f - 1);
  return array;
}

}  // namespace

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
    CHECK(lstm::read_npy(file(good, eight, version)) == zeros);
  CHECK(lstm::read_npy(file("{\"shape\":(2,),\"descr\":\"<f4\","
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
      file("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3, 4), }",
           numbers));
  REQUIRE(array.shape == Extents{2, 3, 4});
  for (std::size_t i = 0; i < 2; ++i)
    for (std::size_t j = 0; j < 3; ++j)
      for (std::size_t k = 0; k < 4; ++k)
        CHECK(array.numbers[(i * 3 + j) * 4 + k] ==
              static_cast<double>(i + 2 * j + 6 * k));
}

TEST_CASE("a file cut anywhere is refused, and so is one with a byte more") {
  const auto bytes = lstm::write_npy(ramp({3, 2}, Precision::float64));
  REQUIRE_NOTHROW(lstm::read_npy(bytes));
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    CAPTURE(length);
    CHECK_THROWS_AS(lstm::read_npy(bytes.substr(0, length)), WeightsError);
  }
  check_refused(bytes.substr(0, bytes.size() - 1),
                "float64 of shape (3, 2) take 48 bytes, there are 47");
  check_refused(bytes + '\0',
                "float64 of shape (3, 2) take 48 bytes, there are 49");
}

TEST_CASE("what stands before the dictionary") {
  check_refused("", "the mark of an .npy file takes 6 bytes, there are 0");
  check_refused("text, no array",
                "it begins \"text, \", expected \"\\x93NUMPY\"");
  check_refused("\x93NUMPY\x01", "the version takes 2 bytes, there are 1");
  check_refused(file(good, eight, 4),
                "version 4.0 of the .npy format, expected 1.0 to 3.0");
  auto bytes = file(good, eight);
  bytes[7] = 1;
  check_refused(bytes, "version 1.1 of the .npy format, expected 1.0 to 3.0");
  bytes = file(good, eight);
  bytes[6] = -1;
  check_refused(bytes, "version 255.0 of the .npy format, expected 1.0 to 3.0");
  bytes = file(good, eight);
  bytes[9] = 127;
  check_refused(bytes, "the header takes 32570 bytes, there are 66");
  bytes = file(good, eight, 2);
  bytes[11] = -1;
  check_refused(bytes, "the header takes 4278190138 bytes, there are 66");
  bytes = file(good, eight);
  bytes[10 + good.size()] = ' ';
  check_refused(bytes, "the header does not end in a newline");
}

TEST_CASE("types other than float32 and float64 are named") {
  for (const std::string type : {"<i8", ">f8", "|O", "<f2", "<c16", "=f4", ""})
    check_refused(with_descr("'" + type + "'"),
                  "the numbers are of the type \"" + type +
                      "\", expected \"<f4\" or \"<f8\"");
  check_refused(with_descr("[('a', '<f4')]"),
                "byte 10 of the header begins \"[('a', '<f4'\", expected a "
                "text in quotes");
  check_refused(with_descr("'\x1b[31m" + std::string(60, 'x') + "'"),
                "the numbers are of the type \"\\x1b[31m" +
                    std::string(35, 'x') +
                    "\" ..., expected \"<f4\" or \"<f8\"");
}

TEST_CASE("a shape that the bytes do not bear out is refused") {
  check_refused(with_shape("(3,)"),
                "float32 of shape (3,) take 12 bytes, there are 8");
  check_refused(with_shape("()"),
                "float32 of shape () take 4 bytes, there are 8");
  check_refused(with_shape("(0,)"),
                "float32 of shape (0,) take 0 bytes, there are 8");
  check_refused(with_shape("(16000000000,)"),
                "float32 of shape (16000000000,) take 64000000000 bytes, there "
                "are 8");
  check_refused(with_shape("(4294967296, 4294967296)"),
                "float32 of shape (4294967296, 4294967296) take 2^64 or more "
                "bytes, there are 8");
  check_refused(with_shape("(4611686018427387904,)", 0),
                "float32 of shape (4611686018427387904,) take 2^64 or more "
                "bytes, there are 0");
  CHECK(lstm::read_npy(with_shape("(4294967296, 4294967296, 0)", 0))
            .numbers.empty());
}

TEST_CASE("a shape that is no tuple of whole numbers is refused") {
  check_refused(with_shape("(-1,)"),
                "byte 51 of the header begins \"-1,), }\", expected a whole "
                "number below 2^64");
  check_refused(with_shape("(18446744073709551616,)"),
                "byte 51 of the header begins \"184467440737\", expected a "
                "whole number below 2^64");
  check_refused(with_shape("(2)"),
                "byte 52 of the header begins \"), }\", expected ,");
  check_refused(with_shape("(2.0,)"),
                "byte 52 of the header begins \".0,), }\", expected ,");
  check_refused(with_shape("(1, 2"),
                "byte 57 of the header begins \"}\", expected a whole number "
                "below 2^64");
  check_refused(with_shape("2"),
                "byte 50 of the header begins \"2, }\", expected (");
  check_refused(with_shape("(1,1,1,1,1,1,1,1,2)"),
                "byte 67 of the header begins \"2), }\", expected at most 8 "
                "extents");
}

TEST_CASE("the dictionary holds the three keys once and nothing else") {
  const std::string descr = "'descr': '<f4', ",
                    order = "'fortran_order': ", shape = "'shape': (2,), ";
  const auto refused = [](const std::string& line, const std::string& message) {
    check_refused(file(line, eight), message);
  };
  refused("{}", "the header lacks descr, fortran_order, shape");
  refused("{" + descr + order + "True}", "the header lacks shape");
  refused("{" + descr + descr + shape + "}",
          "the header holds \"descr\", which is unknown or there twice");
  refused("{'colour': 1}",
          "the header holds \"colour\", which is unknown or there twice");
  refused("{" + descr + shape + order + "1}",
          "byte 49 of the header begins \"1}\", expected True or False");
  refused("[" + descr + "]",
          "byte 0 of the header begins \"['descr': '<\", expected {");
  refused("{'descr' '<f4'}",
          "byte 9 of the header begins \"'<f4'}\", expected :");
  refused("{'descr': '<f4' 'shape': (2,)}",
          "byte 16 of the header begins \"'shape': (2,\", expected ,");
  refused("{'descr': '<f4",
          "byte 11 of the header begins \"<f4\", expected a text that ends");
  refused("{" + descr,
          "byte 17 of the header begins nothing, expected a text in quotes");
  refused(good + " {}",
          "byte 58 of the header begins \"{}\", expected the end");
}

TEST_CASE("an array whose numbers are not as many as its shape says") {
  CHECK_THROWS_WITH_AS(lstm::write_npy({{2, 2}, {1, 2, 3}, Precision::float32}),
                       "an array of shape (2, 2) with 3 numbers",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(
      lstm::write_npy({Extents(9, 1), {1}, Precision::float32}),
      "an array of shape (1, 1, 1, 1, 1, 1, 1, 1, 1) with 1 numbers",
      std::invalid_argument);
}
