// Chapters 3 and 4 as programs: what they print, and that it holds.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include "bad_input.hpp"
#include "run_program.hpp"

namespace {

// The numbers in the line that begins with a name.
std::vector<double> numbers(const std::string& out, const std::string& name) {
  const auto start = out.find("\n" + name + " ");
  REQUIRE(start != std::string::npos);
  const auto end = out.find('\n', start + 1);
  std::istringstream line(
      out.substr(start + 1 + name.size(), end - start - 1 - name.size()));
  std::vector<double> values;
  for (double value = 0; line >> value;) values.push_back(value);
  return values;
}

bool all_below(const std::vector<double>& values, double limit) {
  return std::ranges::all_of(values, [&](double v) { return v < limit; });
}

const std::string tiny = " --sequences 64 --epochs 2";

}  // namespace

TEST_SUITE_BEGIN("program");

TEST_CASE("chapter 3 finds its gradients right and the swapped rule wrong") {
  const auto result = run_program(CHAPTERS "/03_input_gate", tiny);
  CHECK(result.status == 0);
  CHECK(std::ranges::count(result.out, '\n') <= 70);
  const auto right = numbers(result.out, "di = dc g");
  CHECK(right.size() == 8);
  CHECK(all_below(right, 1e-7));
  CHECK(std::ranges::min(numbers(result.out, "di = dc i")) > 0.1);
  CHECK(run_program(CHAPTERS "/03_input_gate", tiny).out == result.out);
  CHECK(run_program(CHAPTERS "/03_input_gate", tiny + " --seed 2").out !=
        result.out);
}

TEST_CASE("chapter 3 writes nothing unmarked and either sign marked") {
  const auto out = run_program(CHAPTERS "/03_input_gate", tiny).out;
  const auto i_g = [&](const std::string& line) {
    std::istringstream words(line);
    std::string word, last;
    while (words >> word) last = word;
    return std::stod(last);
  };
  std::istringstream lines(out);
  std::string line;
  std::getline(lines, line);
  std::getline(lines, line);
  double added[4];
  for (double& value : added) {
    std::getline(lines, line);
    value = i_g(line);
  }
  CHECK(added[0] > 0.4);
  CHECK(added[1] < -0.4);
  CHECK(std::abs(added[2]) < 1e-4);
  CHECK(std::abs(added[3]) < 1e-4);
}

TEST_CASE("chapters 3 and 4 show one unit that learns") {
  for (const std::string chapter : {"/03_input_gate", "/04_output_gate"}) {
    CAPTURE(chapter);
    const auto out = run_program(CHAPTERS + chapter, tiny).out;
    const double before = numbers(out, "      0").at(0);
    CHECK(numbers(out, "   1000").at(0) < before);
    const auto gate = numbers(
        out, chapter == "/03_input_gate" ? "  input gate" : "  output gate");
    CHECK(gate.at(1) > 3);
    CHECK(gate.at(2) < -3);
  }
}

TEST_CASE("chapter 4 finds its gradients right and a slope missing in c") {
  const auto result = run_program(CHAPTERS "/04_output_gate", tiny);
  CHECK(result.status == 0);
  CHECK(std::ranges::count(result.out, '\n') <= 60);
  const auto right = numbers(result.out, "as derived");
  CHECK(right.size() == 6);
  CHECK(all_below(right, 1e-7));
  auto wrong = numbers(result.out, "1 for tanh'(c)");
  CHECK(wrong.back() > 0.1);
  wrong.pop_back();
  CHECK(all_below(wrong, 1e-7));
}

BAD_INPUT("options out of range are refused") {
  const auto refused = run_program(CHAPTERS "/04_output_gate", " --steps 1");
  CHECK(refused.status == 2);
  CHECK(refused.error ==
        "04_output_gate: --steps: expected a whole number from 2 to 10000, "
        "got 1\n");
  CHECK(run_program(CHAPTERS "/03_input_gate", " --sequences 5").status == 2);
  CHECK(run_program(CHAPTERS "/03_input_gate", " --help").status == 0);
}

TEST_SUITE_END();
