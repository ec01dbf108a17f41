#include "lstm/numbers/random.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "bad_input.hpp"

using lstm::Random, lstm::Seed;

// The first value is fixed by the C++ standard: the 10000th draw of a
// mt19937_64 of seed 5489 is 9981545732273789042.
TEST_CASE("uniform takes the upper 53 bits of the standard's generator") {
  Random random(5489);
  for (int k = 1; k < 10'000; ++k) random.uniform();
  const double expected =
      static_cast<double>(9981545732273789042u >> 11) / 9007199254740992.0;
  CHECK(random.uniform() == expected);
}

TEST_CASE("uniform has the mean and the variance of its interval") {
  Random random(1);
  const int n = 200'000;
  double sum = 0, squares = 0;
  for (int k = 0; k < n; ++k) {
    const double u = random.uniform(-2, 4);
    REQUIRE(u >= -2);
    REQUIRE(u < 4);
    sum += u;
    squares += u * u;
  }
  CHECK(sum / n == doctest::Approx(1).epsilon(0.02));
  CHECK(squares / n - 1 == doctest::Approx(3).epsilon(0.02));
}

TEST_CASE("uniform stretches the draw from 0 to 1") {
  Random random(6), same(6);
  for (const auto& [low, high] :
       {std::pair{-2.0, 4.0}, {0.0, 1e-300}, {-1e300, 1e300}, {7.0, 7.5}})
    for (int k = 0; k < 1000; ++k)
      REQUIRE(random.uniform(low, high) == low + (high - low) * same.uniform());
}

TEST_CASE("uniform never gives the upper end of an interval") {
  Random random(7);
  const double tiny = std::numeric_limits<double>::denorm_min();
  for (int k = 0; k < 1000; ++k) {
    REQUIRE(random.uniform(1, 1 + 0x1p-52) == 1);
    REQUIRE(random.uniform(-1 - 0x1p-52, -1) == -1 - 0x1p-52);
    REQUIRE(random.uniform(0, tiny) == 0);
    REQUIRE(random.uniform(-tiny, tiny) < tiny);
  }
  CHECK(random.uniform(2, 2) == 2);
}

TEST_CASE("uniform spans all numbers that there are") {
  Random random(8);
  const double most = std::numeric_limits<double>::max();
  double mean = 0;
  for (int k = 0; k < 10'000; ++k) {
    const double u = random.uniform(-most, most);
    REQUIRE(std::isfinite(u));
    REQUIRE(u < most);
    mean += u / most / 10'000;
  }
  CHECK(std::abs(mean) < 0.02);
}

TEST_CASE("normal has the moments and the tail of a normal distribution") {
  Random random(2);
  const int n = 200'000;
  std::array<double, 5> moment{};
  int beyond = 0;
  for (int k = 0; k < n; ++k) {
    const double x = random.normal();
    for (int power = 1; power <= 4; ++power)
      moment[static_cast<std::size_t>(power)] += std::pow(x, power) / n;
    beyond += std::abs(x) > 1.959964;
  }
  CHECK(std::abs(moment[1]) < 0.01);
  CHECK(moment[2] == doctest::Approx(1).epsilon(0.02));
  CHECK(std::abs(moment[3]) < 0.05);
  CHECK(moment[4] == doctest::Approx(3).epsilon(0.05));
  CHECK(double(beyond) / n == doctest::Approx(0.05).epsilon(0.05));
}

TEST_CASE("below draws every number alike") {
  Random random(3);
  std::array<int, 7> seen{};
  for (int k = 0; k < 70'000; ++k) ++seen.at(random.below(7));
  for (const int times : seen) CHECK(std::abs(times - 10'000) < 500);
  CHECK(random.below(1) == 0);
}

TEST_CASE("below rejects the surplus of 2^64 over whole multiples") {
  // With n = 3 * 2^62 a quarter of all draws lies in the surplus. Taken modulo
  // n, it would put half of all results into the lowest third.
  Random random(4);
  const std::size_t n = std::size_t{3} << 62;
  int low = 0;
  for (int k = 0; k < 30'000; ++k) low += random.below(n) < n / 3;
  CHECK(std::abs(low - 10'000) < 500);
}

TEST_CASE("shuffle makes every order equally often") {
  Random random(5);
  std::array<int, 6> seen{};
  for (int k = 0; k < 60'000; ++k) {
    std::array<std::size_t, 3> items = {0, 1, 2};
    random.shuffle(items);
    ++seen.at(items[0] * 2 + (items[1] > items[2]));
  }
  for (const int times : seen) CHECK(std::abs(times - 10'000) < 500);
}

TEST_CASE("the same seed gives the same draws, another seed others") {
  Random one(7), same(7), other(8);
  bool equal = true, differs = false;
  for (int k = 0; k < 100; ++k) {
    const double x = one.normal();
    equal = equal && x == same.normal();
    differs = differs || x != other.normal();
  }
  CHECK(equal);
  CHECK(differs);
}

TEST_CASE("a stream is what the standard makes of seed and purpose") {
  // 2^32 + 5 in two words, the letters, a 256 after the name of a part, and
  // the number of the repetition in two words.
  std::seed_seq words = {5, 1, int{'a'}, 256, 3, 0, int{'b'}, int{'c'}};
  std::mt19937_64 bits(words);
  auto stream = Seed((std::uint64_t{1} << 32) + 5).part("a", 3).stream("bc");
  for (int k = 0; k < 1000; ++k)
    REQUIRE(stream.uniform() == static_cast<double>(bits() >> 11) * 0x1p-53);
}

TEST_CASE("no two ways lead to the same stream, and the same way always does") {
  std::set<double> seen;
  std::size_t ways = 0;
  const auto walk = [&](const Seed& seed) {
    for (const char* purpose : {"", "a", "b", "ab", "aa", "weights"}) {
      const double first = seed.stream(purpose).uniform();
      CHECK(first == seed.stream(purpose).uniform());
      seen.insert(first);
      ++ways;
    }
  };
  for (const std::uint64_t number :
       {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{2}, std::uint64_t{97},
        std::uint64_t{1} << 32, UINT64_MAX})
    for (const char* name : {"", "a", "ab"}) {
      const Seed seed(number), other = seed.part(name, UINT64_MAX);
      if (*name == 0) walk(seed);
      for (std::uint64_t k = 0; k < 4; ++k) walk(seed.part(name, k));
      walk(other);
      walk(other.part("a"));
    }
  CHECK(seen.size() == ways);
}

BAD_INPUT("no number is below 0") {
  Random random(1);
  CHECK_THROWS_WITH_AS(random.below(0), "Random::below: n must not be 0",
                       std::invalid_argument);
}

BAD_INPUT("an interval that is not one") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double inf = std::numeric_limits<double>::infinity();
  Random random(1);
  const auto refused = [&](double low, double high, const std::string& got) {
    const auto message =
        "Random::uniform: low and high must be finite and in order, got " + got;
    CHECK_THROWS_WITH_AS(random.uniform(low, high), message.c_str(),
                         std::invalid_argument);
  };
  refused(1, 0, "1 and 0");
  refused(nan, 1, "nan and 1");
  refused(0, nan, "0 and nan");
  refused(-inf, 0, "-inf and 0");
  refused(0, inf, "0 and inf");
}

TEST_CASE("draws go on elsewhere from any state") {
  for (const int drawn : {0, 1, 311, 312, 313, 1000}) {
    Random one(5), other(9);
    for (int k = 0; k < drawn; ++k) one.uniform();
    other.go_on_from(one.state());
    for (int k = 0; k < 700; ++k) REQUIRE(other.uniform() == one.uniform());
    CHECK(other.state() == one.state());
  }
}

BAD_INPUT("words that are no state") {
  Random random(1);
  auto state = random.state();
  const auto next = Random(1).uniform();
  const auto refused = [&](const std::vector<std::uint64_t>& words) {
    const auto message = fmt::format(
        "{} words are not the state of a source of chance", words.size());
    CHECK_THROWS_WITH_AS(random.go_on_from(words), message.c_str(),
                         std::invalid_argument);
  };
  refused({});
  refused({state.begin(), state.end() - 1});
  state.push_back(0);
  refused(state);
  CHECK(random.uniform() == next);
}
