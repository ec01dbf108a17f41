// CTC: who said what is known, and not when.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

// Labels are letters, and '-' is the blank. An alignment has one of them for
// each step.
using Probabilities = std::vector<std::map<char, double>>;  // one a step

#ifdef SOLUTION
// #region solution
static std::string collapse(std::string s) {
  s.erase(std::unique(s.begin(), s.end()), s.end());
  std::erase(s, '-');
  return s;
}

// Places that are two apart are both blanks or both labels. From the last one
// to the first: what is added is of the step before.
static double probability(const Probabilities& y, const std::string& labels) {
  std::string l = "-";
  for (const char label : labels) l += {label, '-'};
  std::vector<double> alpha(l.size());
  alpha[0] = 1;
  for (const auto& y_t : y)
    for (std::size_t s = l.size(); s-- > 0;) {
      if (s > 0) alpha[s] += alpha[s - 1];
      if (s > 1 && l[s] != l[s - 2]) alpha[s] += alpha[s - 2];
      alpha[s] *= y_t.at(l[s]);
    }
  return alpha[l.size() - 1] + (labels.empty() ? 0 : alpha[l.size() - 2]);
}

// Each label needs a step, and so does the blank of aa. To all five runs, of
// labels and of blanks, go 1 or 2 steps more, and for aa none or 1.
static const std::size_t ab_in_3 = 5, ab_in_4 = 15, aa_in_3 = 1, aa_in_4 = 5;
// #endregion
#else
// #region task
// What an alignment says. Yours: this drops the blanks and leaves all else; of
// a label that is repeated without a blank in between, one should be left.
static std::string collapse(std::string s) {
  std::erase(s, '-');
  return s;
}

// The probability of the labels: alpha[s] is that of all ways to say the first
// s of them in the steps so far. Yours: here each lasts for a step or more, and
// no step is blank. Put blanks around and between them; an alignment may skip
// any but those between equal labels.
static double probability(const Probabilities& y, const std::string& labels) {
  std::vector<double> alpha(labels.size() + 1);
  alpha[0] = 1;
  for (const auto& y_t : y) {
    for (std::size_t s = labels.size(); s > 0; --s)
      alpha[s] = (alpha[s] + alpha[s - 1]) * y_t.at(labels[s - 1]);
    alpha[0] = 0;
  }
  return alpha[labels.size()];
}

// Yours, by hand: how many alignments of three steps, and how many of four, say
// ab? How many say aa?
static const std::size_t ab_in_3 = 0, ab_in_4 = 0, aa_in_3 = 0, aa_in_4 = 0;
// #endregion
#endif

// All alignments of so many steps, each made from a shorter one.
static std::vector<std::string> alignments(std::size_t steps) {
  std::vector<std::string> all = {""};
  for (std::size_t t = 0; t < steps; ++t) {
    std::vector<std::string> longer;
    for (const auto& one : all)
      for (const char label : {'-', 'a', 'b'}) longer.push_back(one + label);
    all = longer;
  }
  return all;
}

// What all alignments weigh that say the same, for each labelling.
static std::map<std::string, double> sums(
    std::size_t steps,
    const std::function<double(const std::string&)>& weight) {
  std::map<std::string, double> all;
  for (const auto& alignment : alignments(steps))
    all[collapse(alignment)] += weight(alignment);
  return all;
}

TEST_CASE("Repeated labels are one and blanks are none") {
  CHECK(collapse("a-ab-") == "aab");
  CHECK(collapse("-aa--abb") == "aab");
  CHECK(collapse("abba") == "aba");
  CHECK(collapse("---") == "");
  CHECK(collapse("") == "");
}

TEST_CASE("Alignments are as many as was predicted") {
  const auto one = [](const std::string&) { return 1.0; };
  auto in_3 = sums(3, one), in_4 = sums(4, one);
  CHECK(in_3["ab"] == double(ab_in_3));
  CHECK(in_3["aa"] == double(aa_in_3));
  CHECK(in_4["ab"] == double(ab_in_4));
  CHECK(in_4["aa"] == double(aa_in_4));
}

static const Probabilities five_steps = {{{'-', 0.5}, {'a', 0.3}, {'b', 0.2}},
                                         {{'-', 0.1}, {'a', 0.7}, {'b', 0.2}},
                                         {{'-', 0.3}, {'a', 0.3}, {'b', 0.4}},
                                         {{'-', 0.6}, {'a', 0.2}, {'b', 0.2}},
                                         {{'-', 0.2}, {'a', 0.1}, {'b', 0.7}}};

TEST_CASE("A probability is the sum over all alignments") {
  const auto weight = [](const std::string& alignment) {
    double p = 1;
    for (std::size_t t = 0; t < alignment.size(); ++t)
      p *= five_steps[t].at(alignment[t]);
    return p;
  };
  double all = 0;
  for (const auto& one : sums(5, weight)) {
    CAPTURE(one.first);
    const double p = probability(five_steps, one.first);
    CHECK(p == doctest::Approx(one.second));
    all += p;
  }
  CHECK(all == doctest::Approx(1));
}

TEST_CASE("What is too long for the steps cannot be said") {
  CHECK(probability({five_steps[0], five_steps[1]}, "aa") == 0);
  CHECK(probability(five_steps, "ababab") == 0);
}

TEST_CASE("What is likely need not be the likeliest alignment") {
  const Probabilities y(2, {{'-', 0.6}, {'a', 0.4}});
  CHECK(probability(y, "a") == doctest::Approx(0.16 + 2 * 0.24));
  CHECK(probability(y, "") == doctest::Approx(0.36));
}
