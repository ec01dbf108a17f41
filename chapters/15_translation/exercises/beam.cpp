// A likely beginning may not lead to a likely sentence: a beam keeps several.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

using Words = std::vector<std::string>;  // of a sentence; "." is its end
// How likely each word is after another; "" stands before the first.
using Table = std::map<std::string, std::map<std::string, double>>;

static const Table italian = {
    {"", {{"una", 0.5}, {"la", 0.3}, {"casa", 0.2}}},
    {"una", {{"vecchia", 0.4}, {"casa", 0.3}, {"bella", 0.3}}},
    {"la", {{"casa", 0.6}, {"vecchia", 0.4}}},
    {"vecchia", {{"casa", 0.45}, {"strada", 0.35}, {"via", 0.2}}},
    {"casa", {{".", 0.95}, {"bella", 0.05}}},
    {"bella", {{".", 1}}},
    {"strada", {{".", 1}}},
    {"via", {{".", 1}}}};

struct Beginning {
  Words words;
  double log_p = 0;

  bool ended() const { return !words.empty() && words.back() == "."; }
  // Its likelihood as a whole, or that of a word on average.
  double score(bool mean) const {
    return mean ? log_p / double(words.size()) : log_p;
  }
};
using Beginnings = std::vector<Beginning>;

// All that one more word makes of a beginning.
static Beginnings longer(const Beginning& one, const Table& table) {
  Beginnings all;
  for (const auto& [word, p] :
       table.at(one.words.empty() ? "" : one.words.back())) {
    all.push_back(one);
    all.back().words.push_back(word);
    all.back().log_p += std::log(p);
  }
  return all;
}

#ifdef SOLUTION
// #region solution
static Words search(const Table& table, std::size_t width, bool mean) {
  Beginnings open = {{}}, ended;
  while (!open.empty()) {
    Beginnings all;
    for (const auto& one : open)
      for (auto& more : longer(one, table)) all.push_back(more);
    std::sort(all.begin(), all.end(),
              [](auto& a, auto& b) { return a.log_p > b.log_p; });
    all.resize(std::min(width, all.size()));
    open.clear();
    for (auto& one : all) (one.ended() ? ended : open).push_back(one);
  }
  const auto less = [mean](auto& a, auto& b) {
    return a.score(mean) < b.score(mean);
  };
  return std::max_element(ended.begin(), ended.end(), less)->words;
}

// "una vecchia casa" .0855, "la casa" .171 and "casa" .19; by the mean of two
// to four words, with the end, .54, .56 and .44.
static const std::size_t likeliest[] = {3, 2, 1}, by_mean[] = {3, 2, 2};
// #endregion
#else
// #region task
// A sentence with its end. Yours: in each step keep the `width` likeliest of
// all that one more word makes of what is kept, and set aside those of them
// that have ended. When nothing is open, take the one of the best score.
static Words search(const Table& table, std::size_t, bool) {
  Beginning one;
  const auto less = [](auto& a, auto& b) { return a.log_p < b.log_p; };
  while (!one.ended()) {
    const auto all = longer(one, table);
    one = *std::max_element(all.begin(), all.end(), less);
  }
  return one.words;
}

// Yours, by hand: how many words, without the end, has the Italian sentence
// that is found with a width of 1, 2 and 3? By likelihood, and by the mean.
static const std::size_t likeliest[] = {0, 0, 0}, by_mean[] = {0, 0, 0};
// #endregion
#endif

// The likeliest sentence of all that go on from a beginning.
static Beginning best(const Beginning& begun, const Table& table) {
  if (begun.ended()) return begun;
  Beginning most{{}, -HUGE_VAL};
  for (const auto& one : longer(begun, table)) {
    const auto there = best(one, table);
    if (there.log_p > most.log_p) most = there;
  }
  return most;
}

TEST_CASE("A beam finds what was predicted") {
  for (std::size_t width = 1; width <= 3; ++width) {
    CAPTURE(width);
    CHECK(search(italian, width, false).size() == likeliest[width - 1] + 1);
    CHECK(search(italian, width, true).size() == by_mean[width - 1] + 1);
  }
}

TEST_CASE("A beam that is wide enough finds the likeliest sentence") {
  CHECK(search(italian, 3, false) == best({}, italian).words);
  CHECK(search(italian, 100, false) == best({}, italian).words);
}

// "b w ." is likelier than "a x .", but two other beginnings are likelier than
// "b w". Nothing but an end is likelier still, and third at the first step.
TEST_CASE("Beginnings are compared with those that began otherwise") {
  const Table table = {{"", {{"a", 0.45}, {"b", 0.3}, {".", 0.25}}},
                       {"a", {{"x", 0.4}, {"y", 0.35}, {"z", 0.25}}},
                       {"b", {{"w", 0.4}, {"x", 0.3}, {"y", 0.3}}},
                       {"x", {{".", 0.6}, {"z", 0.4}}},
                       {"y", {{".", 0.6}, {"z", 0.4}}},
                       {"w", {{".", 1}}},
                       {"z", {{".", 1}}}};
  CHECK(search(table, 1, false) == Words{"a", "x", "."});
  CHECK(search(table, 2, false) == Words{"a", "x", "."});
  CHECK(search(table, 3, false) == Words{"."});
}
