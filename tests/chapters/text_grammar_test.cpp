// The sentences of chapter 14, read by a parser that knows nothing of how they
// were made.
#include <doctest/doctest.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <span>
#include <stdexcept>

#include "14_text_classification/grammar.hpp"

using namespace text_classification;

namespace {

using Words = std::vector<std::string>;
using Part = std::span<const std::string>;

// By class, those that one test alone denies last.
const Words adjectives[] = {
    {"bad", "awful", "ugly", "cold", "weak", "dull", "noisy", "boring", "stale",
     "cheap", "dirty", "bitter"},
    {"wooden", "round", "grey", "square", "empty", "national", "weekly",
     "local", "northern", "plain", "daily", "modern"},
    {"good", "great", "lovely", "warm", "brave", "bright", "quiet", "funny",
     "fresh", "clever", "clean", "sweet"}};

bool is_one_of(const std::string& word, const Words& words) {
  return std::ranges::count(words, word) > 0;
}

bool begins(Part text, const Words& words) {
  return text.size() >= words.size() &&
         std::equal(words.begin(), words.end(), text.begin());
}

// What a sentence says, and how.
struct Meaning {
  int label = 0;
  int denials = 0;
  Words denied = {};  // adjectives
};

// A subject of two words, a verb, perhaps a negation, perhaps a degree, and an
// adjective.
Meaning clause(Part text) {
  if (text.size() < 4 || !is_one_of(text[2], {"is", "was"}))
    throw std::invalid_argument("no clause");
  const auto& adjective = text.back();
  Meaning meaning;
  while (meaning.label < 3 && !is_one_of(adjective, adjectives[meaning.label]))
    ++meaning.label;
  if (meaning.label == 3) throw std::invalid_argument("no adjective");
  auto between = text.subspan(3, text.size() - 4);
  if (!between.empty() && is_one_of(between[0], {"not", "never", "hardly"})) {
    meaning.label = 2 - meaning.label;
    meaning.denied = {adjective};
    between = between.subspan(1);
  }
  if (between.size() > 1 ||
      (between.size() == 1 && !is_one_of(between[0], {"very", "so", "really"})))
    throw std::invalid_argument("no degree");
  return meaning;
}

// What counts is `main`; the other clause is a clause all the same.
Meaning two(Part main, Part other) {
  auto meaning = clause(main);
  for (auto& adjective : clause(other).denied)
    meaning.denied.push_back(adjective);
  return meaning;
}

Meaning read(Part text) {
  for (const auto& denial :
       {Words{"it", "is", "false", "that"}, Words{"nobody", "thinks", "that"},
        Words{"i", "deny", "that"}})
    if (begins(text, denial)) {
      auto meaning = read(text.subspan(denial.size()));
      meaning.label = 2 - meaning.label;
      ++meaning.denials;
      return meaning;
    }
  const auto find = [&](const char* word) {
    return static_cast<std::size_t>(std::ranges::find(text, word) -
                                    text.begin());
  };
  const auto comma = find(","), but = find("but"), although = find("although");
  if (although == 0)
    return two(text.subspan(comma + 1), text.subspan(1, comma - 1));
  if (but < text.size()) return two(text.subspan(but + 1), text.first(but));
  if (although < text.size())
    return two(text.first(although), text.subspan(although + 1));
  return clause(text);
}

int label_of(const std::string& text) {
  return read(words_of(text)).label;
}

Task small_task(std::uint64_t seed = 1) {
  return sentences(lstm::Seed(seed), {2000, 300, 300, 300});
}

bool spared(const std::string& adjective) {
  for (const int label : {0, 2})
    if (is_one_of(adjective,
                  {adjectives[label].end() - 4, adjectives[label].end()}))
      return true;
  return false;
}

std::size_t spared_in(const Examples& examples, bool at_all) {
  std::size_t count = 0;
  for (const auto& example : examples) {
    const auto denied = read(example.words).denied;
    count += at_all ? std::ranges::any_of(denied, spared)
                    : std::ranges::all_of(denied, spared);
  }
  return count;
}

}  // namespace

TEST_CASE(
    "the parser of the sentences reads some that are worked out by hand") {
  CHECK(label_of("the film is good") == 2);
  CHECK(label_of("the film was never so good") == 0);
  CHECK(label_of("nobody thinks that the soup is not bad") == 0);
  CHECK(label_of("my phone is hardly round") == 1);
  CHECK(label_of("the film is good but the soup is bad") == 0);
  CHECK(label_of("although the film is good , the soup is very bad") == 0);
  CHECK(label_of("i deny that the film is good although the soup is bad") == 0);
  CHECK(label_of("it is false that i deny that our hotel is warm") == 2);
  CHECK_THROWS_AS(label_of("the film is not"), std::invalid_argument);
  CHECK_THROWS_AS(label_of("the film is good good"), std::invalid_argument);
}

TEST_CASE("each sentence has the label of what it says") {
  const auto task = small_task();
  CHECK(task.classes == Words{"negative", "neutral", "positive"});
  std::vector<const Examples*> parts = {&task.training, &task.validation,
                                        &task.test};
  for (const auto& beyond : task.beyond) parts.push_back(&beyond.examples);
  REQUIRE(parts.size() == 5);
  for (const auto* part : parts) {
    std::size_t wrong = 0;
    std::vector<double> counts(3);
    for (const auto& [words, label, group] : *part) {
      wrong += read(words).label != label;
      counts[static_cast<std::size_t>(label)] += 1;
    }
    CHECK(wrong == 0);
    // A third each, give or take four standard deviations. Where what is
    // negated is never neutral, few sentences are.
    if (part == parts.back()) continue;
    for (const double count : counts)
      CHECK(std::abs(count / static_cast<double>(part->size()) - 1. / 3) <
            4 * std::sqrt(2. / 9 / static_cast<double>(part->size())));
  }
  CHECK(task.training.size() == 2000);
  CHECK(task.validation.size() == 300);
  CHECK(task.test.size() == 300);
  CHECK(task.beyond[0].examples.size() == 300);
  CHECK(task.beyond[1].examples.size() == 300);
}

TEST_CASE("no sentence is there twice") {
  const auto task = small_task();
  std::set<std::string> all;
  std::size_t count = 0;
  const auto add = [&](const Examples& examples) {
    for (const auto& example : examples)
      all.insert(fmt::format("{}", fmt::join(example.words, " ")));
    count += examples.size();
  };
  for (const auto* part : {&task.training, &task.validation, &task.test})
    add(*part);
  for (const auto& beyond : task.beyond) add(beyond.examples);
  CHECK(count == 3200);
  CHECK(all.size() == count);
}

TEST_CASE("sentences deny as often as their part says") {
  const auto task = small_task();
  const auto denials = [](const Examples& examples) {
    std::set<int> found;
    for (const auto& example : examples)
      found.insert(read(example.words).denials);
    return found;
  };
  for (const auto* part : {&task.training, &task.validation, &task.test})
    CHECK(denials(*part) == std::set{0, 1, 2});
  CHECK(denials(task.beyond[0].examples) == std::set{3, 4});
  CHECK(denials(task.beyond[1].examples) == std::set{0, 1, 2});
}

TEST_CASE("some adjectives are denied in the last test alone") {
  const auto task = small_task();
  for (const auto* part :
       {&task.training, &task.validation, &task.test, &task.beyond[0].examples})
    CHECK(spared_in(*part, true) == 0);
  CHECK(spared_in(task.beyond[1].examples, true) == 300);

  // They are there, undenied.
  Words seen;
  for (const auto& example : task.training)
    for (const auto& word : example.words)
      if (spared(word)) seen.push_back(word);
  CHECK(std::set(seen.begin(), seen.end()).size() == 8);
}

TEST_CASE("the seed draws the sentences") {
  CHECK(fingerprint(small_task(1)) == fingerprint(small_task(1)));
  CHECK(fingerprint(small_task(1)) != fingerprint(small_task(2)));
  const auto long_task = sentences(lstm::Seed(1), {2001, 300, 300, 300});
  CHECK(long_task.training[1999].words == small_task().training[1999].words);
}
