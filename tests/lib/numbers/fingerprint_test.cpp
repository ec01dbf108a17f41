#include "lstm/numbers/fingerprint.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

using lstm::fingerprint, lstm::fingerprint_of;

// Published with the function (Fowler, Noll and Vo).
TEST_CASE("the fingerprints of FNV-1a") {
  CHECK(fingerprint("") == 0xcbf29ce484222325);
  CHECK(fingerprint("a") == 0xaf63dc4c8601ec8c);
  CHECK(fingerprint("foobar") == 0x85944171f73967e8);
  CHECK(fingerprint("bar", fingerprint("foo")) == fingerprint("foobar"));
}

TEST_CASE("no change of a byte is missed") {
  const std::string text = "one gate";
  std::set<std::uint64_t> seen;
  for (std::size_t k = 0; k < text.size(); ++k)
    for (int byte = 0; byte < 256; ++byte) {
      auto changed = text;
      changed[k] = static_cast<char>(byte);
      seen.insert(fingerprint(changed));
    }
  CHECK(seen.size() == 255 * text.size() + 1);
}

TEST_CASE("numbers count with all their bits") {
  CHECK(fingerprint_of(std::vector<double>{0.0}) !=
        fingerprint_of(std::vector<double>{-0.0}));
  CHECK(fingerprint_of(std::vector<double>{}) == fingerprint(""));
  CHECK(fingerprint_of(std::vector<char>{'a'}) == fingerprint("a"));
}
