// What chapter 15 makes of the translations of networks.
#include <doctest/doctest.h>

#include "15_translation/verdict.hpp"

using namespace translation;

namespace {

// Twenty pairs, of which ten are of one group and ten of another.
Task twenty() {
  Task task;
  for (std::uint64_t n = 0; n < 20; ++n)
    task.test.push_back({Words(n < 5 ? 1 : 2, "a"), {"x", "y"}, 1 + n / 10});
  return task;
}

// A network that is exact on the first ones, and has one word of two of the
// others.
Outcome right_on_first(std::size_t count) {
  Outcome outcome{0, {}, {}, {}, {}};
  for (std::size_t n = 0; n < 20; ++n)
    outcome.test.push_back(n < count ? Words{"x", "y"} : Words{"x", "z"});
  return outcome;
}

}  // namespace

TEST_CASE("the score of networks is the mean of theirs") {
  const auto task = twenty();
  const auto mean = mean_score({right_on_first(18), right_on_first(14)},
                               &Outcome::test, task.test);
  CHECK(mean.exact == doctest::Approx(0.8));
  CHECK(mean.f1 == doctest::Approx(0.9));
  CHECK(mean.bleu == 0);  // no four words

  Pairs longer = {{{"a"}, {"x", "y", "x", "y"}}};
  Outcome good{0, {}, {}, {longer[0].target}, {}};
  Outcome bad{0, {}, {}, {{"x"}}, {}};
  CHECK(
      mean_score({good, bad, bad, good}, &Outcome::test_by_beam, longer).bleu ==
      doctest::Approx(50));
}

TEST_CASE("of each sentence the share of networks that are exact counts") {
  const auto shares = exact_shares({right_on_first(2), right_on_first(1),
                                    right_on_first(1), right_on_first(0)},
                                   twenty());
  REQUIRE(shares.size() == 20);
  CHECK(shares[0] == 0.75);
  CHECK(shares[1] == 0.25);
  CHECK(shares[2] == 0);
}

TEST_CASE("the gain of networks over others has an interval of groups") {
  // In the first group both are exact on all ten; in the other one, on four and
  // two of ten in the mean. The interval goes from one group to the other.
  const std::vector<Outcome> outcomes = {right_on_first(18),
                                         right_on_first(14)},
                             others = {right_on_first(12)};
  const auto over = gain(outcomes, others, twenty(), lstm::Seed(1));
  CHECK(over.mean == doctest::Approx(0.2));
  CHECK(over.interval.low == doctest::Approx(0));
  CHECK(over.interval.high == doctest::Approx(0.4));
  const auto under = gain(others, outcomes, twenty(), lstm::Seed(1));
  CHECK(under.mean == doctest::Approx(-0.2));
  CHECK(under.interval.low == doctest::Approx(-0.4));
}

TEST_CASE("what is exact by length is the mean of networks") {
  const auto all = by_length({right_on_first(5), right_on_first(8)}, twenty());
  REQUIRE(all.size() == 2);
  CHECK(all[0].length == 1);
  CHECK(all[0].pairs == 5);
  CHECK(all[0].exact == doctest::Approx(1));
  CHECK(all[1].length == 2);
  CHECK(all[1].pairs == 15);
  CHECK(all[1].exact == doctest::Approx(0.1));
}
