#include "study/r_value.hpp"

#include <fmt/format.h>

#include <cmath>

#include "bad_input.hpp"
#include "r_writer.hpp"

using study::RBaseError, study::RString, study::RValue, study::read_r_value;

template <class T>
static const T& as(const RValue& value) {
  return std::get<T>(value.data);
}

using Integers = std::vector<int>;
using Reals = std::vector<double>;
using Strings = std::vector<RString>;
using List = std::vector<RValue>;

// serialize(c(1L, -2L, NA), NULL) of R, byte by byte.
TEST_CASE("the bytes that R writes for three whole numbers are read") {
  const std::string_view bytes(
      "X\n\0\0\0\3\0\4\2\1\0\3\5\0\0\0\0\5UTF-8"
      "\0\0\0\15\0\0\0\3\0\0\0\1\377\377\377\376\200\0\0\0",
      43);
  CHECK(as<Integers>(read_r_value(bytes)) == Integers{1, -2, study::r_missing});
}

TEST_CASE("each of R's types comes as a vector of its own") {
  const auto read = [](const std::string& item) {
    return read_r_value(r::header_2 + item);
  };
  CHECK(read(r::nothing).data.index() == 0);
  CHECK(as<Integers>(read(r::word(10) + r::word(2) + r::word(1) +
                          r::word(0))) == Integers{1, 0});
  // -1.5 = -(1 + 1/2) 2⁰
  CHECK(as<Reals>(read(r::word(14) + r::word(1) + r::word(0xbff80000) +
                       r::word(0))) == Reals{-1.5});
  CHECK(as<Strings>(read(r::strings({"a", ""}))) == Strings{"a", ""});
  const auto list = read(r::list({r::integers({7}), r::nothing}));
  REQUIRE(as<List>(list).size() == 2);
  CHECK(as<Integers>(as<List>(list)[0]) == Integers{7});
  CHECK(as<List>(list)[1].data.index() == 0);
}

TEST_CASE("what is missing in R is missing here") {
  const auto real = read_r_value(r::header_3 + r::word(14) + r::word(1) +
                                 r::word(0x7ff00000) + r::word(1954));
  CHECK(std::isnan(as<Reals>(real).at(0)));
  const auto strings = read_r_value(
      r::header_3 + r::counted(16, {r::chars("a"), r::missing_string}));
  CHECK(as<Strings>(strings) == Strings{"a", std::nullopt});
}

TEST_CASE("strings that are marked as Latin-1 become UTF-8") {
  const auto value = read_r_value(
      r::header_3 +
      r::counted(16, {r::chars("caf\xe9", r::latin1),
                      r::chars("caf\xc3\xa9", r::utf8), r::chars("\xbf", 0)}));
  CHECK(as<Strings>(value) == Strings{"caf\xc3\xa9", "caf\xc3\xa9", "\xbf"});
}

// factor("b", levels = c("a", "b")), and a list whose two factors share their
// symbols.
static std::string factors() {
  const auto factor = [](const std::string& levels, const std::string& class_) {
    return r::integers({2}, r::with_attributes) +
           r::attribute(levels, r::strings({"a", "b"})) +
           r::attribute(class_, r::strings({"factor"})) + r::nothing;
  };
  return r::header_3 +
         r::list({factor(r::symbol("levels"), r::symbol("class")),
                  factor(r::again(1), r::word(255) + r::word(2))},
                 r::with_attributes) +
         r::attribute(r::symbol("names"), r::strings({"x", "y"})) + r::nothing;
}

TEST_CASE("attributes come by name and symbols by number") {
  const auto value = read_r_value(factors());
  REQUIRE(value.attribute("names"));
  CHECK(r_strings(*value.attribute("names")) ==
        std::vector<std::string>{"x", "y"});
  CHECK(!value.attribute("levels"));
  REQUIRE(as<List>(value).size() == 2);
  for (const auto& factor : as<List>(value)) {
    CHECK(as<Integers>(factor) == Integers{2});
    REQUIRE(factor.attributes.size() == 2);
    REQUIRE(factor.attribute("levels"));
    CHECK(as<Strings>(*factor.attribute("levels")) == Strings{"a", "b"});
    CHECK(as<Strings>(factor.attributes[1].second) == Strings{"factor"});
    CHECK(factor.attributes[1].first == "class");
  }
}

static std::string nested(int depth) {
  std::string item;
  for (int k = 1; k < depth; ++k) item += r::word(19) + r::word(1);
  return r::header_3 + item + r::nothing;
}

TEST_CASE("values may stand in each other 64 deep") {
  CHECK_NOTHROW(read_r_value(nested(64)));
}

static void refuse(const std::string& bytes, const char* words) {
  CHECK_THROWS_WITH_AS(read_r_value(bytes), words, RBaseError);
}
static void refuse_item(const std::string& item, const char* words) {
  refuse(r::header_2 + item, words);
}

BAD_INPUT("bytes that are not R's serialisation") {
  refuse("", "0 bytes where 2 are needed at byte 0");
  refuse("A\n3\n", "no XDR serialisation at byte 2");
  refuse("X\n" + r::word(4) + r::nothing, "version 4 at byte 6");
  refuse("X\n" + r::word(3) + r::word(0) + r::word(0) + r::word(9) + "UTF-8",
         "9 elements claimed in 5 bytes at byte 18");
  refuse_item(r::nothing + "?", "1 bytes more than the value at byte 18");
}

BAD_INPUT("values that data sets are not made of") {
  refuse_item(r::word(238),
              "a compact form (ALTREP), which is not read, "
              "at byte 18");
  for (const std::uint32_t type : {0u, 1u, 2u, 3u, 4u, 9u, 15u, 24u, 255u})
    refuse_item(
        r::word(type),
        fmt::format("a value of type {}, which is not read, at byte 18", type)
            .c_str());
  refuse_item(r::counted(16, {r::integers({1})}),
              "type 13 where a string is due at byte 26");
  refuse_item(r::counted(16, {r::chars("a", r::with_attributes)}),
              "type 9 where a string is due at byte 26");
}

BAD_INPUT("claims of more than there is") {
  for (const std::uint32_t type : {10u, 13u, 14u, 16u, 19u}) {
    refuse_item(r::word(type) + r::word(0x80000000),
                "2147483648 elements claimed in 0 bytes at byte 22");
    refuse_item(r::word(type) + r::integer(-1) + r::word(1) + r::word(0),
                "4294967295 elements claimed in 8 bytes at byte 22");
  }
  refuse_item(r::word(14) + r::word(2) + std::string(15, '\0'),
              "2 elements claimed in 15 bytes at byte 22");
  refuse_item(r::word(16) + r::word(1) + r::word(9) + r::integer(-2),
              "4294967294 elements claimed in 0 bytes at byte 30");
}

BAD_INPUT("values that stand in each other without end") {
  refuse(nested(65), "more than 64 values in each other at byte 535");
  std::string attributes = r::header_2;
  for (int k = 0; k < 64; ++k)
    attributes += r::integers({}, r::with_attributes) +
                  r::word(2 | r::with_tag) + r::symbol("a");
  refuse(attributes + r::nothing,
         "more than 64 values in each other at byte 1614");
}

BAD_INPUT("attributes and symbols that are none") {
  const auto attributes = [](const std::string& bytes) {
    return r::integers({}, r::with_attributes) + bytes;
  };
  refuse_item(attributes(r::word(16 | r::with_tag)),
              "type 16 where an attribute is due at byte 26");
  refuse_item(attributes(r::word(2)),
              "type 2 where an attribute is due at byte 26");
  refuse_item(attributes(r::word(2 | r::with_tag | r::with_attributes)),
              "type 2 where an attribute is due at byte 26");
  refuse_item(attributes(r::attribute(r::word(16), "")),
              "type 16 where a symbol is due at byte 30");
  refuse_item(attributes(r::attribute(r::again(1), "")),
              "a reference to symbol 1 of 0 at byte 30");
  refuse_item(attributes(r::attribute(r::again(0) + r::word(0), "")),
              "a reference to symbol 0 of 0 at byte 34");
  refuse_item(attributes(r::attribute(r::word(1) + r::missing_string, "")),
              "a symbol without a name, or with one of more than 256 bytes at "
              "byte 38");
  const auto named = [&](std::size_t length) {
    return attributes(
        r::attribute(r::symbol(std::string(length, 'a')), r::nothing) +
        r::nothing);
  };
  CHECK_NOTHROW(read_r_value(r::header_2 + named(256)));
  refuse_item(named(257),
              "a symbol without a name, or with one of more than 256 bytes at "
              "byte 295");
}

BAD_INPUT("strings that are due and are not there") {
  const auto refuse_strings = [](const std::string& item, const char* words) {
    const auto value = read_r_value(r::header_2 + item);
    CHECK_THROWS_WITH_AS(r_strings(value), words, RBaseError);
  };
  refuse_strings(r::integers({1}), "no vector of strings");
  refuse_strings(r::counted(16, {r::chars("a"), r::missing_string}),
                 "string 2 is missing");
}

BAD_INPUT("a value that is cut anywhere") {
  const auto whole = factors();
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK_THROWS_AS(read_r_value(std::string_view(whole).substr(0, size)),
                    RBaseError);
  }
}

BAD_INPUT("a value with any byte changed is read or refused") {
  const auto whole = factors();
  int refused = 0;
  for (std::size_t place = 0; place < whole.size(); ++place)
    for (int byte = 0; byte < 256; ++byte) {
      auto bytes = whole;
      bytes[place] = static_cast<char>(byte);
      try {
        read_r_value(bytes);
      } catch (const RBaseError&) {
        ++refused;
      }
    }
  CHECK(refused > 0);
}
