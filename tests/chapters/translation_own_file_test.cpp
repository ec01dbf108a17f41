#include <fmt/format.h>

#include <fstream>
#include <map>

#include "15_translation/own_file.hpp"
#include "bad_input.hpp"
#include "figures/file.hpp"
#include "study/data_file.hpp"
#include "study/parts.hpp"
#include "temporary_folder.hpp"

using namespace translation;
using study::joined;

namespace {

// A file of these bytes, which goes away.
struct PairsFile {
  TemporaryFolder folder;
  std::string name = (folder.path / "pairs.tsv").string();

  explicit PairsFile(const std::string& bytes) {
    std::ofstream(name, std::ios::binary) << bytes;
  }
};

Task read_own(const std::string& bytes) {
  return from_file(PairsFile(bytes).name);
}

std::string lines(int count) {
  std::string text;
  for (int k = 0; k < count; ++k)
    text += fmt::format("Sentence number {0}\tla phrase {0}\n", k);
  return text;
}

std::map<std::string, std::string> all_of(const Task& task) {
  std::map<std::string, std::string> all;
  for (const auto* part : {&task.training, &task.validation, &task.test})
    for (const auto& [source, target, group] : *part)
      CHECK(all.emplace(joined(source), joined(target)).second);
  return all;
}

void refuse(const std::string& bytes, const std::string& words) {
  const PairsFile file(bytes);
  CHECK_THROWS_WITH_AS(from_file(file.name), (file.name + ": " + words).c_str(),
                       study::DataError);
}

}  // namespace

TEST_CASE("a file of lines with a sentence and its translation is a task") {
  const PairsFile file(lines(1'000));
  const auto task = from_file(file.name);
  CHECK(task.name == file.name);
  const auto all = all_of(task);
  CHECK(all.size() == 1'000);
  for (int k = 0; k < 1'000; ++k)
    CHECK(all.at(fmt::format("sentence number {}", k)) ==
          fmt::format("la phrase {}", k));
  // Four standard deviations are 51 of the first and 38 of the second.
  CHECK(std::abs(std::ssize(task.training) - 800) < 51);
  CHECK(std::abs(std::ssize(task.validation) - 100) < 38);
  CHECK(task.beyond.empty());
}

TEST_CASE("a sentence stands in one part wherever it is in the file") {
  const auto few = read_own(lines(500));
  const auto more = read_own("one more\tune autre\n" + lines(600));
  const auto others = all_of({"", more.training, more.validation, {}});
  REQUIRE(few.test.size() > 10);
  for (const auto& pair : few.test)
    CHECK(!others.contains(joined(pair.source)));
}

TEST_CASE("equal sentences are one and long ones are left out") {
  std::string fifty;
  for (int k = 0; k < 50; ++k) fifty += fmt::format(" w{}", k);
  const auto all = all_of(read_own(
      lines(200) + "SENTENCE NUMBER 0\tautre\nlong\t" + fifty + "\n" + fifty +
      "\tlong\nlonger\t" + fifty + " w\nw" + fifty + "\tlonger\n"));
  CHECK(all.size() == 202);
  CHECK(all.at("sentence number 0") == "la phrase 0");
  CHECK(all.at("long") == fifty.substr(1));
  CHECK(all.at(fifty.substr(1)) == "long");
}

TEST_CASE("what Windows adds to a file of sentences is left out") {
  std::string text = "\xef\xbb\xbf";
  for (const char letter : lines(200))
    text += letter == '\n' ? "\r\n\n\r\n" : std::string(1, letter);
  CHECK(all_of(read_own(text)) == all_of(read_own(lines(200))));
}

BAD_INPUT("a file of sentences that is none") {
  const auto cannot_read = [](const std::string& bytes,
                              const std::string& words) {
    const PairsFile file(bytes);
    CHECK_THROWS_WITH_AS(from_file(file.name),
                         ("cannot read " + file.name + ": " + words).c_str(),
                         study::DataError);
  };
  cannot_read("", "it is empty");
  cannot_read(lines(60) + std::string("a\t\0b", 4),
              "line 61 has the control character 0x00 at its byte 3");
  cannot_read("a\tcaf\xe9\n", "line 1 is not UTF-8 at its byte 6");
  cannot_read(lines(2) + "a\t" + std::string(10'000'000, 'x'),
              "line 3 has 10000002 bytes; at most 1000000 are read");
  CHECK_THROWS_AS(from_file("no such file"), figures::FileError);
}

BAD_INPUT("lines that are no sentence and translation") {
  refuse(lines(60) + "a line\n",
         "line 61 has 1 column, expected 2 between tabs");
  refuse("\n\na\tb\tc\n" + lines(60),
         "line 3 has 3 columns, expected 2 between tabs");
  refuse(lines(60) + " \tphrase\n", "line 61 has no sentence");
  refuse("a sentence\t\n" + lines(60), "line 1 has no translation");
}

BAD_INPUT("too few sentences or translations that are all alike") {
  const auto few = [](int count) {
    return fmt::format(
        "{} different sentences of at most 50 words, expected 50 or more",
        count);
  };
  refuse("\n", few(0));
  refuse(lines(49), few(49));
  refuse(lines(49) + lines(49), few(49));
  std::string same_sentence, same_translation;
  for (int k = 0; k < 100; ++k) {
    same_sentence += fmt::format("Hello!\tphrase {}\n", k);
    same_translation += fmt::format("sentence {}\tBonjour\n", k);
  }
  refuse(same_sentence, few(1));
  refuse(same_translation, "all sentences have the same translation");
}

// 50 sentences of which none falls into a part, with translations that differ.
static std::string lines_without(Pairs Task::*part) {
  std::string text;
  for (int k = 0, count = 0; count < 50; ++k) {
    Task task;
    const auto sentence = fmt::format("sentence {}", k);
    if (&study::part_of(task, {80, 10}, sentence) == &(task.*part)) continue;
    text += fmt::format("{}\tphrase {}\n", sentence, k);
    ++count;
  }
  return text;
}

// 50 sentences, and of these so many fall into the test.
static std::string lines_with_test(std::size_t count) {
  std::string text;
  std::size_t in_test = 0, all = 0;
  for (int k = 0; all < 50; ++k) {
    Task task;
    const auto sentence = fmt::format("sentence {}", k);
    const bool test = &study::part_of(task, {80, 10}, sentence) == &task.test;
    if (test && in_test == count) continue;
    if (!test && all - in_test == 50 - count) continue;
    in_test += test;
    text += fmt::format("{}\tphrase {}\n", sentence, k);
    ++all;
  }
  return text;
}

BAD_INPUT("a file of which a single sentence falls into the test") {
  refuse(lines_with_test(1), "too few sentences: one alone falls to the test");
  CHECK(read_own(lines_with_test(2)).test.size() == 2);
}

BAD_INPUT("a part that no sentence of the file falls into") {
  refuse(lines_without(&Task::training),
         "too few sentences: none falls to the training");
  refuse(lines_without(&Task::validation),
         "too few sentences: none falls to the validation");
  refuse(lines_without(&Task::test),
         "too few sentences: none falls to the test");
}
