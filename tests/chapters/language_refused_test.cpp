// What chapter 13's program does with data that are not there or are no text,
// and when it is interrupted.
#include <fmt/core.h>

#include <regex>

#include "bad_input.hpp"
#include "process.hpp"
#include "run_program.hpp"
#include "small_novels.hpp"

namespace {

namespace fs = std::filesystem;

Result run(const std::string& arguments, const std::string& data = SMALL_DATA) {
  return run_program(CHAPTERS "/13_language_model", arguments,
                     "LSTM_DATA=" + data);
}

// Nothing is printed but the one line that says why.
void refused(const Result& result, int status, const std::string& words) {
  CHECK(result.status == status);
  CHECK(result.out.empty());
  CHECK(result.error == "13_language_model: " + words + "\n");
}

struct File {
  TemporaryFolder folder;
  std::string name = (folder.path / "text").string();

  void write(const std::string& bytes) const {
    std::ofstream(name, std::ios::binary) << bytes;
  }
};

// A text of one's own that can be learned from.
std::string text() {
  std::string all;
  for (int k = 0; k < 150; ++k)
    all += fmt::format("\"One gate,\" said {}, \"at a time.\"\n", k);
  return all;
}

// A folder with a program that stands in for another one and is found first.
struct StandIn {
  TemporaryFolder folder;

  StandIn(const std::string& name, const std::string& script) {
    write_script(folder.path / name, "#!/bin/sh\n" + script + "\n");
  }
  Result run(const std::string& arguments) const {
    return ::run(arguments + " --threads 1 --quick",
                 SMALL_DATA " PATH=" + folder.path.string() + ":$PATH");
  }
};

// It ends between two parts of the report.
void interrupted(const Result& result, const std::string& last,
                 const std::string& next) {
  CHECK(result.status == 130);
  CHECK(result.error == "13_language_model: interrupted\n");
  CAPTURE(result.out);
  CHECK(result.out.find(last) != std::string::npos);
  CHECK(result.out.find(next) == std::string::npos);
}

}  // namespace

BAD_INPUT("a text of one's own that is none") {
  const File file;
  const auto refuse = [&](const std::string& bytes, const std::string& words) {
    file.write(bytes);
    refused(run("--data " + file.name), 1, words);
  };
  const auto cannot = "cannot read " + file.name + ": ";
  refuse("", cannot + "it is empty");
  refuse(text() + std::string("PK\x03\x04\0", 5),
         cannot +
             "line 151 has the control character 0x03 at its "
             "byte 3");
  refuse("a" + std::string(1, '\0') + text(),
         cannot + "line 1 has the control character 0x00 at its byte 2");
  refuse(text() + "caf\xe9 ", cannot + "line 151 is not UTF-8 at its byte 4");
  refuse(std::string(10'000'000, 'a'),
         cannot + "line 1 has 10000000 bytes; at most 1000000 are read");
  refuse(std::string(5000, 'a'), file.name + ": one and the same letter");
  refuse("a short text\n", file.name + ": 13 letters, expected 5000 or more");

  const auto folder = file.folder.path.string();
  refused(run("--data " + folder), 1,
          "cannot read " + folder + ": Is a directory");
  refused(run("--data /nowhere/text"), 1,
          "cannot read /nowhere/text: No such file or directory");
}

BAD_INPUT("novels that are missing or damaged") {
  const TemporaryFolder folder;
  const auto& data = folder.path;
  const auto refuse = [&](const std::string& words) {
    refused(run("--quick", data.string()), 1, words);
  };
  refuse("austen/Rdata.rdb is missing; .ci/data gets it");
  write_novels(data, novels);
  fs::remove(data / "austen/Rdata.rdx");
  refuse("austen/Rdata.rdx is missing; .ci/data gets it");

  write_novels(data, {"emma", "mansfieldpark", "prideprejudice",
                      "sensesensibility", "northangerabbey"});
  refuse("R's variable persuasion: no persuasion in the index");

  // The last one is cut.
  write_novels(data, {"emma", "mansfieldpark", "prideprejudice", "persuasion",
                      "northangerabbey", "sensesensibility"});
  const auto size = fs::file_size(data / "austen/Rdata.rdb");
  fs::resize_file(data / "austen/Rdata.rdb", size - 1);
  const auto result = run("--quick", data.string());
  CHECK(result.status == 1);
  CHECK(result.out.empty());
  CHECK(result.error.starts_with(
      "13_language_model: R's variable sensesensibility: "));
  CHECK(result.error.ends_with(fmt::format(" of a base of {}\n", size - 1)));

  write_novels(data, novels);
  fs::resize_file(data / "austen/Rdata.rdx", 100);
  refuse("R's index: zlib cannot unpack it: buffer error");
}

BAD_INPUT("chapter 13 is asked for what does not go together") {
  for (const std::string pair :
       {"--load a --save b", "--load a --checkpoint b", "--load a --resume b",
        "--load a --study rates", "--study splits --write a",
        "--study splits --save a", "--study splits --onnx a"}) {
    CAPTURE(pair);
    const auto result = run(pair);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    auto error = result.error;
    REQUIRE(error.ends_with("\n"));
    error.pop_back();
    CHECK(is_remarked(error,
                      "13_language_model: two options exclude each other"));
  }
  refused(run("--study hard"), 2,
          "--study: expected one of none, rates, sizes, splits, got hard");
  refused(run("--write ''"), 2, "--write: expected a text, got nothing");
  refused(run("--letters 3999"), 2,
          "--letters: expected a whole number from 4000 to 100000000, got "
          "3999");
}

BAD_INPUT("a text that is too short for a batch is told before it is counted") {
  const auto words =
      "4000 letters, expected 32 streams of 125 or more, and a letter behind "
      "them";
  refused(run("--letters 4000 --steps 125"), 1, words);
  refused(run("--letters 4000 --steps 125 --write a"), 1, words);
}

// It is sent behind the training: with the first figure, which is drawn well.
TEST_CASE("an interrupt while a trained network is looked at ends chapter 13") {
  const StandIn gnuplot("gnuplot",
                        "PATH=${PATH#*:} gnuplot \"$@\" || exit\n"
                        "[ \"$2\" = -e ] && exit\n"
                        "mkdir \"${0%/*}/sent\" && kill -INT $PPID");
  const TemporaryFolder folder;
  interrupted(gnuplot.run("--figures " + (folder.path / "figures").string()),
              "the mixture, over the best", "letters that it sees");
}

TEST_SUITE_BEGIN("program");

TEST_CASE("an interrupt that reaches xz as well is told as one") {
  const StandIn xz("xz", "kill -INT $PPID; kill -INT $$");
  interrupted(xz.run(""), "for the test;", "Kneser-Ney");
}

TEST_CASE("an interrupt in chapter 13's training leaves nothing") {
  const TemporaryFolder folder;
  const auto file = [&](const char* end) {
    return (folder.path / end).string();
  };
  Process chapter(
      {"/usr/bin/env", "LSTM_DATA=" SMALL_DATA, CHAPTERS "/13_language_model",
       "--epochs", "10000", "--save", file("weights")},
      file("out"), file("error"));
  const std::regex row("million letters.*\n.*\n");
  const auto trains = [&] { return std::regex_search(read(file("out")), row); };
  REQUIRE(wait_until(trains));
  const int status = chapter.end(SIGINT);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 130);
  CHECK(read(file("error")) == "13_language_model: interrupted\n");
  CHECK(folder.names_in(folder.path) == std::set<std::string>{"error", "out"});
}

TEST_SUITE_END();
