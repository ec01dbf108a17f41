#include "14_text_classification/own_file.hpp"

#include <fmt/format.h>

#include <fstream>

#include "bad_input.hpp"
#include "figures/file.hpp"
#include "parts_of_task.hpp"
#include "study/data_file.hpp"
#include "temporary_folder.hpp"

using namespace text_classification;
using namespace parts_of_task;

// A file of these bytes, which goes away.
struct OwnFile {
  TemporaryFolder folder;
  std::string name = (folder.path / "texts.tsv").string();

  explicit OwnFile(const std::string& bytes) {
    std::ofstream(name, std::ios::binary) << bytes;
  }
};

static Task read_own(const std::string& bytes) {
  return from_file(OwnFile(bytes).name);
}

// Different texts of two classes by turns.
static std::string lines(int count) {
  std::string text;
  for (int k = 0; k < count; ++k)
    text += fmt::format("{}\ttext number {}\n", k % 2 ? "no" : "Yes", k);
  return text;
}

TEST_CASE("a file of lines with a class and a text is a task") {
  const OwnFile file(lines(1'000));
  const auto task = from_file(file.name);
  CHECK(task.name == file.name);
  CHECK(task.classes == std::vector<std::string>{"Yes", "no"});
  const auto all = all_of(task);
  CHECK(all.size() == 1'000);
  for (int k = 0; k < 1'000; ++k) {
    const auto found = all.find(fmt::format("text number {}", k));
    REQUIRE(found != all.end());
    CHECK(found->second == (k % 2 ? "no" : "Yes"));
  }
  // Four standard deviations are 51 of the first and 38 of the second.
  CHECK(std::abs(std::ssize(task.training) - 800) < 51);
  CHECK(std::abs(std::ssize(task.validation) - 100) < 38);
}

TEST_CASE("a text stands in one part wherever it is in the file") {
  const auto few = read_own(lines(500));
  const auto more = read_own("Yes\tand one more\n" + lines(600));
  const auto tested = all_of({"", few.classes, {}, {}, few.test});
  const auto others =
      all_of({"", more.classes, more.training, more.validation, {}});
  REQUIRE(tested.size() > 10);
  for (const auto& [words, name] : tested) CHECK(!others.contains(words));
}

TEST_CASE("equal texts are one and long ones are cut") {
  std::string hundred;
  for (int k = 0; k < 100; ++k) hundred += fmt::format(" w{}", k);
  const auto task =
      read_own(lines(200) + "no\tText, number 0\nno\tTEXT number 0" + "\nno\t" +
               hundred + " more\nYes\t" + hundred);
  const auto all = all_of(task);
  CHECK(all.size() == 202);
  CHECK(all.find("text number 0")->second == "Yes");
  CHECK(all.contains("text , number 0"));
  CHECK(all.find(hundred.substr(1))->second == "no");
}

TEST_CASE("empty lines and what Windows adds are left out") {
  const auto plain = read_own(lines(200));
  std::string text = "\xef\xbb\xbf";
  for (const char letter : lines(200))
    text += letter == '\n' ? "\r\n\n\r\n" : std::string(1, letter);
  const auto task = read_own(text);
  CHECK(task.classes == plain.classes);
  CHECK(all_of(task) == all_of(plain));
}

static void refuse(const std::string& bytes, const std::string& words) {
  const OwnFile file(bytes);
  CHECK_THROWS_WITH_AS(from_file(file.name), (file.name + ": " + words).c_str(),
                       study::DataError);
}

BAD_INPUT("a file of texts that is none") {
  const auto cannot_read = [](const std::string& bytes,
                              const std::string& words) {
    const OwnFile file(bytes);
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

BAD_INPUT("lines that are no class and text") {
  refuse(lines(60) + "a line\n",
         "line 61 has 1 column, expected 2 between tabs");
  refuse("\n\nyes\tit is\tthere\n" + lines(60),
         "line 3 has 3 columns, expected 2 between tabs");
  refuse(lines(60) + "\tit is\n", "line 61 has no class");
  refuse("yes\t\n" + lines(60), "line 1 has no words");
  refuse("yes\t - \n" + lines(60), "line 1 has no words");
}

BAD_INPUT("too few texts or classes or too many") {
  refuse("\n", "0 different texts, expected 50 or more");
  refuse(lines(49), "49 different texts, expected 50 or more");
  refuse(lines(49) + lines(49), "49 different texts, expected 50 or more");
  std::string one, many;
  for (int k = 0; k < 101; ++k) {
    one += fmt::format("good\ttext {}\n", k);
    many += fmt::format("c{}\ttext {}\n", k, k);
  }
  refuse(one, "all texts are of one class, good");
  refuse(many, "101 classes, expected 100 or fewer");
}

// A text that falls into a part.
static std::string text_of(Examples Task::*part) {
  for (int k = 0;; ++k) {
    Task task;
    const auto text = fmt::format("rare {}", k);
    if (&part_of(task, {80, 10}, text) == &(task.*part)) return text;
  }
}

BAD_INPUT("a class that a part of the file lacks") {
  const auto training = "rare\t" + text_of(&Task::training) + "\n";
  const auto validation = "rare\t" + text_of(&Task::validation) + "\n";
  const auto test = "rare\t" + text_of(&Task::test) + "\n";
  const auto words = [](const std::string& part) {
    return "too few texts of class rare: none falls to the " + part;
  };
  CHECK(read_own(lines(300) + training + validation + test).classes.size() ==
        3);
  refuse(lines(300) + validation + test, words("training"));
  refuse(lines(300) + training + test, words("validation"));
  refuse(lines(300) + training + validation, words("test"));
}
