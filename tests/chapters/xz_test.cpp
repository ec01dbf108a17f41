#include "13_language_model/xz.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <stdexcept>
#include <string>

#include "bad_input.hpp"
#include "lstm/numbers/random.hpp"
#include "temporary_folder.hpp"

using namespace language_model;

namespace {

// Programs are looked for in a folder of ours alone.
struct Path {
  TemporaryFolder folder;
  std::string before = std::getenv("PATH");

  Path() { setenv("PATH", folder.path.c_str(), 1); }
  explicit Path(const std::string& xz) : Path() {
    write_script(folder.path / "xz", "#!/bin/sh\n" + xz + "\n");
  }
  ~Path() { setenv("PATH", before.c_str(), 1); }
};

}  // namespace

TEST_CASE("the bits of xz are those of what the test adds") {
  // An xz that leaves out b and adds a line: 2 + 4 bytes for the training text,
  // 3 + 4 with the test, whose 4 characters thus take 8 bits.
  const Path path("/usr/bin/tr -d b; echo end");
  CHECK(xz_bits("abba", "bbab") == 8.0 / 4);
}

TEST_CASE("xz is asked to be thorough and with options of nobody else") {
  const Path path(
      "test \"$*\" = '-9e -T1 -c' -a -z \"$XZ_OPT\" && exec /bin/cat");
  setenv("XZ_OPT", "-0", 1);
  CHECK(xz_bits("", "test") == 8.0);
  unsetenv("XZ_OPT");
}

TEST_CASE("xz knows again what it has seen") {
  lstm::Random random(1);
  std::string text(20'000, ' ');
  for (char& one : text) one = static_cast<char>(random.below(256));
  const auto again = xz_bits(text, text), alone = xz_bits("", text);
  if (!again) {
    MESSAGE("there is no xz");
    return;
  }
  CHECK(*again < 0.2);
  CHECK(*alone == doctest::Approx(8).epsilon(0.01));
}

TEST_CASE("without xz there is no number") {
  const Path empty;
  CHECK(xz_bits("training", "test") == std::nullopt);
}

BAD_INPUT("an xz that fails is named") {
  {
    const Path path("exit 3");
    CHECK_THROWS_WITH_AS(xz_bits("training", "test"), "xz failed with status 3",
                         std::runtime_error);
  }
  {
    const Path path("kill -9 $$");
    CHECK_THROWS_WITH_AS(xz_bits("training", "test"),
                         "xz was ended by signal 9", std::runtime_error);
  }
  const Path path("");
  std::filesystem::permissions(path.folder.path / "xz",
                               std::filesystem::perms::owner_read);
  CHECK_THROWS_WITH_AS(xz_bits("training", "test"),
                       "xz did not start: Permission denied",
                       std::runtime_error);
}

BAD_INPUT("xz has no number for an empty test") {
  CHECK_THROWS_WITH_AS(xz_bits("training", ""),
                       "xz has no characters in an empty test",
                       std::invalid_argument);
}
