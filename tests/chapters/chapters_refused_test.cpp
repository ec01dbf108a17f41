// Bad input that every chapter's program refuses in the same words. The
// programs, and the options that take a number, are read and not listed here.
#include <fmt/core.h>

#include <regex>
#include <vector>

#include "bad_input.hpp"
#include "program_options.hpp"
#include "run_program.hpp"
#include "sanitized.hpp"

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> chapters() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(CHAPTERS))
    if (std::regex_match(entry.path().filename().string(),
                         std::regex("\\d\\d_[a-z_]+")))
      found.push_back(entry.path());
  REQUIRE(found.size() >= 9);
  return found;
}

// Runs every chapter; it must end with this status and with one line, its name
// and these words, and have printed nothing else.
void refused(const std::string& arguments, int status, const std::string& words,
             const std::string& before = "") {
  for (const auto& chapter : chapters()) {
    const auto result = run_program(chapter.string(), arguments, before);
    CHECK(result.status == status);
    CHECK(result.error == chapter.filename().string() + ": " + words + "\n");
    CHECK(result.out.empty());
  }
}

// The options of a program that take a number: N is a whole one, X any. All are
// read alike, so one is enough where every access is watched.
std::vector<std::string> numbers(const fs::path& chapter, const char* kind) {
  std::vector<std::string> options;
  for (const auto& option : listed_options(chapter.string()))
    if (option.kind == kind) options.push_back(option.name);
#ifdef SANITIZED
  if (options.size() > 1) options.resize(1);
#endif
  return options;
}

// Every option of one kind refuses what is not in the range that it names.
void refuse_all(const char* kind, const std::string& range,
                const std::vector<std::string>& values) {
  for (const auto& chapter : chapters())
    for (const auto& option : numbers(chapter, kind))
      for (const auto& value : values) {
        const auto result = run_program(chapter.string(),
                                        fmt::format("{}='{}'", option, value));
        CHECK(result.status == 2);
        CHECK(result.out.empty());
        const auto expected = fmt::format(
            "{}: {}: expected {}", chapter.filename().string(), option, range);
        const auto got = ", got " + value + "\n";
        CAPTURE(result.error);
        REQUIRE(result.error.ends_with(got));
        CHECK(std::regex_match(
            result.error.substr(0, result.error.size() - got.size()),
            std::regex(expected)));
      }
}

// The status of a chapter whose outputs the shell has put elsewhere.
int status_of(const fs::path& chapter, const std::string& rest) {
  return WEXITSTATUS(std::system((chapter.string() + " " + rest).c_str()));
}

}  // namespace

BAD_INPUT("a whole number that is none or too large") {
  refuse_all("N", "a whole number (from \\d+ to \\d+|below 2\\^64)",
             {"-1", "1e3", "2.5", "nan", "18446744073709551616", "many", "0x10",
              "+5", " 5", "5 ", "1_000"});
}

BAD_INPUT("a number that is not above 0 or not finite") {
  refuse_all("X", "a number above 0, at most \\d+",
             {"0", "-0.5", "nan", "inf", "1e300", "1e-400", "1e-46", "1e400",
              "0,5", "0x1p3", "+1", " 1", "1f"});
}

BAD_INPUT("an option that no chapter has") {
  refused("--colour red", 2, "--colour: not an option, --help lists them");
  refused("red", 2, "red: not an option, --help lists them");
  refused("--seed 2 -q", 2, "-q: not an option, --help lists them");
}

BAD_INPUT("an option without its value") {
  refused("--seed ''", 2,
          "--seed: expected a whole number below 2^64, got nothing");
  for (const auto& chapter : chapters())
    for (const std::string option : {"--seed", "--figures"}) {
      const auto result = run_program(chapter.string(), option);
      CHECK(result.status == 2);
      CHECK(result.out.empty());
      auto error = result.error;
      CAPTURE(error);
      REQUIRE(error.ends_with("\n"));
      error.pop_back();
      CHECK(is_remarked(
          error, chapter.filename().string() + ": an option lacks its value"));
      CHECK(error.find(option) != std::string::npos);
    }
}

BAD_INPUT("a folder without a name") {
  refused("--figures ''", 2,
          "--figures: expected the name of a folder, got nothing");
}

BAD_INPUT("a folder below a file") {
  refused("--figures /dev/null/x", 1,
          "cannot draw into /dev/null/x: Not a directory");
}

BAD_INPUT("a folder that is a file") {
  refused("--figures /dev/null", 1,
          "cannot draw into /dev/null: Not a directory");
}

BAD_INPUT("figures without gnuplot") {
  const TemporaryFolder folder;
  refused("--figures " + (folder.path / "a" / "b").string(), 1,
          "gnuplot was not found on the PATH (Debian's package: gnuplot-nox)",
          "PATH=/nowhere");
  CHECK(folder.names_in(folder.path).empty());
}

// A full disk, and a stream that the shell has closed.
BAD_INPUT("an error that cannot be told keeps its status") {
  for (const auto& chapter : chapters())
    for (const std::string lost : {" 2>/dev/full", " 2>&-"}) {
      CAPTURE(chapter.string());
      CHECK(status_of(chapter, "--colour" + lost) == 2);
      CHECK(status_of(chapter, "--seed x" + lost) == 2);
      CHECK(status_of(chapter, "--figures /dev/null" + lost) == 1);
      CHECK(status_of(chapter, "--help >/dev/full" + lost) == 1);
    }
}

BAD_INPUT("help that cannot be written") {
  const TemporaryFolder folder;
  const auto error = (folder.path / "error").string();
  for (const auto& chapter : chapters())
    for (const std::string lost : {">/dev/full", ">&-"}) {
      CHECK(status_of(chapter, "--help " + lost + " 2>" + error) == 1);
      CHECK(read(error) ==
            chapter.filename().string() + ": cannot write the report\n");
    }
}
