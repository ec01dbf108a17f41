// The numbers of the comparison with other systems: medians, ratios, the table.
#include "summary.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace bench;

TEST_CASE("quartiles lie between the two values around them") {
  const auto odd = summarize({5, 1, 2, 4, 3});
  CHECK(odd.low == 2);
  CHECK(odd.median == 3);
  CHECK(odd.high == 4);
  const auto even = summarize({4, 1, 3, 2});
  CHECK(even.low == 1.75);
  CHECK(even.median == 2.5);
  CHECK(even.high == 3.25);
  const auto one = summarize({7});
  CHECK(one.low == 7);
  CHECK(one.high == 7);
  CHECK_THROWS_WITH_AS(summarize({}), "there are no values",
                       std::invalid_argument);
}

TEST_CASE("a ratio is taken repetition by repetition") {
  // A disturbance of the second repetition slows both and changes nothing.
  const auto twice = ratio({2, 20, 4}, {1, 10, 2});
  CHECK(twice.low == 2);
  CHECK(twice.median == 2);
  CHECK(twice.high == 2);
  CHECK(ratio({1, 6, 9}, {1, 2, 1}).median == 3);
  CHECK_THROWS_WITH_AS(ratio({1, 2}, {1}), "2 values, 1 of the unit",
                       std::invalid_argument);
}

TEST_CASE(
    "the fastest of a system has the lowest median, not the lowest value") {
  const std::vector<Measurement> all = {{"other", 1, {1, 1, 1}, 0},
                                        {"one", 1, {4, 4, 4}, 0},
                                        {"one", 2, {1, 5, 5}, 0}};
  const auto any = [](auto) { return true; };
  const auto many = [](auto threads) { return threads > 1; };
  CHECK(fastest(all, "one", any)->threads == 1);
  CHECK(fastest(all, "one", many)->threads == 2);
  CHECK(fastest(all, "other", many) == nullptr);
  CHECK(fastest(all, "two", any) == nullptr);
}

TEST_CASE("the table sets every system beside the first") {
  const std::vector<Measurement> all = {{"ours", 1, {1, 2, 3}, 41.4},
                                        {"theirs", 2, {3, 6, 9.5}, 320}};
  const std::string expected =
      "median of 3          threads  seconds  quartiles    times first  "
      "   MB\n"
      "ours                       1    2.000  1.500-2.500         1.00  "
      "   41\n"
      "theirs                     2    6.000  4.500-7.750         3.00  "
      "  320\n";
  CHECK(table(all) == expected);
}
