// What npy.cpp refuses to read, and to write.
#include <stdexcept>

#include "bad_input.hpp"
#include "lstm/weights/npy.hpp"
#include "npy_file.hpp"

using lstm::Extents, lstm::Precision, lstm::WeightsError;

namespace {

std::string with_descr(const std::string& descr) {
  return npy_file(
      "{'descr': " + descr + ", 'fortran_order': False, 'shape': (2,), }",
      eight);
}

void check_refused(const std::string& bytes, const std::string& message) {
  CAPTURE(bytes);
  CHECK_THROWS_WITH_AS(lstm::read_npy(bytes), message.c_str(), WeightsError);
}

}  // namespace

BAD_INPUT("a file cut anywhere is refused and so is one with a byte more") {
  const auto bytes = lstm::write_npy(
      {{3, 2}, std::vector<double>(6, 0.5), Precision::float64});
  REQUIRE_NOTHROW(lstm::read_npy(bytes));
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    CAPTURE(length);
    CHECK_THROWS_AS(lstm::read_npy(bytes.substr(0, length)), WeightsError);
  }
  check_refused(bytes.substr(0, bytes.size() - 1),
                "float64 numbers of shape (3, 2) take 48 bytes, there are 47");
  check_refused(bytes + '\0',
                "float64 numbers of shape (3, 2) take 48 bytes, there are 49");
}

BAD_INPUT("what stands before the dictionary") {
  check_refused("", "the mark of an .npy file takes 6 bytes, there are 0");
  check_refused("text, no array",
                "it begins \"text, \", expected \"\\x93NUMPY\"");
  check_refused("\x93NUMPY\x01", "the version takes 2 bytes, there are 1");
  check_refused(npy_file(good, eight, 4),
                "version 4.0 of the .npy format, expected 1.0 to 3.0");
  auto bytes = npy_file(good, eight);
  bytes[7] = 1;
  check_refused(bytes, "version 1.1 of the .npy format, expected 1.0 to 3.0");
  bytes = npy_file(good, eight);
  bytes[6] = -1;
  check_refused(bytes, "version 255.0 of the .npy format, expected 1.0 to 3.0");
  bytes = npy_file(good, eight);
  bytes[9] = 127;
  check_refused(bytes, "the header takes 32570 bytes, there are 66");
  bytes = npy_file(good, eight, 2);
  bytes[11] = -1;
  check_refused(bytes, "the header takes 4278190138 bytes, there are 66");
  bytes = npy_file(good, eight);
  bytes[10 + good.size()] = ' ';
  check_refused(bytes, "the header does not end in a newline");
}

BAD_INPUT("types other than float32 and float64 are named") {
  for (const std::string type : {"<i8", ">f8", "|O", "<f2", "<c16", "=f4", ""})
    check_refused(with_descr("'" + type + "'"),
                  "the numbers are of the type \"" + type +
                      "\", expected \"<f4\" or \"<f8\"");
  check_refused(with_descr("[('a', '<f4')]"),
                "at byte 10 the header has \"[('a', '<f4'\", expected a "
                "text in quotes");
  check_refused(with_descr("'\x1b[31m" + std::string(60, 'x') + "'"),
                "the numbers are of the type \"\\x1b[31m" +
                    std::string(35, 'x') +
                    "\" ..., expected \"<f4\" or \"<f8\"");
}

BAD_INPUT("a shape that the bytes do not bear out is refused") {
  check_refused(with_shape("(3,)"),
                "float32 numbers of shape (3,) take 12 bytes, there are 8");
  check_refused(with_shape("()"),
                "float32 numbers of shape () take 4 bytes, there are 8");
  check_refused(with_shape("(0,)"),
                "float32 numbers of shape (0,) take 0 bytes, there are 8");
  check_refused(
      with_shape("(16000000000,)"),
      "float32 numbers of shape (16000000000,) take 64000000000 bytes, there "
      "are 8");
  check_refused(
      with_shape("(4294967296, 4294967296)"),
      "float32 numbers of shape (4294967296, 4294967296) take 2^64 or more "
      "bytes, there are 8");
  check_refused(
      with_shape("(4611686018427387904,)", 0),
      "float32 numbers of shape (4611686018427387904,) take 2^64 or more "
      "bytes, there are 0");
  CHECK(lstm::read_npy(with_shape("(4294967296, 4294967296, 0)", 0))
            .numbers.empty());
}

BAD_INPUT("a shape that is no tuple of whole numbers is refused") {
  check_refused(with_shape("(-1,)"),
                "at byte 51 the header has \"-1,), }\", expected a whole "
                "number below 2^64");
  check_refused(with_shape("(18446744073709551616,)"),
                "at byte 51 the header has \"184467440737\", expected a "
                "whole number below 2^64");
  check_refused(with_shape("(2)"),
                "at byte 52 the header has \"), }\", expected ','");
  check_refused(with_shape("(2.0,)"),
                "at byte 52 the header has \".0,), }\", expected ','");
  check_refused(with_shape("(1, 2"),
                "at byte 57 the header has \"}\", expected a whole number "
                "below 2^64");
  check_refused(with_shape("2"),
                "at byte 50 the header has \"2, }\", expected '('");
  check_refused(with_shape("(1,1,1,1,1,1,1,1,2)"),
                "at byte 67 the header has \"2), }\", expected at most 8 "
                "extents");
}

BAD_INPUT("the dictionary holds the three keys once and nothing else") {
  const std::string descr = "'descr': '<f4', ",
                    order = "'fortran_order': ", shape = "'shape': (2,), ";
  const auto refused = [](const std::string& line, const std::string& message) {
    check_refused(npy_file(line, eight), message);
  };
  refused("{}", "the header lacks descr, fortran_order, shape");
  refused("{" + descr + order + "True}", "the header lacks shape");
  refused("{" + descr + descr + shape + "}",
          "the header holds \"descr\", which is unknown or there twice");
  refused("{'colour': 1}",
          "the header holds \"colour\", which is unknown or there twice");
  refused("{" + descr + shape + order + "1}",
          "at byte 49 the header has \"1}\", expected True or False");
  refused("[" + descr + "]",
          "at byte 0 the header has \"['descr': '<\", expected '{'");
  refused("{'descr' '<f4'}",
          "at byte 9 the header has \"'<f4'}\", expected ':'");
  refused("{'descr': '<f4' 'shape': (2,)}",
          "at byte 16 the header has \"'shape': (2,\", expected ','");
  refused("{'descr': '<f4",
          "at byte 11 the header has \"<f4\", expected a text that ends");
  refused("{" + descr,
          "at byte 17 the header has nothing, expected a text in quotes");
  refused(good + " {}", "at byte 58 the header has \"{}\", expected the end");
}

BAD_INPUT("an array whose numbers are not as many as its shape says") {
  CHECK_THROWS_WITH_AS(lstm::write_npy({{2, 2}, {1, 2, 3}, Precision::float32}),
                       "an array of shape (2, 2) with 3 numbers",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(
      lstm::write_npy({Extents(9, 1), {1}, Precision::float32}),
      "an array of shape (1, 1, 1, 1, 1, 1, 1, 1, 1) with 1 numbers",
      std::invalid_argument);
}
