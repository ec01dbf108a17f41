#include "study/adding.hpp"

#include <doctest/doctest.h>

#include <set>

#include "bad_input.hpp"

using study::Adding, study::AddingVersion, study::Examples;

namespace {

std::vector<std::size_t> marks(const Examples<float>& all, std::size_t b) {
  std::vector<std::size_t> found;
  for (std::size_t t = 0; t < all.x.shape(0); ++t)
    if (all.x(t, 1, b) == 1) found.push_back(t);
  return found;
}

std::vector<Examples<float>> draws(AddingVersion version, std::size_t T) {
  const Adding task(version, T);
  lstm::Random random(T);
  std::vector<Examples<float>> all;
  for (int n = 0; n < 40; ++n) all.push_back(task.draw(50, random));
  return all;
}

}  // namespace

TEST_CASE("the adding problem is as Hochreiter and Schmidhuber set it") {
  for (const std::size_t T : {10u, 20u, 105u}) {
    std::set<std::size_t> lengths, first, second;
    float least = 1, most = -1;
    for (const auto& all : draws(AddingVersion::published, T)) {
      const auto last = all.x.shape(0) - 1;
      lengths.insert(last + 1);
      for (std::size_t b = 0; b < all.size(); ++b) {
        const auto steps = marks(all, b);
        REQUIRE(steps.size() == 2);
        first.insert(steps[0]);
        second.insert(steps[1]);
        CHECK(all.x(last, 1, b) == -1);
        CHECK(all.x(0, 1, b) == (steps[0] == 0 ? 1 : -1));
        if (steps[0] == 0) CHECK(all.x(0, 0, b) == 0);
        for (std::size_t t = 1; t < last; ++t) {
          least = std::min(least, all.x(t, 0, b));
          most = std::max(most, all.x(t, 0, b));
          if (t != steps[0] && t != steps[1]) CHECK(all.x(t, 1, b) == 0);
        }
        CHECK(all.y(0, b) ==
              doctest::Approx(
                  0.5 + (all.x(steps[0], 0, b) + all.x(steps[1], 0, b)) / 4));
      }
    }
    CHECK(*lengths.begin() == T);
    CHECK(*lengths.rbegin() == T + T / 10);
    CHECK(*first.begin() == 0);
    CHECK(*first.rbegin() < 10);
    CHECK(*second.rbegin() == std::max<std::size_t>(T / 2 - 1, 4));
    CHECK(least < -0.98);
    CHECK(least >= -1);
    CHECK(most > 0.98);
    CHECK(most < 1);
  }
}

TEST_CASE("its later version has one mark in each half and a plain sum") {
  for (const std::size_t T : {10u, 21u}) {
    std::set<std::size_t> first, second;
    for (const auto& all : draws(AddingVersion::later, T)) {
      CHECK(all.x.shape(0) == T);
      for (std::size_t b = 0; b < all.size(); ++b) {
        const auto steps = marks(all, b);
        REQUIRE(steps.size() == 2);
        first.insert(steps[0]);
        second.insert(steps[1]);
        for (std::size_t t = 0; t < T; ++t) {
          CHECK(all.x(t, 0, b) >= 0);
          CHECK(all.x(t, 0, b) < 1);
          if (t != steps[0] && t != steps[1]) CHECK(all.x(t, 1, b) == 0);
        }
        CHECK(all.y(0, b) ==
              doctest::Approx(all.x(steps[0], 0, b) + all.x(steps[1], 0, b)));
      }
    }
    CHECK(*first.begin() == 0);
    CHECK(*first.rbegin() == T / 2 - 1);
    CHECK(*second.begin() == T / 2);
    CHECK(*second.rbegin() == T - 1);
  }
}

TEST_CASE("each version has the tolerance that was published for it") {
  const Adding published(AddingVersion::published, 10),
      later(AddingVersion::later, 10);
  CHECK(published.tolerance() == 0.04);
  CHECK(later.tolerance() == 0.16);
  CHECK(published.may_fail() == 0.01);
  CHECK(published.inputs() == 2);
  CHECK(published.outputs() == 1);
}

BAD_INPUT("sums of fewer than 10 steps") {
  for (const auto version : {AddingVersion::published, AddingVersion::later})
    CHECK_THROWS_WITH_AS(Adding(version, 9),
                         "sums of 9 steps, expected at least 10",
                         std::invalid_argument);
}
