// A word that knows what "not" denies, for a rival that sees single words.
#include <doctest/doctest.h>

#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using Words = std::vector<std::string>;
static const std::set<std::string> degrees = {"very", "so"};

#ifdef SOLUTION
// #region solution
// "Not" and the word that it denies become one; degrees between them are gone.
static Words rewritten(const Words& words) {
  Words all;
  for (std::size_t k = 0; k < words.size(); ++k) {
    std::size_t next = k + 1;
    while (next < words.size() && degrees.count(words[next]) > 0) ++next;
    const bool denies = words[k] == "not" && next < words.size();
    all.push_back(denies ? "not_" + words[next] : words[k]);
    if (denies) k = next;
  }
  return all;
}

// Each adjective is denied in one half of its clauses. Of two clauses each adds
// as much: where both say the same, that is right, and elsewhere it is a tie.
static const double as_they_are = 0.5, joined = 1, two_clauses = 0.75;
// #endregion
#else
// #region task
static Words rewritten(const Words& words) {
  return words;  // yours: "is not very good" becomes "is not_good"
}

// Yours, by hand: the share of clauses of which single words tell whether they
// are positive, as they are and rewritten; and that of rewritten sentences such
// as "although the soup is bad , the film is good". A tie is half right.
static const double as_they_are = 0, joined = 0, two_clauses = 0;
// #endregion
#endif

struct Said {
  std::string text;
  bool positive;
};
using Texts = std::vector<Said>;

static Texts clauses(const std::string& subject) {
  Texts all;
  for (const std::string adjective : {"good", "bad"})
    for (const std::string negation : {"", "not "})
      for (const std::string degree : {"", "very ", "so "})
        all.push_back(
            {"the " + subject + " is " + negation + degree + adjective,
             (adjective == "good") == negation.empty()});
  return all;
}

// What is said of the subject counts, wherever it stands.
static Texts although(const std::string& other, const std::string& subject) {
  Texts all;
  for (const auto& [a, unheard] : clauses(other))
    for (const auto& [b, positive] : clauses(subject)) {
      all.push_back({"although " + a + " , " + b, positive});
      all.push_back({b + " although " + a, positive});
    }
  return all;
}

static Words words_of(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

// The share of texts that naive Bayes names right which has learnt others.
static double share(const Texts& texts, const Texts& learnt,
                    Words (*read)(const Words&)) {
  std::map<std::string, double> counts[2];
  for (const auto& [text, positive] : learnt)
    for (const auto& word : read(words_of(text))) ++counts[positive][word];
  double right = 0;
  for (const auto& [text, positive] : texts) {
    double logit = 0;
    for (const auto& word : read(words_of(text)))
      logit += std::log(1 + counts[1][word]) - std::log(1 + counts[0][word]);
    right += logit == 0 ? 0.5 : (logit > 0) == positive;
  }
  return right / double(texts.size());
}

TEST_CASE("Not and what it denies are one word") {
  CHECK(rewritten(words_of("it is very good")) == words_of("it is very good"));
  CHECK(rewritten(words_of("is not so very good but very bad")) ==
        words_of("is not_good but very bad"));
  CHECK(rewritten(words_of("why not")) == words_of("why not"));
}

TEST_CASE("Single words name what was predicted") {
  const auto same = [](const Words& words) { return words; };
  const auto one = clauses("film"), other = clauses("soup");
  CHECK(share(one, other, same) == as_they_are);
  CHECK(share(one, other, rewritten) == joined);
  CHECK(share(although("soup", "film"), although("room", "song"), rewritten) ==
        two_clauses);
}
