// What chapter 15's program refuses, in one line each.
#include <doctest/doctest.h>

#include "bad_input.hpp"
#include "small_translations.hpp"
#include "translation_program.hpp"

namespace {

// Nothing is printed but the one line that says why.
void refused(const Result& result, int status, const std::string& words) {
  CHECK(result.status == status);
  CHECK(result.out.empty());
  CHECK(result.error == "15_translation: " + words + "\n");
}

}  // namespace

BAD_INPUT("chapter 15 is asked for what does not go together") {
  for (const std::string pair :
       {"--load a --save b", "--load a --checkpoint b", "--load a --resume b",
        "--load a --study splits", "--load a --networks 2",
        "--load a --epochs 2", "--load a --hidden 2", "--load a --width 2",
        "--load a --look dot", "--study splits --say a",
        "--study splits --save a", "--study splits --onnx a",
        "--data a --task summaries", "--data a --language fr"}) {
    CAPTURE(pair);
    const auto result = run(pair);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    auto error = result.error;
    REQUIRE(error.ends_with("\n"));
    error.pop_back();
    CHECK(is_remarked(error, "15_translation: two options exclude each other"));
  }
  refused(run("--task poems"), 2,
          "--task: expected one of numbers, summaries, got poems");
  refused(run("--language de"), 2,
          "--language: expected one of it, fr, got de");
  refused(run("--beam 101"), 2,
          "--beam: expected a whole number from 1 to 100, got 101");
  refused(run("--networks 0"), 2,
          "--networks: expected a whole number from 1 to 1000, got 0");
  refused(run("--language fr"), 1, "--language is for --task summaries");
  for (const std::string study : {"units", "splits", "unknown"})
    refused(run(tiny + "--task summaries --look dot --study " + study), 1,
            "--study " + study + " has its own --look");
  const OwnPairs own;
  for (const std::string study : {"splits", "unknown"})
    for (const std::string& task :
         {std::string("--task numbers"), "--data " + own.pairs})
      refused(run(tiny + task + " --study " + study), 1,
              "--study " + study + " is for --task summaries");
}

BAD_INPUT("sentences of chapter 15 that are not there") {
  const TemporaryFolder folder;
  const auto data = folder.path.string();
  const auto missing = [&](const std::string& options,
                           const std::string& file) {
    refused(run(tiny + "--task summaries" + options, data), 1,
            "translations/" + file + " is missing; .ci/data gets it");
  };
  missing("", "it.tsv");
  missing(" --language fr", "fr.tsv");
  write_translations(folder.path);
  std::filesystem::remove(folder.path / "translations/archive");
  missing("", "archive");
  write_data(folder.path / "translations/it.tsv", "");
  refused(run(tiny + "--task summaries", data), 1,
          "summaries, English to Italian: too few sentences: none falls to the "
          "training");
  refused(run(tiny + "--data /nowhere/pairs"), 1,
          "cannot read /nowhere/pairs: No such file or directory");
}

BAD_INPUT("a sentence that says nothing to chapter 15") {
  const TemporaryFolder folder;
  const auto model = (folder.path / "model").string();
  REQUIRE(run(tiny + "--say one --save " + model).status == 0);
  refused(run("--say ''"), 2, "--say: expected a text, got nothing");
  const auto checkpoint = folder.path / "checkpoint";
  refused(run(tiny + "--say ' ' --checkpoint " + checkpoint.string()), 1,
          "--say: there is no word in the sentence");
  CHECK(!std::filesystem::exists(checkpoint));  // nothing was trained
  for (const std::string& options : {tiny, "--load " + model}) {
    refused(run(options + " --say ' '"), 1,
            "--say: there is no word in the sentence");
    refused(run(options + " --say \"$(printf 'caf\\351')\""), 1,
            "cannot read --say: line 1 is not UTF-8 at its byte 4");
  }
}

BAD_INPUT("a network of chapter 15 that cannot be kept or asked") {
  const OwnPairs own;
  refused(run("--load " + own.pairs + " --say gate"), 1,
          "cannot load " + own.pairs +
              ": it does not end with the checksum of a checkpoint; it is "
              "something else, or its end is missing");
  refused(run("--load /nowhere/model --say gate"), 1,
          "cannot read /nowhere/model: No such file or directory");
  for (const std::string option : {"--save", "--onnx"})
    refused(run(tiny + option + " /nowhere/model"), 1,
            "cannot write /nowhere/model: No such file or directory");
}
