// Chapter 11's program as a user meets it.
#include <doctest/doctest.h>

#include <regex>
#include <string>

#include "bad_input.hpp"
#include "run_program.hpp"

namespace {

const std::string tiny = "--networks 2 --most 500 --quick ";

Result run(const std::string& arguments) {
  return run_program(CHAPTERS "/11_long_memory", arguments);
}

void refused(const Result& result, int status, const std::string& words) {
  CHECK(result.status == status);
  CHECK(result.out.empty());
  CHECK(result.error == "11_long_memory: " + words + "\n");
}

bool found(const std::string& text, const std::string& form) {
  CAPTURE(form);
  CAPTURE(text);
  const bool there = std::regex_search(text, std::regex(form));
  CHECK(there);
  return there;
}

// A line of a table: units, rate, how many have solved it, and what was wrong.
std::string row(const std::string& name) {
  return "\n" + name + " +\\d+ +0\\.\\d+ +\\d of 2 +(-|\\d+) +\\d+\\.\\d %";
}

}  // namespace

TEST_SUITE_BEGIN("program");

TEST_CASE("chapter 11 tells of adding and of Reber strings") {
  const TemporaryFolder folder;
  const auto result = run(tiny + "--figures " + folder.path.string());
  CHECK(result.status == 0);
  CHECK(result.error.empty());
  found(result.out, "^Weights set by hand: [^]*\n   10000 +0\\.00\\d+ +1\\.");
  found(result.out, "\nadding as published, T = 20: 500 sequences at most\n");
  for (const auto* name : {"LSTM, chrono", "LSTM, b_f = 1", "GRU, chrono",
                           "GRU", "RNN, orthogonal"})
    found(result.out, row(name));
  found(result.out, "\nguessed weights +1000 draws +0 +\\d+\\.\\d %\n");
  found(result.out,
        "\nUnit \\d keeps the first number: before the second mark the "
        "correlation\nof its c with it is -?\\d\\.\\d\\d, and in the end that "
        "with the sum -?\\d\\.\\d\\d\n");
  for (const auto* where :
       {"at the first mark", "between", "at the second mark", "behind"})
    found(result.out,
          std::string("\n") + where + "( +\\d\\.\\d{3}){4} +\\d\\.\\d{4}\n");
  found(result.out, "\nembedded Reber strings: 500 sequences at most\n");
  found(result.out, "\npublished \\(1997\\): LSTM, 97 to 100 % solved");
  found(result.out, "\nLSTM, f = 1 +\\d of 2( +\\d+\\.\\d){3} +0 of 2 +\\d+\n");
  for (const auto* name : {"11-plain", "11-gates", "11-norms"})
    CHECK(!read(folder.path / (std::string(name) + ".csv")).empty());
}

TEST_CASE("chapter 11 tells of one task at one lag alone") {
  const auto out = run(tiny + "--task order --lag 30").out;
  found(out, "\ntemporal order, T = 30: 500 sequences at most\n");
  CHECK(out.find("adding as") == std::string::npos);
  CHECK(out.find("Reber") == std::string::npos);
  CHECK(out.find("published") == std::string::npos);
  found(run(tiny + "--task copying").out, "\ncopying, T = 20: ");
  found(run(tiny + "--task later").out, "\nadding, later version, T = 20: ");
}

TEST_CASE("chapter 11's numbers depend on the seed and on no threads") {
  const auto one = run(tiny + "--threads 1").out;
  CHECK(one == run(tiny + "--threads 3").out);
  CHECK(one != run(tiny + "--seed 2").out);
}

TEST_CASE("the studies of chapter 11 stand in the place of all else") {
  const std::string small = "--networks 1 --most 500 --lag 10 --task ";
  const auto rates = run(small + "adding --study rates").out;
  found(rates, "^adding as published, T = 10: 500 sequences at most\n");
  const std::regex line("\nGRU +9 +0\\.\\d+ +0 of 1 ");
  CHECK(std::distance(std::sregex_iterator(rates.begin(), rates.end(), line),
                      {}) == 9);
  const auto parts = run(small + "reber --study parts").out;
  found(parts, "^embedded Reber strings: 500 sequences at most\n");
  for (const auto* name : {"LSTM, chrono", "LSTM, f = 1", "LSTM, i = 1",
                           "LSTM, o = 1", "LSTM, h = o c"})
    found(parts, "\n" + std::string(name) + " +1[24] +0\\.\\d+ +0 of 1 ");

  const TemporaryFolder folder;
  const auto lags = run("--networks 1 --most 500 --task later --study lags "
                        "--figures " +
                        folder.path.string())
                        .out;
  found(lags, "\nT +10 +20 +50 +100 +200\nRNN, uniform( +0/1 +512){5}\n");
  CHECK(!read(folder.path / "11-lags.csv").empty());
}

TEST_CASE("a run of chapter 11 is taken up again") {
  const TemporaryFolder folder;
  const auto kept = (folder.path / "kept").string();
  const auto first = run(tiny + "--checkpoint " + kept);
  CHECK(first.status == 0);
  const auto again = run(tiny + "--resume " + kept);
  CHECK(again.status == 0);
  CHECK(again.error.empty());
  CHECK(again.out == first.out);
  const auto other = run(tiny + "--lag 30 --resume " + kept);
  CHECK(other.status == 1);
  CHECK(other.error.find("--lag is \"20\" there and \"30\" here\n") !=
        std::string::npos);
}

TEST_SUITE_END();

BAD_INPUT("chapter 11 is asked for what it has not") {
  refused(run("--task parity"), 2,
          "--task: expected one of both, adding, later, reber, order, copying, "
          "got parity");
  refused(run("--lag 9"), 2,
          "--lag: expected a whole number from 10 to 10000, got 9");
  refused(run("--most 499"), 2,
          "--most: expected a whole number from 500 to 100000000, got 499");
  refused(run("--networks 0"), 2,
          "--networks: expected a whole number from 1 to 1000, got 0");
  refused(run("--study all"), 2,
          "--study: expected one of none, rates, lags, parts, got all");
}
