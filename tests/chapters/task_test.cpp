// What counts as right: as published, a Reber string is right where all letters
// that can follow are more active than all others, whatever came.
#include "study/task.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <map>

#include "study/reber.hpp"

using study::Examples, lstm::Sequence;

namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();

// One sample of three classes: behind step 0 the first two are legal, behind
// step 1 the last one, and behind step 2 nothing is asked.
Examples<float> small_examples() {
  auto all = study::empty_examples(3, 1, 1);
  all.labels(0, 0) = 0;
  all.legal(0, 0) = 0b011;
  study::expect_class(all, 1, 0, 2);
  return all;
}

bool is_wrong(const Sequence<float>& z) {
  return study::wrong(small_examples(), z, 0)[0];
}

// What a network would say that knows how often each letter follows the last
// `memory` letters, or the whole beginning, in these strings.
class Frequencies {
 public:
  Frequencies(std::size_t memory,
              const std::vector<const study::ReberString*>& strings)
      : memory_(memory) {
    for (const auto* string : strings)
      for (std::size_t t = 0; t + 1 < string->letters.size(); ++t)
        ++counts_[known(string->letters, t)][string->letters[t + 1]];
  }

  Sequence<float> read(
      const std::vector<const study::ReberString*>& strings) const {
    const auto T = study::read_along(strings).x.shape(0);
    Sequence<float> z = xt::zeros<float>({T, std::size_t{7}, strings.size()});
    for (std::size_t b = 0; b < strings.size(); ++b)
      for (std::size_t t = 0; t + 1 < strings[b]->letters.size(); ++t)
        for (const auto& [letter, count] :
             counts_.at(known(strings[b]->letters, t)))
          z(t, study::reber_letters.find(letter), b) =
              static_cast<float>(count);
    return z;
  }

 private:
  std::string known(const std::string& letters, std::size_t t) const {
    const auto begin = t + 1 > memory_ ? t + 1 - memory_ : 0;
    return letters.substr(begin, t + 1 - begin);
  }

  std::size_t memory_;
  std::map<std::string, std::map<char, int>> counts_;
};

std::vector<const study::ReberString*> pointers(
    const std::vector<study::ReberString>& strings) {
  std::vector<const study::ReberString*> all;
  for (const auto& string : strings) all.push_back(&string);
  return all;
}

// The share of these strings that are wrong, for what is known of them.
double share_wrong(std::size_t memory,
                   const std::vector<study::ReberString>& strings) {
  const auto all = pointers(strings);
  const auto wrong = study::wrong(study::read_along(all),
                                  Frequencies(memory, all).read(all), 0);
  return static_cast<double>(std::count(wrong.begin(), wrong.end(), true)) /
         static_cast<double>(wrong.size());
}

}  // namespace

TEST_CASE("a sample is right where every legal class is above all others") {
  CHECK(!is_wrong({{{2}, {1}, {0}}, {{0}, {0}, {1}}, {{0}, {0}, {0}}}));
  CHECK(is_wrong({{{2}, {-1}, {0}}, {{0}, {0}, {1}}, {{0}, {0}, {0}}}));
  CHECK(is_wrong({{{-1}, {1}, {0}}, {{0}, {0}, {1}}, {{0}, {0}, {0}}}));
  CHECK(is_wrong({{{2}, {1}, {0}}, {{0}, {1}, {1}}, {{0}, {0}, {0}}}));
  CHECK(is_wrong({{{2}, {1}, {1}}, {{0}, {0}, {1}}, {{0}, {0}, {0}}}));
}

TEST_CASE("what is no number is wrong where something is asked") {
  CHECK(is_wrong({{{2}, {1}, {none}}, {{0}, {0}, {1}}, {{0}, {0}, {0}}}));
  CHECK(is_wrong({{{2}, {none}, {0}}, {{0}, {0}, {1}}, {{0}, {0}, {0}}}));
  CHECK(!is_wrong({{{2}, {1}, {0}}, {{0}, {0}, {1}}, {{none}, {0}, {0}}}));
}

TEST_CASE("a number may be as far off as is tolerated, behind the last step") {
  Examples<float> all;
  all.x = xt::zeros<float>({2, 1, 4});
  all.y = {{1, 1, 1, 1}};
  const Sequence<float> z = {{{9, 9, 1, 1}}, {{1.25, 0.75, 1.3f, none}}};
  CHECK(study::wrong(all, z, 0.25) ==
        std::vector<bool>{false, false, true, true});
}

TEST_CASE("who knows how often a letter came is right in every Reber string") {
  lstm::Random random(1);
  std::vector<study::ReberString> strings;
  for (int n = 0; n < 4000; ++n)
    strings.push_back(study::embedded_reber(random));
  // All that went before, of which what came is only one of what could have.
  std::vector<study::ReberString> common;
  std::map<std::string, int> times;
  for (const auto& string : strings) ++times[string.letters];
  for (const auto& string : strings)
    if (times[string.letters] >= 30) common.push_back(string);
  REQUIRE(common.size() > 1000);
  const auto all = pointers(strings), some = pointers(common);
  const auto wrong =
      study::wrong(study::read_along(some), Frequencies(99, all).read(some), 0);
  CHECK(std::count(wrong.begin(), wrong.end(), true) == 0);
}

TEST_CASE("who knows the last letters alone is wrong in every Reber string") {
  const study::EmbeddedReber task{lstm::Random(2)};
  CHECK(share_wrong(1, task.test) == 1);
  // Behind the inner string it takes a memory of all of it to know the outer.
  CHECK(share_wrong(3, task.test) > 0.4);
}
