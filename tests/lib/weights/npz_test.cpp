#include "lstm/weights/npz.hpp"

#include <fmt/format.h>
#include <time.h>

#include <cstdint>
#include <cstdlib>
#include <stdexcept>

#include "bad_input.hpp"

using lstm::Arrays, lstm::Precision, lstm::WeightsError;

namespace {

const Arrays two = {{"a", {{2, 1}, {1, -2}, Precision::float32}},
                    {"b", {{3}, {0.1, 0.2, 0.3}, Precision::float64}}};

// The CRC-32 of the zip format, its lowest byte first.
std::string checksum(const std::string& bytes) {
  std::uint32_t crc = 0xffffffff;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int k = 0; k < 8; ++k) crc = crc >> 1 ^ (crc & 1) * 0xedb88320;
  }
  std::string result;
  for (int k = 0; k < 32; k += 8) result += static_cast<char>(~crc >> k & 0xff);
  return result;
}

std::string little_endian(std::size_t number, int bytes) {
  std::string result;
  for (int k = 0; k < 8 * bytes; k += 8)
    result += static_cast<char>(number >> k & 0xff);
  return result;
}

// A file of a zip archive as both its headers describe it.
struct Entry {
  std::string content;
  std::size_t claimed = content.size();  // its size when it is unpacked
  std::string crc = checksum(content);
  char flags = 0, method = 8;
};

// An archive with that file as a.npy, by hand, with fields that no library
// would write. What deflate would pack is one block, as it is.
std::string archive(const Entry& entry) {
  const std::string name = "a.npy";
  const auto n = entry.content.size();
  const auto packed =
      "\1" + little_endian(n, 2) + little_endian(~n, 2) + entry.content;
  const auto described =
      std::string{20, 0, entry.flags, 0, entry.method, 0} +
      std::string(4, '\0') + entry.crc + little_endian(packed.size(), 4) +
      little_endian(entry.claimed, 4) + little_endian(name.size(), 2);
  const auto file = "PK\3\4" + described + little_endian(0, 2) + name + packed;
  const auto listed = "PK\1\2" + little_endian(20, 2) + described +
                      std::string(16, '\0') + name;
  return file + listed + "PK\5\6" + std::string(4, '\0') + little_endian(1, 2) +
         little_endian(1, 2) + little_endian(listed.size(), 4) +
         little_endian(file.size(), 4) + std::string(2, '\0');
}

std::string replaced(std::string text, const std::string& from,
                     const std::string& to) {
  for (auto place = text.find(from); place != text.npos;
       place = text.find(from, place + to.size()))
    text.replace(place, from.size(), to);
  return text;
}

void check_refused(const std::string& bytes, const std::string& message,
                   std::size_t limit = 1 << 20) {
  CHECK_THROWS_WITH_AS(lstm::read_npz(bytes, limit), message.c_str(),
                       WeightsError);
}

// Where the archive itself is at fault, libzip says how.
void check_unreadable(const std::string& bytes, const std::string& message) {
  try {
    lstm::read_npz(bytes, 1 << 20);
    FAIL_CHECK("it was read");
  } catch (const WeightsError& error) {
    CAPTURE(error.what());
    CHECK(is_remarked(error.what(), message));
  }
}

}  // namespace

TEST_CASE("names are in the order of the alphabet, numbers in that of size") {
  const std::vector<std::string> names = {
      "",       "1",      "9",   "10",     "a",      "a1",      "a1.W",
      "a2",     "a2.b10", "a01", "a02",    "a10",    "a10.W",   "arr_2",
      "arr_10", "arrow",  "b",   "lstm.U", "lstm.b", "\xc3\xa9"};
  Arrays arrays;
  for (auto name = names.rbegin(); name != names.rend(); ++name)
    arrays[*name] = two.at("a");
  std::vector<std::string> sorted;
  for (const auto& [name, array] : arrays) sorted.push_back(name);
  CHECK(sorted == names);

  // One order, whichever of two is asked about first.
  const Arrays::key_compare before;
  for (std::size_t j = 0; j < names.size(); ++j)
    for (std::size_t k = 0; k < names.size(); ++k)
      CHECK(before(names[j], names[k]) == (j < k));
}

TEST_CASE("the files of an archive stand in the order of their names") {
  Arrays arrays;
  for (int k = 0; k < 14; ++k)
    arrays[fmt::format("arr_{}", k)] = {{}, {k + 0.0}, Precision::float32};
  const auto bytes = lstm::write_npz(arrays);
  std::size_t place = 0;
  for (int k = 0; k < 14; ++k) {
    const auto next = bytes.find(fmt::format("arr_{}.npy", k));
    CHECK(next > place);
    place = next;
  }
  CHECK(lstm::read_npz(bytes) == arrays);
}

TEST_CASE("arrays come back to the last bit, and the same bytes") {
  const auto bytes = lstm::write_npz(two);
  CHECK(lstm::read_npz(bytes) == two);
  setenv("TZ", "Pacific/Auckland", 1);
  tzset();
  CHECK(lstm::write_npz(two) == bytes);
}

BAD_INPUT("an archive cut anywhere is refused") {
  const auto bytes = lstm::write_npz(two);
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    CAPTURE(length);
    CHECK_THROWS_AS(lstm::read_npz(bytes.substr(0, length)), WeightsError);
  }
}

BAD_INPUT("an archive with any bit turned is read or refused in words") {
  const auto bytes = lstm::write_npz(two);
  std::size_t refused = 0;
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    auto turned = bytes;
    turned[bit / 8] = static_cast<char>(turned[bit / 8] ^ (1 << bit % 8));
    try {
      lstm::read_npz(turned, 1 << 20);
    } catch (const WeightsError&) {
      ++refused;
    }
  }
  CHECK(refused > 6 * bytes.size());
}

BAD_INPUT("what is no archive is refused") {
  const std::string begins =
      "an .npz archive begins \"PK\\x03\\x04\", this begins ";
  check_refused("", begins + "nothing");
  check_refused("epoch,loss\n1,0.5\n", begins + "\"epoc\"");
  check_refused(lstm::write_npy(two.at("a")), begins + "\"\\x93NUM\"");
  check_refused("\x89HDF\r\n\x1a\n", begins + "\"\\x89HDF\"");
  check_refused("\x80\x02}q", begins + "\"\\x80\\x02}q\"");
  check_refused("x" + lstm::write_npz(two), begins + "\"xPK\\x03\"");
  check_unreadable("PK\x03\x04 and no more", "the archive cannot be read");
  check_unreadable(lstm::write_npz(two) + "x", "the archive cannot be read");
}

BAD_INPUT("names are those of arrays and each once") {
  const auto bytes = lstm::write_npz(two);
  check_refused(replaced(bytes, "a.npy", "a.txt"),
                "\"a.txt\": its name does not end in .npy");
  check_refused(replaced(bytes, "a.npy", "\x1b.txt"),
                "\"\\x1b.txt\": its name does not end in .npy");
  check_refused(replaced(bytes, "b.npy", "a.npy"),
                "two files of the archive have the same name");
}

BAD_INPUT("what cannot be unpacked is refused") {
  const auto a = lstm::write_npy(two.at("a"));
  CHECK(lstm::read_npz(archive({a})) == Arrays{{"a", two.at("a")}});
  check_refused(archive({.content = a, .flags = 1}),
                "\"a.npy\": it is encrypted");
  check_refused(archive({.content = a, .method = 12}),
                "\"a.npy\": it is packed by method 12, expected 0 (stored) or "
                "8 (deflate)");
  check_unreadable(archive({.content = a, .crc = "abcd"}),
                   "\"a.npy\": it cannot be unpacked");
}

BAD_INPUT("sizes that an archive claims are not believed") {
  const auto a = lstm::write_npy(two.at("a"));
  REQUIRE(a.size() == 136);
  check_refused(archive({.content = a, .claimed = 4294967280}),
                "\"a.npy\": it claims 4294967280 bytes, the limit is 1048576");
  check_refused(archive({.content = a, .claimed = 128}),
                "\"a.npy\": it unpacks to more than 128 bytes, expected 128");
  check_refused(archive({.content = a, .claimed = 144}),
                "\"a.npy\": it unpacks to 136 bytes, expected 144");
}

BAD_INPUT("the limit is for all arrays together") {
  const auto bytes = lstm::write_npz(two);
  const std::size_t sizes = 128 + 8 + 128 + 24;
  CHECK(lstm::read_npz(bytes, sizes) == two);
  check_refused(bytes, "\"b.npy\": it claims 152 bytes, the limit is 151",
                sizes - 1);
}

BAD_INPUT("an array that cannot be read is named") {
  const auto integers = replaced(lstm::write_npy(two.at("a")), "<f4", "<i4");
  check_refused(archive({integers}),
                "\"a.npy\": the numbers are of the type \"<i4\", expected "
                "\"<f4\" or \"<f8\"");
}

BAD_INPUT("what is not written") {
  CHECK_THROWS_WITH_AS(
      lstm::write_npz({{"lstm.W", {{2}, {1}, Precision::float32}}}),
      "an array of shape (2,) with 1 numbers", std::invalid_argument);
  CHECK_THROWS_WITH_AS(lstm::write_npz({}),
                       "an archive needs at least one array",
                       std::invalid_argument);
}
