#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "15_translation/numbers.hpp"
#include "bad_input.hpp"

using namespace translation;

static std::string spoken(const Words& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

TEST_CASE("numbers in English") {
  const std::map<int, std::string> expected = {
      {0, "zero"},
      {7, "seven"},
      {10, "ten"},
      {13, "thirteen"},
      {19, "nineteen"},
      {20, "twenty"},
      {48, "forty eight"},
      {99, "ninety nine"},
      {100, "one hundred"},
      {101, "one hundred and one"},
      {350, "three hundred and fifty"},
      {999, "nine hundred and ninety nine"},
      {1'000, "one thousand"},
      {1'001, "one thousand and one"},
      {1'099, "one thousand and ninety nine"},
      {2'100, "two thousand one hundred"},
      {9'512, "nine thousand five hundred and twelve"},
      {10'000, "ten thousand"},
      {40'016, "forty thousand and sixteen"},
      {99'999, "ninety nine thousand nine hundred and ninety nine"}};
  for (const auto& [n, words] : expected) CHECK(spoken(english(n)) == words);
}

TEST_CASE("numbers in French") {
  const std::map<int, std::string> expected = {
      {0, "zéro"},
      {1, "un"},
      {16, "seize"},
      {17, "dix sept"},
      {19, "dix neuf"},
      {20, "vingt"},
      {21, "vingt et un"},
      {22, "vingt deux"},
      {31, "trente et un"},
      {48, "quarante huit"},
      {59, "cinquante neuf"},
      {60, "soixante"},
      {61, "soixante et un"},
      {69, "soixante neuf"},
      {70, "soixante dix"},
      {71, "soixante et onze"},
      {72, "soixante douze"},
      {77, "soixante dix sept"},
      {80, "quatre vingts"},
      {81, "quatre vingt un"},
      {90, "quatre vingt dix"},
      {91, "quatre vingt onze"},
      {99, "quatre vingt dix neuf"},
      {100, "cent"},
      {101, "cent un"},
      {171, "cent soixante et onze"},
      {180, "cent quatre vingts"},
      {200, "deux cents"},
      {201, "deux cent un"},
      {280, "deux cent quatre vingts"},
      {999, "neuf cent quatre vingt dix neuf"},
      {1'000, "mille"},
      {1'001, "mille un"},
      {1'100, "mille cent"},
      {1'600, "mille six cents"},
      {2'000, "deux mille"},
      {2'080, "deux mille quatre vingts"},
      {9'512, "neuf mille cinq cent douze"},
      {21'000, "vingt et un mille"},
      {71'300, "soixante et onze mille trois cents"},
      {80'000, "quatre vingt mille"},
      {80'080, "quatre vingt mille quatre vingts"},
      {95'200, "quatre vingt quinze mille deux cents"}};
  for (const auto& [n, words] : expected) CHECK(spoken(french(n)) == words);
}

TEST_CASE("no two numbers have the same words") {
  std::set<Words> all;
  for (int n = 0; n < 100'000; ++n) all.insert(english(n));
  CHECK(all.size() == 100'000);
  all.clear();
  for (int n = 0; n < 100'000; ++n) all.insert(french(n));
  CHECK(all.size() == 100'000);
}

// The English words of the numbers from `first` to below `end`.
static std::set<Words> sources(int first, int end) {
  std::set<Words> all;
  for (int n = first; n < end; ++n) all.insert(english(n));
  return all;
}

TEST_CASE("numbers are drawn once") {
  const lstm::Seed seed(1);
  const auto task = numbers(seed);
  CHECK(task.training.size() == 2'000);
  CHECK(task.validation.size() == 300);
  CHECK(task.test.size() == 1'000);
  CHECK(task.beyond.size() == 200);

  std::map<Words, Words> french_of;
  for (int n = 0; n < 100'000; ++n) french_of[english(n)] = french(n);
  std::set<Words> drawn;
  for (const auto* part :
       {&task.training, &task.validation, &task.test, &task.beyond})
    for (const auto& pair : *part) {
      CHECK(drawn.insert(pair.source).second);
      CHECK(french_of.at(pair.source) == pair.target);
    }
  const auto below = sources(0, 10'000);
  const auto is_below = [&](const Pair& pair) {
    return below.contains(pair.source);
  };
  CHECK(std::ranges::all_of(task.training, is_below));
  CHECK(std::ranges::all_of(task.validation, is_below));
  CHECK(std::ranges::all_of(task.test, is_below));

  CHECK(fingerprint(numbers(seed)) == fingerprint(task));
}

TEST_CASE("each seed draws other numbers") {
  const auto one = numbers(lstm::Seed(1)), other = numbers(lstm::Seed(2));
  const auto of = [](const Pairs& pairs) {
    return fingerprint({"", pairs, {}, {}});
  };
  CHECK(of(one.training) != of(other.training));
  CHECK(of(one.beyond) != of(other.beyond));
}

TEST_CASE("numbers beyond have five digits") {
  const auto below = sources(0, 10'000);
  for (std::uint64_t seed = 1; seed <= 5; ++seed)
    for (const auto& pair : numbers(lstm::Seed(seed)).beyond)
      CHECK(!below.contains(pair.source));
}

TEST_CASE("numbers are drawn from all over their range") {
  const auto task = numbers(lstm::Seed(1));
  const auto half = sources(0, 5'000), far = sources(10'000, 55'000);
  const auto count = [](const Pairs& pairs, const std::set<Words>& among) {
    return static_cast<int>(std::ranges::count_if(
        pairs, [&](const Pair& pair) { return among.contains(pair.source); }));
  };
  // Four standard deviations are 89 of 2,000, 63 of 1,000 and 28 of 200.
  CHECK(std::abs(count(task.training, half) - 1'000) < 89);
  CHECK(std::abs(count(task.test, half) - 500) < 63);
  CHECK(std::abs(count(task.beyond, far) - 100) < 28);
}

BAD_INPUT("numbers that have no words here") {
  const auto* expected = "100000 in words, expected 0 to 99999";
  CHECK_THROWS_WITH_AS(english(100'000), expected, std::invalid_argument);
  CHECK_THROWS_WITH_AS(french(100'000), expected, std::invalid_argument);
  CHECK_THROWS_WITH_AS(english(-1), "-1 in words, expected 0 to 99999",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(french(-1), "-1 in words, expected 0 to 99999",
                       std::invalid_argument);
}
