// Chapter 7's program as a user meets it: what it prints, draws and returns.
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
  return run_program(CHAPTERS "/07_adam", arguments, before);
}

// A small task for the LSTM, and the whole walk through the valley.
const std::string tiny = " --windows 32 --hidden 2 --epochs 2 ";

// The words of the line that begins with a name, after it.
std::vector<std::string> words(const std::string& out,
                               const std::string& name) {
  std::istringstream lines(out);
  for (std::string line; std::getline(lines, line);) {
    line.erase(0, line.find_first_not_of(' '));
    if (!line.starts_with(name + " ")) continue;
    std::istringstream rest(line.substr(name.size()));
    return {std::istream_iterator<std::string>(rest), {}};
  }
  FAIL("no line begins with ", name);
  return {};
}

}  // namespace

TEST_CASE("a run fits a screen, and says nothing on standard error") {
  const auto result = run(tiny);
  CHECK(result.status == 0);
  CHECK(result.error.empty());
  CHECK(std::ranges::count(result.out, '\n') <= 30);
}

TEST_CASE("the best rate of a column is that of its smallest number") {
  const auto out = run(tiny).out;
  const auto best = words(out, "best");
  REQUIRE(best.size() == 8);
  for (std::size_t column = 0; column < best.size(); ++column) {
    CAPTURE(column);
    const double smallest = std::stod(words(out, best[column])[column]);
    for (const auto rate : {"0.001", "0.002", "0.005", "0.01", "0.02", "0.05",
                            "0.1", "0.2", "0.5", "1"})
      if (const auto error = words(out, rate)[column]; error != "-")
        CHECK(smallest <= std::stod(error));
  }
}

// The valley's curvature of 1000 allows descent 2/1000, and in this valley
// rounding moves no rate: the neighbours are worse by a factor of 5 and more.
TEST_CASE("in the valley the best rates are known") {
  const auto best = words(run(tiny).out, "best");
  const std::vector<std::string> valley(best.begin(), best.begin() + 4);
  CHECK(valley == std::vector<std::string>{"0.002", "0.002", "0.5", "0.2"});
}

TEST_CASE("Adam's steps are one rate long, and raw Adam's first ones are not") {
  const auto out = run(tiny).out;
  CHECK(words(out, "steps of Adam") == std::vector<std::string>(5, "1.000"));
  CHECK(words(out, "steps of raw Adam") ==
        std::vector<std::string>{"3.162", "4.250", "6.528", "3.241", "1.258"});
}

TEST_CASE("the same seed gives the same bytes on any number of threads") {
  const TemporaryFolder folder;
  const auto draw = [&](const std::string& name, const std::string& options,
                        const std::string& before) {
    const auto path = folder.path / name;
    const auto result =
        run(tiny + options + " --figures " + path.string(), before);
    CHECK(result.status == 0);
    CHECK(folder.names_in(path) ==
          std::set<std::string>{"07-first-steps.csv", "07-first-steps.svg",
                                "07-heights.csv", "07-heights.svg",
                                "07-paths.csv", "07-paths.svg", "07-wave.csv",
                                "07-wave.svg"});
    std::string bytes = result.out;
    for (const auto& file : folder.names_in(path)) bytes += read(path / file);
    return bytes;
  };
  const auto one = draw("one", "", "OPENBLAS_NUM_THREADS=1");
  CHECK(draw("four", "", "OPENBLAS_NUM_THREADS=4") == one);
  CHECK(draw("other", "--seed 2", "") != one);
}

TEST_CASE("help names the options with their defaults") {
  const auto help = run("--help");
  CHECK(help.status == 0);
  CHECK(help.error.empty());
  const auto names = option_names(CHAPTERS "/07_adam");
  for (const auto option :
       {"--walk N=1000", "--windows N=320", "--hidden N=16", "--epochs N=30",
        "--threads N=0", "--seed N=1", "--figures DIR", "--quick"}) {
    CAPTURE(option);
    CHECK(std::ranges::find(names, option) != names.end());
  }
}

BAD_INPUT("a bad option is refused in one line that says what was expected") {
  const auto refused = [](const std::string& option, const std::string& line) {
    CAPTURE(option);
    const auto result = run(option);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(result.error == "07_adam: " + line + "\n");
  };
  refused("--walk 0",
          "--walk: expected a whole number from 1 to 1000000, got 0");
  refused("--epochs 1e3",
          "--epochs: expected a whole number from 1 to 10000, got 1e3");
  refused("--hidden -1",
          "--hidden: expected a whole number from 1 to 1024, got -1");
  refused("--windows many",
          "--windows: expected a whole number from 1 to 100000, got many");
  refused("--seed x", "--seed: expected a whole number below 2^64, got x");
  refused("--walks 5", "--walks: not an option, --help lists them");
}
