// Chapter 12's program as a user meets it.
#include <doctest/doctest.h>

#include <regex>
#include <string>

#include "bad_input.hpp"
#include "run_program.hpp"

namespace {

const std::string tiny = "--networks 1 --most 200 ";

Result run(const std::string& arguments, const std::string& data = SMALL_DATA) {
  return run_program(CHAPTERS "/12_relatives", arguments, "LSTM_DATA=" + data);
}

bool found(const std::string& text, const std::string& form) {
  return std::regex_search(text, std::regex(form));
}

// Without what was measured by a clock.
std::string without_times(const std::string& out) {
  return out.substr(0, out.find("µs a step"));
}

}  // namespace

TEST_SUITE_BEGIN("program");

TEST_CASE("chapter 12 compares all kinds on parity and on recall") {
  const auto result = run(tiny + "--quick --threads 1");
  CHECK(result.status == 0);
  CHECK(result.error.empty());
  const std::string row =
      " +\\d+ +\\d+ +[\\d.]+ +\\d +\\d+-\\d+ +(-|[\\d.]+)"
      "( +[01]\\.\\d{3}){3}\n";
  for (const auto& line :
       {std::string("^one unit each, by hand\nbit  ones    LSTM     GRU"),
        std::string("\n  1   odd +0\\.75 +0\\.99 +0\\.99 +1\\.00\n"),
        std::string("\n  1  even +-0\\.75 +-0\\.99 +-0\\.99 +1\\.00\n"),
        std::string("\nparity of bits: learned up to 40, asked of 256; 1 "
                    "networks each\n +units numbers"),
        "\nLSTM +16 +1186" + std::string(" +[\\d.]+ "), "\npeepholes" + row,
        "\nGRU before" + row, "\nsLSTM" + row, "\nlinear" + row,
        std::string("\nrecall of one value among up to 6 pairs; 1 "),
        std::string("\nµs a step of 32 sequences, there and back\n"),
        std::string("\nLSTM +16 +\\d+\\.\\d\\d +\\d+\\.\\d\\d\n"),
        "\nz sees h" + row, std::string("\nlinear +197 +\\d+\\.\\d\\d +-\n"),
        std::string("\nn sees h +\\d+ +\\d+\\.\\d\\d +-\n$")}) {
    CAPTURE(line);
    CAPTURE(result.out);
    CHECK(found(result.out, line));
  }
  const auto two = run(tiny + "--quick --threads 2");
  CHECK(without_times(two.out) == without_times(result.out));
  CHECK(without_times(run(tiny + "--quick --seed 2").out) !=
        without_times(result.out));
}

TEST_CASE("chapter 12 holds one contest alone and draws it") {
  const TemporaryFolder folder;
  for (const std::string task :
       {"parity", "recall", "adding", "reber", "text"}) {
    const auto result =
        run(tiny + "--task " + task + " --figures " + folder.path.string());
    CAPTURE(task);
    CHECK(result.status == 0);
    CHECK(!found(result.out, "by hand|µs"));
    CHECK(found(result.out, "\nMGU "));
    CHECK(found(read(folder.path / ("12-" + task + ".csv")),
                "LSTM,RNN,sLSTM,linear,coupled,GRU,GRU before,MGU\n"));
  }
}

TEST_CASE("the studies of chapter 12 stand in the place of all else") {
  const auto rates = run("--networks 1 --most 20 --study rates --quick").out;
  for (const auto* line :
       {"^parity", "\nrecall of", "\nsum of", "\nembedded Reber",
        "\nlinear +0\\.001 +0 +0\\.0 +1\\.000\n", "\nRNN +0\\.3 ",
        "\nthe next letter of a text, 100 letters a sequence; 1 ",
        "\nlinear +\\d+ +\\d+ +0\\.001 +[5-7]\\.\\d{3}\n"}) {
    CAPTURE(line);
    CHECK(found(rates, line));
  }
  CHECK(!found(rates, "by hand"));

  const auto all = run("--networks 1 --most 20 --study all --quick").out;
  CHECK(found(all, "^parity"));
  CHECK(found(all,
              "\nof 1 networks each: solved, interval in %, thousands\n"
              " +parity +recall +adding +reber +text +µs\n"
              "LSTM +0 +0-79 +0\\.0 +0 +0-79 +0\\.0 +0 +0-79 +0\\.0 +0 "));
  CHECK(
      found(run("--networks 1 --most 20 --study all --task adding --quick").out,
            "^sum of two of 20 to 22 numbers; [^]*\n +adding +µs\n"));
}

TEST_CASE("chapter 12 reads the text of chapter 13") {
  const std::string task = "--most 64 --task text ";
  const auto one = run(task + "--networks 6 --threads 1"),
             two = run(task + "--networks 6 --threads 2");
  CHECK(one.status == 0);
  CHECK(one.error.empty());
  CHECK(one.out == two.out);
  CHECK(found(one.out,
              "^the next letter of a text, 100 letters a sequence; 6 "
              "networks each\n +units numbers +rate +bits +interval\n"
              "LSTM +64 "));
  CHECK(!found(one.out, "by hand|µs"));

  // At this rate its numbers grow beyond all bounds.
  const auto rates = run("--most 200 --task text --study rates --networks 1");
  CHECK(found(rates.out, "\nn sees h +\\d+ +\\d+ +1 +-\n"));
}

TEST_SUITE_END();

BAD_INPUT("without its data chapter 12 reads no text, and does all else") {
  const TemporaryFolder folder;
  const auto data = folder.path.string();
  for (const std::string text : {"--task text", "--study rates"}) {
    CAPTURE(text);
    const auto result = run(text + " --networks 1 --most 1", data);
    CHECK(result.status == 1);
    CHECK(result.out.empty());
    CHECK(result.error ==
          "12_relatives: austen/Rdata.rdb is missing; .ci/data gets it\n");
  }
  CHECK(run("--task parity --networks 1 --most 1", data).status == 0);
}

BAD_INPUT("chapter 12 is asked for what there is not") {
  const auto refused = [](const std::string& arguments,
                          const std::string& words) {
    const auto result = run(arguments);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(result.error == "12_relatives: " + words + "\n");
  };
  refused("--task copying",
          "--task: expected one of all, parity, recall, adding, reber, "
          "text, got copying");
  refused("--study lags",
          "--study: expected one of none, rates, all, got lags");
  refused("--networks 0",
          "--networks: expected a whole number from 1 to 1000, got 0");
  refused("--most 0",
          "--most: expected a whole number from 1 to 10000000, got 0");
}
