// Chapter 14's program as a user meets it, on texts of one's own and on small
// data.
#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>
#include <regex>

#include "bad_input.hpp"
#include "run_program.hpp"
#include "small_texts.hpp"

namespace {

namespace fs = std::filesystem;

const std::string tiny = "--networks 1 --epochs 1 --hidden 2 ";

Result run(const std::string& arguments, const std::string& data = SMALL_DATA) {
  return run_program(CHAPTERS "/14_text_classification", arguments,
                     "LSTM_DATA=" + data);
}

// Nothing is printed but the one line that says why.
void refused(const Result& result, int status, const std::string& words) {
  CHECK(result.status == status);
  CHECK(result.out.empty());
  CHECK(result.error == "14_text_classification: " + words + "\n");
}

bool found(const std::string& text, const std::string& form) {
  return std::regex_search(text, std::regex(form));
}

// A file of one's own, in which "one" and "two" tell the class.
struct OwnTexts {
  TemporaryFolder folder;
  std::string texts = file("texts");

  OwnTexts() {
    std::ofstream out(texts);
    for (int k = 0; k < 200; ++k)
      out << (k % 2 == 0 ? "even\tgate two at " : "odd\tgate one at ") << k
          << " times\n";
  }
  std::string file(const char* name) const {
    return (folder.path / name).string();
  }
};

}  // namespace

TEST_SUITE_BEGIN("program");

TEST_CASE("chapter 14 sets a network on texts of one's own beside its rivals") {
  const OwnTexts own;
  const auto result = run("--networks 2 --epochs 20 --data " + own.texts);
  CHECK(result.status == 0);
  CHECK(result.error.empty());
  for (const auto* line :
       {": 1\\d\\d to learn from, \\d+ to choose on, \\d+ for the test\n"
        "2 classes; 5\\.0 words a text; a vocabulary of ",
        "\nmajority +0\\.\\d+ +0\\.\\d+\n",
        "\nlogistic, words +1\\.000 +1\\.000\n",
        "\nLSTMs of 64 units in both directions, the [a-z ]+; \\d+ "
        "parameters, seed 1\n20 epochs in batches of 64, ",
        "\naccuracy +validation +test  least to most",
        "\nLSTM, mean of 2 +1\\.000 +1\\.000 +1\\.000 to 1\\.000",
        "\nLSTM, words shuffled, mean of 2 +\\d",
        "\nvectors alone, mean of 2 +\\d", "\nmajority +0\\.\\d+ to 0\\.\\d+\n",
        "\nlogistic, words +0\\.000 to 0\\.000\n",
        "\neven +\\d+ +1\\.00 +1\\.00\n", "\nodd +\\d+ +1\\.00 +1\\.00\n",
        "\nmean of the classes +1\\.00\n"}) {
    CAPTURE(line);
    CAPTURE(result.out);
    CHECK(found(result.out, line));
  }
  CHECK(result.out.find("accuracy beyond") == std::string::npos);
}

TEST_CASE("chapter 14 prints what was asked for of its settings") {
  const auto out =
      run("--task topics --networks 1 --epochs 2 --hidden 3 --directions 1 "
          "--pooling largest --seed 7")
          .out;
  CHECK(found(out,
              "\nLSTMs of 3 units, the largest of all outputs; \\d+ "
              "parameters, seed 7\n2 epochs in batches of 64, "));
  CHECK(found(out, "\nLSTM, mean of 1 "));
  CHECK(found(run(tiny + "--task topics --directions 2 --pooling mean").out,
              "\nLSTMs of 2 units in both directions, the mean of all "));
  CHECK(run(tiny + "--task topics --seed 2").out !=
        run(tiny + "--task topics").out);
}

TEST_CASE("chapter 14 tells of the tests beyond its sentences") {
  const auto out = run(tiny).out;
  for (const auto* line :
       {"^A plain program learns 8 sentences:", "\nnot good +0\\.0\\d\n",
        "\nnot bad but not good +0\\.0\\d  never read\n",
        "\nsentences of a small grammar: 8000 to learn from, 800 to choose "
        "on, 2000 for the test\n3 classes; ",
        "\nthree or four denials +0\\.\\d+ ",
        "\n\"not\" before others +0\\."}) {
    CAPTURE(line);
    CHECK(found(out, line));
  }
}

TEST_CASE("a network of chapter 14 that is kept answers again") {
  const OwnTexts own;
  const auto model = own.file("model"), onnx = own.file("onnx");
  const std::string say = " --say 'Gate one, 12 times'";
  const auto training = "--networks 1 --epochs 20 --data " + own.texts;
  const auto trained = run(training + " --save " + model + say);
  CHECK(trained.status == 0);
  CHECK(found(trained.out,
              "^even +0\\.\\d{3}\nodd +(0\\.9\\d\\d|1\\.000)\n"
              "Without a word, \"odd\" changes by\n"
              "gate +[+-]0\\.\\d{3}\none +-0\\.[1-9]\\d\\d\n"
              ", +[+-]0\\.\\d{3}  \\(unknown\\)\n12 .*\ntimes .*\n$"));

  // It is the first network of a whole run.
  const auto other = own.file("other");
  const auto report = run(training + " --save " + other + " --onnx " + onnx);
  CHECK(read(other) == read(model));

  const auto asked = run("--load " + model + say, "/nowhere");
  CHECK(asked.status == 0);
  CHECK(asked.out == trained.out);
  const auto judged = run("--load " + model + " --data " + own.texts);
  const std::regex table("of the first network[^]*");
  std::smatch there, here;
  REQUIRE(std::regex_search(judged.out, here, table));
  REQUIRE(std::regex_search(report.out, there, table));
  CHECK(here.str() == there.str());
  CHECK(found(judged.out, "\naccuracy: validation 1\\.000, test 1\\.000\n"));

  const auto again = own.file("again");
  CHECK(run("--load " + model + " --onnx " + again + say).status == 0);
  CHECK(!read(onnx).empty());
  CHECK(read(again) == read(onnx));
}

TEST_CASE("a longer study of chapter 14 stands in the place of all else") {
  const auto splits = run(tiny + "--task glosses --study splits").out;
  CHECK(found(splits,
              "^accuracy on the test .*\nglosses +\\d.*\nglosses, mixed +"
              "\\d[^\n]*\n$"));
  CHECK(found(run(tiny + "--task topics --study weights").out,
              "^what counts the same .*\neach text +0\\.\\d+ +0\\.\\d+\neach "
              "class +0\\.\\d+ +0\\.\\d+\n$"));
}

BAD_INPUT("chapter 14 is asked for what does not go together") {
  for (const std::string pair :
       {"--load a --save b", "--load a --checkpoint b", "--load a --resume b",
        "--load a --study weights", "--load a --networks 2",
        "--load a --epochs 2", "--load a --hidden 2", "--load a --pooling mean",
        "--load a --directions 2", "--study splits --say a",
        "--study splits --save a", "--study splits --onnx a",
        "--data a --task topics"}) {
    CAPTURE(pair);
    const auto result = run(pair);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    auto error = result.error;
    REQUIRE(error.ends_with("\n"));
    error.pop_back();
    CHECK(is_remarked(
        error, "14_text_classification: two options exclude each other"));
  }
  refused(run("--task poems"), 2,
          "--task: expected one of sentences, topics, glosses, reviews, got "
          "poems");
  refused(run("--networks 0"), 2,
          "--networks: expected a whole number from 1 to 1000, got 0");
  refused(run("--epochs 0"), 2,
          "--epochs: expected a whole number from 1 to 10000, got 0");
  refused(run("--hidden 4097"), 2,
          "--hidden: expected a whole number from 1 to 4096, got 4097");
  for (const std::string task : {"sentences", "reviews"})
    refused(run(tiny + "--study splits --task " + task), 1,
            "--study splits is for --task topics and --task glosses");
}

BAD_INPUT("texts of chapter 14 that are not there") {
  const TemporaryFolder folder;
  const auto data = folder.path.string();
  const auto missing = [&](const std::string& task, const std::string& file) {
    refused(run(tiny + "--task " + task, data), 1,
            file + " is missing; .ci/data gets it");
  };
  missing("topics", "packages/packages.tsv");
  missing("glosses", "wordnet/data.noun");
  missing("reviews", "modeldata/Rdata.rdb");
  write_texts(folder.path);
  fs::remove(folder.path / "modeldata/Rdata.rdx");
  missing("reviews", "modeldata/Rdata.rdx");
  refused(run(tiny + "--data /nowhere/texts"), 1,
          "cannot read /nowhere/texts: No such file or directory");
}

BAD_INPUT("a text that says nothing to chapter 14") {
  const OwnTexts own;
  const auto model = own.file("model");
  REQUIRE(run(tiny + "--data " + own.texts + " --save " + model).status == 0);
  refused(run("--say ''"), 2, "--say: expected a text, got nothing");
  refused(run("--load " + model + " --say '-- *'"), 1,
          "--say: there is no word in the text");
  refused(run("--load " + model + " --say \"$(printf 'caf\\351')\""), 1,
          "cannot read --say: line 1 is not UTF-8 at its byte 4");
}

BAD_INPUT("a network of chapter 14 that does not suit what it is asked") {
  const OwnTexts own;
  const auto model = own.file("model");
  REQUIRE(run(tiny + "--data " + own.texts + " --save " + model).status == 0);
  refused(run("--load " + model + " --task topics"), 1,
          "the network's classes are not those of package summaries");
  refused(run("--load " + own.texts + " --say gate"), 1,
          "cannot load " + own.texts +
              ": it does not end with the checksum of a checkpoint; it is "
              "something else, or its end is missing");
  refused(run("--load /nowhere/model --say gate"), 1,
          "cannot read /nowhere/model: No such file or directory");
  for (const std::string option : {"--save", "--onnx"})
    refused(run(tiny + option + " /nowhere/model"), 1,
            "cannot write /nowhere/model: No such file or directory");
}

TEST_SUITE_END();
