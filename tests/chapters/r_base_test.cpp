#include "study/r_base.hpp"

#include <lzma.h>

#include "bad_input.hpp"
#include "r_writer.hpp"
#include "study/data_file.hpp"

using study::RBaseError, study::read_r_strings, study::read_r_variable;
using Strings = std::vector<std::string>;

static int length(const std::string& bytes) {
  return static_cast<int>(bytes.size());
}

// What xz's default way to pack makes of it, without xz's own header.
static std::string lzma2(std::string_view bytes) {
  lzma_options_lzma options;
  lzma_lzma_preset(&options, 6);
  const lzma_filter filters[] = {{LZMA_FILTER_LZMA2, &options},
                                 {LZMA_VLI_UNKNOWN, nullptr}};
  std::string text(bytes.size() + 100, '\0');
  std::size_t size = 0;
  REQUIRE(lzma_raw_buffer_encode(
              filters, nullptr,
              reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size(),
              reinterpret_cast<std::uint8_t*>(text.data()), &size,
              text.size()) == LZMA_OK);
  text.resize(size);
  return text;
}

// Two variables: lines, and numbers.
struct Base {
  std::string lines =
      r::variable(r::header_3 + r::strings({"EMMA", "", "VOLUME I"}));
  std::string numbers = r::variable(r::header_2 + r::integers({1, 2}));
  std::string rdb = lines + numbers;
  std::string rdx =
      r::index({"emma", "numbers"},
               {{0, length(lines)}, {length(lines), length(numbers)}});
};

TEST_CASE("a base gives its variables by name in the index's order") {
  const Base base;
  CHECK(study::r_variables(base.rdx) == Strings{"emma", "numbers"});
  CHECK(read_r_strings(base.rdb, base.rdx, "emma") ==
        Strings{"EMMA", "", "VOLUME I"});
  const auto numbers = read_r_variable(base.rdb, base.rdx, "numbers");
  CHECK(std::get<std::vector<int>>(numbers.data) == std::vector{1, 2});
}

TEST_CASE("an index may be packed by zlib alone") {
  CHECK(study::r_variables(
            r::packed(r::header_3 +
                      r::named_list({"variables"}, {r::named_list({}, {})}))) ==
        Strings{});
}

TEST_CASE("a base may be packed by LZMA2") {
  // The line is longer than what is unpacked at a time, and repeats what lies
  // further back than that.
  std::string line;
  for (int k = 0; k < 90'000; ++k) line += std::to_string(k);
  const auto value = r::header_3 + r::strings({line, "EMMA", line});
  const auto rdb =
      r::word(static_cast<std::uint32_t>(value.size())) + 'Z' + lzma2(value);
  CHECK(rdb.size() < line.size());
  CHECK(read_r_strings(rdb, r::index({"emma"}, {{0, length(rdb)}}), "emma") ==
        Strings{line, "EMMA", line});
}

TEST_CASE("chunks of LZMA2 that are written by hand are read") {
  // serialize(1:3, NULL, version = 2) in chunks that are not compressed: a 1,
  // the length less one in two bytes, and then the bytes; a 0 is the end.
  const auto value = r::header_2 + r::integers({1, 2, 3});
  REQUIRE(value.size() == 34);
  const auto rdb = r::word(34) + "Z" + std::string("\1\0\x9", 3) +
                   value.substr(0, 10) + std::string("\2\0\x17", 3) +
                   value.substr(10) + std::string(1, '\0');
  const auto numbers = read_r_variable(
      rdb, r::index({"numbers"}, {{0, length(rdb)}}), "numbers");
  CHECK(std::get<std::vector<int>>(numbers.data) == std::vector{1, 2, 3});
}

TEST_CASE("the six novels are read as Debian has them") {
  const auto read = [](const char* file) {
    return study::read_data(file, std::size_t{1} << 24);
  };
  std::string rdb, rdx;
  try {
    rdb = read("austen/Rdata.rdb"), rdx = read("austen/Rdata.rdx");
  } catch (const study::MissingData& error) {
    MESSAGE("skipped: " << std::string(error.what()));
    return;
  }
  CHECK(study::r_variables(rdx) ==
        Strings{"emma", "mansfieldpark", "northangerabbey", "persuasion",
                "prideprejudice", "sensesensibility"});
  std::size_t lines = 0;
  for (const auto& name : study::r_variables(rdx))
    lines += read_r_strings(rdb, rdx, name).size();
  CHECK(lines == 73422);
  const auto emma = read_r_strings(rdb, rdx, "emma");
  CHECK(emma.front() == "EMMA");
  CHECK(emma.back() == "FINIS");
}

static void refuse_index(const std::string& rdx, const std::string& words) {
  CHECK_THROWS_WITH_AS(study::r_variables(rdx), ("R's index: " + words).c_str(),
                       RBaseError);
}

BAD_INPUT("an index that is none") {
  refuse_index("", "zlib cannot unpack it: buffer error");
  refuse_index("austen", "zlib cannot unpack it: data error");
  const auto packed = [](const std::string& item) {
    return r::packed(r::header_3 + item);
  };
  refuse_index(packed(r::nothing) + "??", "2 bytes behind zlib's");
  refuse_index(packed(""), "0 bytes where 4 are needed at byte 23");
  refuse_index(packed(r::nothing), "no list with names");
  refuse_index(packed(r::list({})), "no list with names");
  refuse_index(
      packed(r::integers({1}, r::with_attributes) +
             r::attribute(r::symbol("names"), r::strings({"variables"})) +
             r::nothing),
      "no list with names");
  refuse_index(packed(r::named_list({"a", "b"}, {r::nothing})),
               "2 names of 1 elements");
  refuse_index(packed(r::named_list({"a"}, {r::nothing})),
               "no variables in the index");
  refuse_index(packed(r::named_list({"variables"}, {r::nothing})),
               "no list with names");
}

BAD_INPUT("an index that unpacks to more than memory should hold") {
  const std::string zeros((std::size_t{1} << 26) + 1, '\0');
  refuse_index(r::packed(zeros), "it unpacks to more than 67108864 bytes");
  refuse_index(zeros, "67108865 bytes; at most 67108864 are read");
}

static void refuse(const std::string& rdb, const std::vector<int>& place,
                   const std::string& words) {
  CHECK_THROWS_WITH_AS(
      read_r_variable(rdb, r::index({"emma"}, {place}), "emma"),
      ("R's variable emma: " + words).c_str(), RBaseError);
}
static void refuse_variable(const std::string& rdb, const std::string& words) {
  refuse(rdb, {0, length(rdb)}, words);
}

BAD_INPUT("a variable that the base does not have") {
  const Base base;
  CHECK_THROWS_WITH_AS(read_r_variable(base.rdb, base.rdx, "persuasion"),
                       "R's variable persuasion: no persuasion in the index",
                       RBaseError);
  CHECK_THROWS_WITH_AS(read_r_strings(base.rdb, base.rdx, "numbers"),
                       "R's variable numbers: no vector of strings",
                       RBaseError);
}

BAD_INPUT("places that are outside of the base") {
  refuse("12345678", {0, 9}, "9 bytes at byte 0 of a base of 8");
  refuse("12345678", {9, 0}, "0 bytes at byte 9 of a base of 8");
  refuse("12345678", {2147483647, 2147483647},
         "2147483647 bytes at byte 2147483647 of a base of 8");
  for (const auto& place :
       std::vector<std::vector<int>>{{-1, 8}, {0, -1}, {0}, {0, 1, 2}})
    refuse("12345678", place, "no place and length in the index");
  const auto rdx = r::packed(
      r::header_3 +
      r::named_list({"variables"},
                    {r::named_list({"emma"}, {r::strings({"0", "8"})})}));
  CHECK_THROWS_WITH_AS(read_r_variable("12345678", rdx, "emma"),
                       "R's variable emma: no place and length in the index",
                       RBaseError);
}

BAD_INPUT("variables that are packed in a way that is not read") {
  refuse_variable(r::word(8) + "21234",
                  "it is packed as bzip2, which is not read");
  refuse_variable(r::word(8) + "01234", "it is not packed, which is not read");
}

BAD_INPUT("variables that are not as long as they claim") {
  const auto packed = r::packed(r::header_2 + r::nothing);
  refuse_variable(r::word(17) + packed, "it unpacks to more than 17 bytes");
  refuse_variable(r::word(19) + packed, "it unpacks to 18 bytes of 19");
  refuse_variable(r::word(67108865) + packed,
                  "67108865 bytes; at most 67108864 are read");
  refuse_variable(r::word(18), "4 bytes in all");
  refuse_variable(r::word(18) + packed + "?", "1 bytes behind zlib's");
  auto damaged = packed;
  damaged.back() ^= 1;
  refuse_variable(r::word(18) + damaged, "zlib cannot unpack it: data error");
  const auto bomb = r::packed(std::string(10'000'000, '\0'));
  refuse_variable(r::word(1000) + bomb, "it unpacks to more than 1000 bytes");
}

BAD_INPUT("LZMA2 that is damaged or not as long as it claims") {
  const auto value = r::header_2 + r::nothing;
  const auto packed = "Z" + lzma2(value);
  refuse_variable(r::word(17) + packed, "it unpacks to more than 17 bytes");
  refuse_variable(r::word(19) + packed, "it unpacks to 18 bytes of 19");
  refuse_variable(r::word(67108865) + packed,
                  "67108865 bytes; at most 67108864 are read");
  refuse_variable(r::word(18) + packed + "??", "2 bytes behind LZMA2's");
  refuse_variable(r::word(8) + "Z1234",
                  "liblzma cannot unpack it: it is damaged");
  for (std::size_t size = 1; size < packed.size(); ++size)
    refuse_variable(r::word(18) + packed.substr(0, size),
                    "liblzma cannot unpack it: it ends early");
  const auto bomb = "Z" + lzma2(std::string(10'000'000, '\0'));
  REQUIRE(bomb.size() < 10'000);
  refuse_variable(r::word(1000) + bomb, "it unpacks to more than 1000 bytes");
}

BAD_INPUT("a base that is cut anywhere") {
  const Base base;
  for (std::size_t size = 0; size < base.rdb.size(); ++size)
    CHECK_THROWS_AS(
        read_r_variable(base.rdb.substr(0, size), base.rdx, "numbers"),
        RBaseError);
  for (std::size_t size = 0; size < base.rdx.size(); ++size)
    CHECK_THROWS_AS(
        read_r_variable(base.rdb, base.rdx.substr(0, size), "numbers"),
        RBaseError);
}
