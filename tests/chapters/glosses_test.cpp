#include "14_text_classification/glosses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "bad_input.hpp"
#include "data_variable.hpp"
#include "parts_of_task.hpp"
#include "study/data_file.hpp"

using namespace text_classification;
using namespace parts_of_task;

// A meaning of one noun.
static std::string meaning(int place, int file, const std::string& pointers,
                           const std::string& gloss) {
  return fmt::format("{:08} {:02} n 01 noun 0 {} | {}\n", place, file, pointers,
                     gloss);
}

static Task read_glosses(const std::string& text) {
  DataFolder data;
  data.write("wordnet/data.noun", "  1 A licence, | of a kind  \n" + text);
  return glosses();
}

TEST_CASE("glosses of ten topics are read without their examples") {
  const std::string thirty =
      "a b c d e f g h i j k l m n o p q r s t u v w x y z one two three four";
  const auto task = read_glosses(
      meaning(1740, 3, "001 ~ 00001930 n 0000", "that which is perceived") +
      meaning(1930, 5, "000",
              "an animal (of any kind); \"a lion\"; \"a cat\"") +
      meaning(2000, 13, "000", "solid food; of milk  ") +
      meaning(2001, 26, "000", "Solid food: of milk") +
      meaning(2002, 26, "000", "a state") + meaning(2003, 26, "000", "") +
      meaning(2004, 26, "000", "of that state") +
      meaning(2005, 18, "000", thirty + " five") +
      meaning(2006, 4, "000", "doing a thing") +
      meaning(2007, 6, "000", "a thing made") +
      meaning(2008, 20, "000", "a plant's leaf") +
      meaning(2009, 15, "000", "a place there") +
      meaning(2010, 10, "000", "what is said") +
      meaning(2011, 8, "000", "an open mouth") +
      meaning(2012, 9, "000", "an open mind"));
  const std::multimap<std::string, std::string> expected = {
      {"an animal ( of any kind )", "animal"},
      {"solid food of milk", "food"},
      {"of that state", "state"},
      {thirty, "person"},
      {"doing a thing", "act"},
      {"a thing made", "artifact"},
      {"a plant's leaf", "plant"},
      {"a place there", "location"},
      {"what is said", "communication"},
      {"an open mouth", "body"}};
  CHECK(all_of(task) == expected);
}

// A place, past a given one, whose children are for the test, or to learn from.
static int place(bool test, int after) {
  Task task;
  for (;;)
    if (const auto& part =
            part_of(task, {80, 10}, fmt::format("{:08}", ++after));
        &part == (test ? &task.test : &task.training))
      return after;
}

TEST_CASE("the first parent of a noun says which part it stands in") {
  for (const bool test : {false, true}) {
    const int right = place(test, 1'000'000), wrong = place(!test, 2'000'000),
              other = place(!test, 3'000'000);
    const auto is_right = [&](const std::string& line) {
      const auto task = read_glosses(line);
      return (test ? task.test : task.training).size() == 1;
    };
    const auto to = [](const char* pointer, int target) {
      return fmt::format("{} {:08} n 0000", pointer, target);
    };
    CHECK(is_right(meaning(wrong, 5, "001 " + to("@", right), "a b c")));
    CHECK(is_right(meaning(wrong, 5, "001 " + to("@i", right), "a b c")));
    CHECK(is_right(meaning(
        wrong, 5,
        "003 " + to("~", other) + " " + to("@", right) + " " + to("@", wrong),
        "a b c")));
    CHECK(is_right(meaning(right, 5, "000", "a b c")));
    CHECK(is_right(meaning(right, 5, "001 " + to("#m", wrong), "a b c")));
    // Ten nouns, which are counted by letters too, and ten pointers, which are
    // not.
    std::string pointers = "010";
    for (int k = 0; k < 9; ++k) pointers += " " + to("~", other);
    const auto nouns = "0a a 0 b 0 c 0 d 0 e 0 f 0 g 0 h 0 @ 1 j 0 " + pointers;
    CHECK(is_right(fmt::format("{:08} 05 n {} {} | a b c\n", wrong, nouns,
                               to("@", right))));
  }
}

// Nouns of one topic: ten for each parent, whose glosses begin alike.
static std::string nouns(int file, int count) {
  std::string text;
  for (int k = 0; k < count; ++k)
    text += meaning(k, file, fmt::format("001 @ {:08} n 0000", k / 10),
                    fmt::format("p{}x{} of {}", file, k / 10, k));
  return text;
}

TEST_CASE("glosses with one parent stand in the same part unless mixed") {
  DataFolder data;
  data.write("wordnet/data.noun", nouns(4, 2'000) + nouns(8, 1'000));
  const auto task = glosses(), mixed = mixed_glosses();
  CHECK(groups_of(task).size() == 300);
  CHECK(groups_on_both_sides(task) == 0);
  CHECK(groups_on_both_sides(mixed) > 200);
  CHECK(all_of(task).size() == 3'000);
  CHECK(all_of(mixed).size() == 3'000);
  CHECK(mixed.training.size() > 2'310);
  CHECK(mixed.training.size() < 2'490);
  CHECK(mixed.validation.size() > 240);
  CHECK(mixed.validation.size() < 360);
}

TEST_CASE("of a topic only so many glosses are drawn") {
  DataFolder data;
  data.write("wordnet/data.noun", nouns(4, 6'000) + nouns(8, 100));
  for (const auto& task : {glosses(), mixed_glosses()}) {
    const auto count = [](const Examples& part, int label) {
      return std::ranges::count(part, label, &Example::label);
    };
    CHECK(count(task.training, 0) == 2'500);
    CHECK(count(task.validation, 0) == 300);
    CHECK(count(task.test, 0) == 300);
    CHECK(count(task.training, 8) + count(task.validation, 8) +
              count(task.test, 8) ==
          100);

    // From all of the file, and in no order of it: of 2500 that are drawn about
    // half are from its second half, and half follow one that is before them.
    int late = 0, rising = 0, before = 0;
    for (const auto& [words, label, group] : task.training) {
      if (label != 0) continue;
      const int number = std::stoi(words.back());
      late += number >= 3'000;
      rising += number > before;
      before = number;
    }
    CHECK(std::abs(late - 1'250) < 250);
    CHECK(std::abs(rising - 1'250) < 250);
  }
}

TEST_CASE("the glosses are read as Debian has them") {
  Task task;
  try {
    task = glosses();
  } catch (const study::MissingData& error) {
    MESSAGE("skipped: " << std::string(error.what()));
    return;
  }
  CHECK(task.training.size() > 23'000);
  CHECK(all_of(task).contains(
      "a solid food prepared from the pressed curd of milk"));
  for (const auto* part : {&task.training, &task.validation, &task.test})
    for (int label = 0; label < 10; ++label)
      CHECK(std::ranges::count(*part, label, &Example::label) > 100);
}

BAD_INPUT("glosses that are missing or not WordNet's") {
  {
    const DataFolder data;
    CHECK_THROWS_WITH_AS(glosses(),
                         "wordnet/data.noun is missing; .ci/data gets it",
                         study::MissingData);
  }
  const auto refuse = [](const std::string& line) {
    CAPTURE(line);
    CHECK_THROWS_WITH_AS(read_glosses(meaning(1, 5, "000", "a b c") + line),
                         "wordnet/data.noun: line 3 is no meaning of nouns",
                         study::DataError);
  };
  refuse("?");
  refuse("x | a b c");
  refuse("00000001 05 n 01 noun 0 000");
  refuse("00000001 05 n | a b c");
  refuse("00000001 xx n 01 noun 0 000 | a b c");
  refuse("00000001 05 n 0x noun 0 000 | a b c");
  refuse("00000001 05 n -1 noun 0 000 | a b c");
  refuse("00000001 05 n 02 noun 0 000 | a b c");
  refuse("00000001 05 n 7fffffff noun 0 000 | a b c");
  refuse("00000001 05 n 01 noun 0 00a | a b c");
  refuse("00000001 05 n 01 noun 0 -01 | a b c");
  refuse("00000001 05 n 01 noun 0 001 @ 00000002 n | a b c");
  refuse("00000001 05 n 01 noun 0 2147483647 @ 00000002 n 0000 | a b c");
}
