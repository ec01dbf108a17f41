#include "15_translation/summaries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "bad_input.hpp"
#include "data_variable.hpp"
#include "small_translations.hpp"
#include "study/data_file.hpp"
#include "study/parts.hpp"

using namespace translation;
using study::joined;

static const auto by_source = Split::by_source, mixed = Split::mixed;

namespace {

// A source whose pairs fall into a part.
std::string source_of(Pairs Task::*part) {
  for (int k = 0;; ++k) {
    Task task;
    const auto source = fmt::format("source{}", k);
    if (&study::part_of(task, {80, 10}, source) == &(task.*part)) return source;
  }
}

const auto learned = source_of(&Task::training),
           chosen = source_of(&Task::validation),
           tested = source_of(&Task::test);

std::string line(const std::string& source, const std::string& english,
                 const std::string& other) {
  return source + "\t" + english + "\t" + other + "\n";
}

// A word so many times, in pairs that are left out since no other one has their
// second word.
std::string seen(const std::string& english, const std::string& other,
                 int times) {
  std::string text;
  for (int k = 0; k < times; ++k)
    text += line(learned, fmt::format("{} rare{}", english, k),
                 fmt::format("{} raro{}", other, k));
  return text;
}

std::multimap<std::string, std::string> pairs_of(const Pairs& pairs) {
  std::multimap<std::string, std::string> all;
  for (const auto& [source, target, group] : pairs)
    all.emplace(joined(source), joined(target));
  return all;
}
using All = std::multimap<std::string, std::string>;

// The words a to j so many times, in both languages.
std::string known_words(int times) {
  std::string text;
  for (const char* word : {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"})
    text += seen(word, word, times);
  return text;
}

}  // namespace

TEST_CASE("pairs of known words stand in the part of their source") {
  DataFolder data;
  data.write("translations/it.tsv",
             known_words(20) + line(learned, "A b", "B, a") +
                 line(learned, "c d", "d c") + line(chosen, "e f", "f e") +
                 line(tested, "g-h", "h g") + line(tested, "g h", "g h"));
  const auto task = summaries("it", by_source);
  CHECK(task.name == "summaries, English to Italian");
  CHECK(pairs_of(task.training) == All{{"c d", "d c"}});  // no , is known
  CHECK(pairs_of(task.validation) == All{{"e f", "f e"}});
  CHECK(pairs_of(task.test) == All{{"g h", "g h"}});
  CHECK(pairs_of(task.beyond) == All{{"g - h", "h g"}});
  CHECK(task.training[0].group == study::drawn(learned));
  CHECK(task.test[0].group == study::drawn(tested));
}

TEST_CASE("a word is known that is seen often enough in training") {
  DataFolder data;
  const auto count = [&](const std::string& language, int english, int other) {
    auto text = seen("x", "k", english) + seen("y", "k", 20 - english) +
                seen("k", "z", other) + seen("k", "w", 20 - other) +
                seen("k", "k", 20);
    // Other parts tell nothing.
    for (int k = 0; k < 20; ++k)
      text += line(k % 2 ? chosen : tested, fmt::format("x y n{}", k), "z w z");
    data.write("translations/" + language + ".tsv",
               text + line(tested, "x k", "k z"));
    return summaries(language, by_source).test.size();
  };
  CHECK(count("it", 20, 20) == 1);
  CHECK(count("it", 19, 20) == 0);
  CHECK(count("it", 20, 19) == 0);
  CHECK(count("fr", 5, 5) == 1);
  CHECK(count("fr", 4, 5) == 0);
  CHECK(count("fr", 5, 4) == 0);
}

TEST_CASE("beyond are pairs of the test with one or two unknown words") {
  DataFolder data;
  data.write("translations/it.tsv",
             known_words(20) + line(tested, "a new", "a nuovo") +
                 line(tested, "old a old", "a") +
                 line(tested, "old a very", "a molto vecchio") +
                 line(tested, "a quite new day", "a b") +
                 line(tested, "a c", "a nuovo") + line(chosen, "b new", "b b") +
                 line(learned, "c new", "c c"));
  const auto task = summaries("it", by_source);
  CHECK(pairs_of(task.beyond) ==
        All{{"a new", "a nuovo"}, {"old a very", "a molto vecchio"}});
  CHECK(task.test.empty());
}

TEST_CASE("short and long summaries and equal ones are left out") {
  const std::string ten = "a b c d e f g h i j", four = " a b c d";
  DataFolder data;
  data.write(
      "translations/it.tsv",
      known_words(20) + line(tested, "a", "a b") + line(tested, "a b", "a") +
          line(tested, ten, ten + four) + line(tested, ten + " a", "a b") +
          line(tested, "b c", ten + four + " e") + line(tested, "c d", "c d") +
          line(tested, "C D", "d d") + line(tested, "d e", "d e"));
  const auto task = summaries("it", by_source);
  CHECK(pairs_of(task.test) ==
        All{{ten, ten + four}, {"c d", "c d"}, {"d e", "d e"}});
}

// How many groups of pairs stand in more than one part.
static std::size_t groups_on_both_sides(const Task& task) {
  std::map<std::uint64_t, std::set<const Pairs*>> parts;
  for (const auto* part : {&task.training, &task.validation, &task.test})
    for (const auto& pair : *part) parts[pair.group].insert(part);
  return static_cast<std::size_t>(std::ranges::count_if(
      parts, [](const auto& group) { return group.second.size() > 1; }));
}

// Three pairs of each of 2,000 sources, and one that all sources have.
static std::string three_pairs_each() {
  std::string text;
  for (int k = 0; k < 2'000; ++k) {
    const auto source = fmt::format("s{}", k);
    std::string word;  // k in four letters
    for (int rest = k, i = 0; i < 4; ++i, rest /= 10)
      (word += ' ') += static_cast<char>('a' + rest % 10);
    for (const char* begin : {"x", "y", "z"})
      text += line(source, begin + word, word + " " + begin);
    text += line(source, "common data", "dati comuni");
  }
  return text;
}

TEST_CASE("pairs of one source stand in the same part unless mixed") {
  DataFolder data;
  data.write("translations/it.tsv", three_pairs_each());
  const auto task = summaries("it", by_source), other = summaries("it", mixed);
  CHECK(other.name == "summaries, English to Italian, mixed");
  CHECK(groups_on_both_sides(task) == 0);
  // A source's four fall into one part at 0.8^4 + 2 * 0.1^4 = 0.41.
  CHECK(groups_on_both_sides(other) > 1'000);

  const auto common = [](const Pairs& pairs) {
    return std::ranges::count(pairs, Words{"common", "data"}, &Pair::source);
  };
  CHECK(common(task.training) + common(task.validation) + common(task.test) ==
        0);  // of its one pair no word is known
  // Four standard deviations are 72 of the first and 54 of the second.
  CHECK(std::abs(common(other.training) - 1'600) < 72);
  CHECK(std::abs(common(other.validation) - 200) < 54);
  CHECK(common(other.training) + common(other.validation) +
            common(other.test) ==
        2'000);
  const auto all =
      task.training.size() + task.validation.size() + task.test.size();
  CHECK(all == 6'000);
  // The pairs of a source fall together: four standard deviations are 215.
  CHECK(std::abs(std::ssize(task.training) - 4'800) < 215);
}

TEST_CASE("small translations are enough for every part") {
  DataFolder data;
  write_translations(data.folder.path);
  for (const char* language : {"it", "fr"}) {
    const auto task = summaries(language, by_source);
    CHECK(task.training.size() > 450);
    CHECK(task.validation.size() > 30);
    CHECK(task.test.size() > 30);
    CHECK(task.beyond.size() > 3);
    const auto all =
        task.training.size() + task.validation.size() + task.test.size();
    CHECK(all == phrases * 8 / 9);
  }
  CHECK(phrase(1) == Everywhere{"fast game for tool",
                                "gioco veloce per strumento",
                                "jeu rapide pour outil"});
  CHECK(phrase(9) == Everywhere{"rare9 game with tool",
                                "gioco rare9 con strumento",
                                "jeu rare9 avec outil"});
  std::set<std::string> different;
  for (int k = 0; k < phrases; ++k) different.insert(phrase(k)[0]);
  CHECK(different.size() == phrases);
}

TEST_CASE("the archive of the translations is named by its day") {
  DataFolder data;
  data.write("translations/archive",
             "Suite: stable\nVersion: 13.1\nCodename: trixie\nDate: Monday\n");
  CHECK(translations_archive() == "Debian 13.1 (trixie) of Monday");
}

TEST_CASE("the translations are read as Debian has them") {
  for (const char* language : {"it", "fr"}) {
    Task task;
    try {
      task = summaries(language, by_source);
    } catch (const study::MissingData& error) {
      MESSAGE("skipped: " << std::string(error.what()));
      return;
    }
    CHECK(task.training.size() > 4'000);
    CHECK(task.validation.size() > 300);
    CHECK(task.test.size() > 300);
    CHECK(task.beyond.size() > 300);
    CHECK(groups_on_both_sides(task) == 0);
  }
  CHECK(translations_archive().starts_with("Debian "));
}

BAD_INPUT("translations that are missing or not what was written") {
  DataFolder data;
  CHECK_THROWS_WITH_AS(summaries("it", by_source),
                       "translations/it.tsv is missing; .ci/data gets it",
                       study::MissingData);
  CHECK_THROWS_WITH_AS(translations_archive(),
                       "translations/archive is missing; .ci/data gets it",
                       study::MissingData);
  data.write("translations/fr.tsv", "a\ta b\ta b\na\ta b\n");
  CHECK_THROWS_WITH_AS(summaries("fr", mixed),
                       "translations/fr.tsv: line 2 has 2 columns, expected 3 "
                       "between tabs",
                       study::DataError);
}
