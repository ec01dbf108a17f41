// Chapter 9's program as a user meets it: what it prints, leaves and returns.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <vector>

#include "bad_input.hpp"
#include "program_options.hpp"
#include "run_program.hpp"

namespace {

Result run(const std::string& arguments, const std::string& before = "") {
  return run_program(CHAPTERS "/09_overfitting", arguments, before);
}

// A run that is done in a moment.
const std::string tiny = " --quick --hidden 4 --epochs 8 ";

// The lines from the one that begins with `heading` to the next empty one.
std::vector<std::string> table(const std::string& out,
                               const std::string& heading) {
  std::istringstream text(out);
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);)
    if (lines.empty() ? line.starts_with(heading) : true) {
      if (line.empty()) break;
      lines.push_back(line);
    }
  REQUIRE(lines.size() > 1);
  lines.erase(lines.begin());
  return lines;
}

// The numbers of a line from a column on; of "0.1: 0.159" the one at the end.
std::vector<double> numbers(const std::string& line, std::size_t column) {
  std::istringstream words(line.substr(column));
  std::vector<double> values;
  for (std::string word; words >> word;)
    if (word.back() != ':' && word != "%") values.push_back(std::stod(word));
  return values;
}

}  // namespace

TEST_CASE("a run prints its five tables and nothing else") {
  const auto result = run(tiny);
  CHECK(result.status == 0);
  CHECK(result.error.empty());
  CHECK(std::ranges::count(result.out, '\n') <= 40);
  CHECK(
      result.out.starts_with("LSTM(4) on 40 windows with noise 0.3, "
                             "8 epochs, medians of 5 seeds\n"));
  CHECK(table(result.out, "Validation error for").size() == 7);
  CHECK(table(result.out, "At the best strength").size() == 7);
  CHECK(table(result.out, "Test errors of rules").size() == 5);
  CHECK(table(result.out, "Weights").size() == 7);
  CHECK(result.out.find("\nDropout of 0.5, fixed mask: test error ") !=
        std::string::npos);
}

TEST_CASE("of each method the strength with the lowest error is reported") {
  const auto out = run(tiny).out;
  const auto tried = table(out, "Validation error for"),
             best = table(out, "At the best strength");
  REQUIRE(tried.size() == best.size());
  for (std::size_t k = 0; k < best.size(); ++k) {
    CAPTURE(best[k]);
    CHECK(numbers(best[k], 22)[1] == std::ranges::min(numbers(tried[k], 22)));
  }
}

TEST_CASE("the best sine is right where there is no noise") {
  const auto rules =
      table(run(tiny + "--noise 1e-9").out, "Test errors of rules");
  REQUIRE(rules.size() == 5);
  CHECK(numbers(rules[0], 40)[0] == doctest::Approx(0.5).epsilon(0.1));
  CHECK(numbers(rules[1], 40)[0] == doctest::Approx(0.005).epsilon(0.2));
  CHECK(rules[3] == "  the best sine through the window       0.000");
}

TEST_CASE("penalties make most weights small, and nothing else does") {
  const auto weights = table(run("--quick").out, "Weights");
  REQUIRE(weights.size() == 7);
  for (const auto& line : weights) {
    CAPTURE(line);
    const bool penalty = line.starts_with("  L");
    CHECK((numbers(line, 22)[1] > 15) == penalty);
  }
}

TEST_CASE("the same seed draws the same figures on any number of threads") {
  const TemporaryFolder folder;
  const auto draw = [&](const std::string& name, const std::string& options,
                        const std::string& before) {
    const auto path = folder.path / name;
    const auto result =
        run(tiny + options + " --figures " + path.string(), before);
    CHECK(result.status == 0);
    CHECK(folder.names_in(path) ==
          std::set<std::string>{"09-curves.csv", "09-curves.svg",
                                "09-weights.csv", "09-weights.svg"});
    std::string bytes = result.out;
    for (const auto& file : folder.names_in(path)) bytes += read(path / file);
    return bytes;
  };
  const auto one = draw("one", "", "OPENBLAS_NUM_THREADS=1");
  CHECK(draw("four", "", "OPENBLAS_NUM_THREADS=4") == one);
  CHECK(draw("other", "--seed 2", "") != one);
}

TEST_CASE("help names every option and its default") {
  const auto help = run("--help");
  CHECK(help.status == 0);
  CHECK(help.error.empty());
  const auto names = option_names(CHAPTERS "/09_overfitting");
  for (const auto option :
       {"--windows N=40", "--noise X=0.3", "--hidden N=20", "--epochs N=250",
        "--threads N=0", "--seed N=1", "--figures DIR", "--quick"}) {
    CAPTURE(option);
    CHECK(std::ranges::find(names, option) != names.end());
  }
}

BAD_INPUT("options out of range are refused with what was expected") {
  const auto refused = [](const std::string& option, const std::string& value,
                          const std::string& expected) {
    CAPTURE(option);
    CAPTURE(value);
    const auto result = run(option + " '" + value + "'");
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(result.error == "09_overfitting: " + option + ": expected " +
                              expected + ", got " + value + "\n");
  };
  refused("--windows", "0", "a whole number from 1 to 100000");
  refused("--hidden", "1025", "a whole number from 1 to 1024");
  refused("--epochs", "many", "a whole number from 1 to 100000");
  for (const auto bad : {"nan", "0", "-0.1", "101"})
    refused("--noise", bad, "a number above 0, at most 100");
}
