// Chapter 17's program as a user meets it, on prices of one's own.
#include <doctest/doctest.h>

#include <regex>
#include <string>
#include <vector>

#include "bad_input.hpp"
#include "made_prices.hpp"
#include "run_program.hpp"

using prices::MadePrices;

namespace {

const std::string tiny =
    "--networks 1 --epochs 1 --hidden 2 --length 3 --quick ";

Result run(const std::string& arguments) {
  return run_program(CHAPTERS "/17_prices", arguments);
}

// Nothing is printed but the one line that says why.
void refused(const Result& result, int status, const std::string& words) {
  CHECK(result.status == status);
  CHECK(result.out.empty());
  CHECK(result.error == "17_prices: " + words + "\n");
}

bool found(const std::string& text, const std::string& form) {
  return std::regex_search(text, std::regex(form));
}

const std::string number = " +-?\\d+\\.\\d+",
                  interval = number + " to" + number;

}  // namespace

TEST_SUITE_BEGIN("program");

TEST_CASE("chapter 17 tells of prices of one's own all that it can") {
  const MadePrices own;
  const auto result =
      run("--quick --epochs 3 --hidden 4 --length 5 --data " + own.file);
  CHECK(result.status == 0);
  CHECK(result.error.empty());
  const std::vector<std::string> lines = {
      "^A plain loop: 8 units read 5 days of a walk and say the next\n +R2\n",
      "\nyesterday's price on those +0\\.9\\d+\n",
      "\nrandom walk: the return\n  the best +0\\.000 +0\\.000 to +0\\.000\n"
      "  LSTM" +
          number + interval + "\n  AR\\(5\\)" + number + interval + "\n",
      "\nAR\\(2\\): the return\n  the best" + number + interval + "\n  LSTM" +
          number + interval + number + interval + "\n",
      "\nGARCH\\(1,1\\): how large a return is\n",
      "\none, two: 399 returns\n200 to learn from, 66 to choose on, 133 for "
      "the test\n",
      "\none, the price itself; the median of 2 networks\n",
      "\nyesterday's price +0\\.\\d+ +0\\.000 +0\\.000 to +0\\.000" + number +
          " +1\\.0000 +0\\.0000\n",
      "\ntwo +LSTM" + number + interval + number + interval + number + "\n",
      "\none" + number + number + number + number +
          " +\\d+ +-?\\d+\\.\\d +-?[^\n]+ to ",
      "\nLSTM on HAR, pooled" + number + number + number + number + interval,
      "\nUsed, since it is the best of the networks on validation: LSTM",
      " against HAR, leverage\n  one" + number + interval + number + number +
          "\n  two",
      " against long HAR\n  one" + number + interval + number + number +
          "\n  two",
      "\nLSTM" + number + interval + number + interval + "\n",
      "\none, the next five days: returns of \\d+\\.\\d\\d % in the mean, up "
      "or down\n\\(of all days \\d+\\.\\d\\d %\\)\n",
      "\nother closes of the same day skill on returns" + number + number +
          "\n$"};
  for (const auto& line : lines) {
    CAPTURE(line);
    CAPTURE(result.out);
    CHECK(found(result.out, line));
  }
}

TEST_CASE("chapter 17 looks at one column alone") {
  const MadePrices own;
  const auto out = run(tiny + "--column two --data " + own.file).out;
  CHECK(found(out, "\ntwo: 399 returns\n"));
  CHECK(found(out, "\ntwo, the next five days"));
  for (const auto* absent : {"\none", "pooled", "together", "the same day"}) {
    CAPTURE(absent);
    CHECK(out.find(absent) == std::string::npos);
  }
}

TEST_CASE("chapter 17 looks at the index that was asked for") {
  const auto out = run(tiny + "--index ftse --seed 7").out;
  CHECK(found(out,
              "\nDAX, SMI, CAC, FTSE: 1859 returns\n1109 to learn from, "
              "250 to choose on, 500 for the test\n"));
  CHECK(found(out, "\nFTSE, the price itself; the median of 1 networks\n"));
  CHECK(found(out, "\nFTSE, the next five days"));
  CHECK(out != run(tiny + "--index ftse --seed 8").out);
}

TEST_CASE("a network of chapter 17 that is kept forecasts again") {
  const MadePrices own;
  const auto model = own.name("model"), onnx = own.name("onnx");
  const auto trained =
      run(tiny + "--save " + model + " --onnx " + onnx + " --data " + own.file);
  CHECK(trained.status == 0);
  CHECK(found(trained.out, "\nThe network is in " + onnx + " as ONNX\n"));

  const auto again = own.name("again");
  const auto loaded =
      run("--load " + model + " --onnx " + again + " --data " + own.file);
  CHECK(loaded.status == 0);
  CHECK(loaded.error.empty());
  CHECK(found(loaded.out, "\nLSTM, of one" + number + "\nHAR, leverage" +
                              number + "\n\none, the next five days"));
  const std::regex week("one, the next five days.*");
  std::smatch there, here;
  REQUIRE(std::regex_search(trained.out, there, week));
  REQUIRE(std::regex_search(loaded.out, here, week));
  CHECK(here.str() == there.str());
  CHECK(!read(onnx).empty());
  CHECK(read(again) == read(onnx));

  CHECK(found(run("--load " + model + " --index smi").out,
              "\nLSTM, of one" + number + "\n[^]*\nSMI, the next five days"));
}

TEST_CASE("a run of chapter 17 is taken up again") {
  const MadePrices own;
  const auto kept = own.name("kept");
  const auto task = tiny + "--data " + own.file;
  const auto first = run(task + " --checkpoint " + kept);
  CHECK(first.status == 0);
  const auto again = run(task + " --resume " + kept);
  CHECK(again.status == 0);
  CHECK(again.error.empty());
  CHECK(again.out == first.out);

  const auto refused = [&](const std::string& arguments,
                           const std::string& words) {
    const auto result = run(arguments + " --resume " + kept);
    CHECK(result.status == 1);
    CHECK(result.error.find(words) != std::string::npos);
  };
  refused(task + " --seed 2", "--seed is \"1\" there and \"2\" here\n");
  refused(tiny + "--column two --data " + own.file, ": data is \"");
  refused(tiny, ": data is \"");
}

TEST_CASE("the search for settings of chapter 17 stands in the place of all") {
  const MadePrices own;
  const auto out =
      run("--study settings --epochs 1 --column one --data " + own.file).out;
  CHECK(found(out,
              "^returns\nlength hidden +decay dropout +rate +batch +epochs "
              "validation\n +10 +\\d+"));
  for (const auto* name : {"\nvolatility\n", "\nlevels\n"})
    CHECK(out.find(name) != std::string::npos);
  CHECK(out.find("plain") == std::string::npos);
}

TEST_SUITE_END();

BAD_INPUT("chapter 17 is asked for what does not go together") {
  for (const std::string pair :
       {"--load a --save b", "--load a --checkpoint b", "--load a --resume b",
        "--load a --study settings", "--load a --networks 2",
        "--load a --epochs 2", "--load a --hidden 2", "--load a --length 2",
        "--study settings --save a", "--study settings --onnx a",
        "--data a --index smi"}) {
    CAPTURE(pair);
    const auto result = run(pair);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    auto error = result.error;
    REQUIRE(error.ends_with("\n"));
    error.pop_back();
    CHECK(is_remarked(error, "17_prices: two options exclude each other"));
  }
  refused(run("--index dow"), 2,
          "--index: expected one of dax, smi, cac, ftse, got dow");
  refused(run("--length 101"), 2,
          "--length: expected a whole number from 1 to 100, got 101");
  refused(run("--networks 0"), 2,
          "--networks: expected a whole number from 1 to 1000, got 0");
  refused(run("--column one"), 1, "--column is for --data");
}

BAD_INPUT("prices that chapter 17 cannot read") {
  const MadePrices own, few(200);
  refused(run(tiny + "--data /nowhere/prices"), 1,
          "cannot read /nowhere/prices: No such file or directory");
  refused(run(tiny + "--data " + few.file), 1,
          few.file + ": 200 days, expected 300 or more");
  refused(run(tiny + "--column three --data " + own.file), 1,
          own.file + ": no column three, but Date, one, two");
}

BAD_INPUT("a network of chapter 17 that cannot be had") {
  const MadePrices own;
  refused(run("--load /nowhere/model"), 1,
          "cannot read /nowhere/model: No such file or directory");
  refused(run("--load " + own.file), 1,
          "cannot load " + own.file +
              ": it does not end with the checksum of a checkpoint; it is "
              "something else, or its end is missing");
  for (const std::string option : {"--save", "--onnx"})
    refused(run(tiny + option + " /nowhere/model"), 1,
            "cannot write /nowhere/model: No such file or directory");
}
