// Chapter 9's program as a user meets it: what it prints, leaves and returns.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
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

// The numbers of a line from a column on.
std::vector<double> numbers(const std::string& line, std::size_t column) {
  std::istringstream words(line.substr(column));
  std::vector<double> values;
  for (std::string word; words >> word;)
    if (word != "%" && word != "-") values.push_back(std::stod(word));
  return values;
}

}  // namespace

TEST_CASE("a run prints its tables and nothing else") {
  const auto result = run(tiny);
  CHECK(result.status == 0);
  CHECK(result.error.empty());
  CHECK(std::ranges::count(result.out, '\n') == 64);
  CHECK(result.out.starts_with("A rule with 12 weights on 20 windows, "));
  CHECK(result.out.find("\nLSTM(4) on 40 windows with noise 0.3\n") !=
        std::string::npos);
  CHECK(table(result.out, "A rule").size() == 6);
  CHECK(table(result.out, "After 8 epochs").size() == 9);
  CHECK(table(result.out, "At the best epoch").size() == 9);
  CHECK(table(result.out, "Test errors of rules").size() == 5);
  CHECK(table(result.out, "Weights at").size() == 9);
  CHECK(table(result.out, "L1 near").size() == 8);
  CHECK(result.out.find("\nDropout of 0.5, fixed mask: test error ") !=
        std::string::npos);
}

TEST_SUITE_BEGIN("program");

TEST_CASE("a row's strength is one with the lowest error of those drawn") {
  const TemporaryFolder folder;
  const auto out =
      run(tiny + "--rates 2 --figures " + folder.path.string()).out;
  std::istringstream csv(read(folder.path / "09-strengths.csv"));
  std::vector<std::vector<double>> errors;  // of each curve, panel by panel
  std::string line;
  std::getline(csv, line);
  while (std::getline(csv, line)) {
    std::istringstream cells(line);
    std::vector<double> row;
    for (std::string cell; std::getline(cells, cell, ',');)
      row.push_back(std::stod(cell));
    errors.resize(row.size());
    for (std::size_t k = 0; k < row.size(); ++k) errors[k].push_back(row[k]);
  }
  REQUIRE(errors.size() == 9);
  const std::vector<std::vector<double>> strengths = {
      {0.05, 0.1, 0.25, 0.5, 0.75},
      {0.001, 0.003, 0.01, 0.03, 0.1},
      {0.001, 0.003, 0.01, 0.03, 0.1},
      {16, 8, 4, 2, 1}};
  const std::vector<std::size_t> rows = {3, 4, 6, 8};
  for (std::size_t k = 0; k < 8; ++k) {
    CAPTURE(k);
    const auto& curve = errors[1 + k];
    const auto lowest = std::ranges::min_element(curve) - curve.begin();
    const auto all = table(out, k < 4 ? "After 8 epochs" : "At the best epoch");
    CHECK(numbers(all[rows[k % 4]], 22)[0] ==
          strengths[k % 4][static_cast<std::size_t>(lowest)]);
  }
}

TEST_CASE("a row's median lies between the two numbers beside it") {
  const auto out = run(tiny).out;
  for (const auto& heading : {"After 8 epochs", "At the best epoch"})
    for (const auto& line : table(out, heading)) {
      CAPTURE(line);
      const auto row = numbers(line, 22);
      CHECK(row[5] <= row[4]);
      CHECK(row[4] <= row[6]);
      CHECK(row[2] <= 8);
      if (row.size() > 7) CHECK(row[7] <= 5);
    }
}

TEST_CASE("the best rule is right where there is no noise") {
  const auto rules =
      table(run(tiny + "--noise 1e-9").out, "Test errors of rules");
  REQUIRE(rules.size() == 5);
  CHECK(numbers(rules[0], 42)[0] == doctest::Approx(0.5).epsilon(0.1));
  CHECK(std::abs(numbers(rules[1], 42)[0] / 0.005 - 1) < 0.2);
  CHECK(numbers(rules[3], 42)[0] < 1e-12);
}

TEST_CASE("penalties make most weights small, and one of them exactly 0") {
  const auto weights = table(run("--quick --epochs 150").out, "Weights at");
  REQUIRE(weights.size() == 9);
  for (const auto& line : weights) {
    CAPTURE(line);
    const auto row = numbers(line, 22);
    const bool small = line.starts_with("  L1") || line.starts_with("  L2 ");
    CHECK((row[1] > 20) == small);
    CHECK((row[2] > 20) == line.starts_with("  L1, proximal"));
  }
}

TEST_CASE("chapter 9 draws the same figures on any number of threads") {
  const TemporaryFolder folder;
  const auto draw = [&](const std::string& name, const std::string& options,
                        const std::string& before) {
    const auto path = folder.path / name;
    const auto result =
        run(tiny + options + " --figures " + path.string(), before);
    CHECK(result.status == 0);
    CHECK(folder.names_in(path) ==
          std::set<std::string>{"09-curves.csv", "09-curves.svg", "09-mask.csv",
                                "09-mask.svg", "09-strengths.csv",
                                "09-strengths.svg", "09-weights.csv",
                                "09-weights.svg"});
    std::string bytes = result.out;
    for (const auto& file : folder.names_in(path)) bytes += read(path / file);
    return bytes;
  };
  const auto one = draw("one", "", "OPENBLAS_NUM_THREADS=1");
  CHECK(draw("four", "", "OPENBLAS_NUM_THREADS=4") == one);
  CHECK(draw("other", "--seed 2", "") != one);
}

TEST_SUITE_END();

TEST_CASE("help names every option and its default") {
  const auto help = run("--help");
  CHECK(help.status == 0);
  CHECK(help.error.empty());
  const auto names = option_names(CHAPTERS "/09_overfitting");
  for (const auto option :
       {"--windows N=40", "--noise X=0.3", "--hidden N=20", "--epochs N=250",
        "--choosing N=10", "--draws N=20", "--rates N=1", "--threads N=0",
        "--seed N=1", "--figures DIR", "--quick"}) {
    CAPTURE(option);
    CHECK(std::ranges::find(names, option) != names.end());
  }
}

BAD_INPUT(
    "options of chapter 9 out of range are refused with what was expected") {
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
  refused("--epochs", "many", "a whole number from 2 to 100000");
  refused("--rates", "6", "a whole number from 1 to 5");
  for (const auto bad : {"nan", "0", "-0.1", "1.1"})
    refused("--noise", bad, "a number above 0, at most 1");
}
