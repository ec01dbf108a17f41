// What chapter 11's tasks ask.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "11_long_memory/problem.hpp"
#include "bad_input.hpp"

using namespace long_memory;

namespace {

// The letter that is read at a step: the input that is 1, where all others are
// 0.
std::size_t letter(const study::Examples<float>& all, std::size_t t,
                   std::size_t b) {
  std::size_t found = 99;
  for (std::size_t d = 0; d < all.x.shape(1); ++d) {
    if (all.x(t, d, b) == 0) continue;
    CHECK(all.x(t, d, b) == 1);
    CHECK(found == 99);
    found = d;
  }
  return found;
}

}  // namespace

TEST_CASE("temporal order is as Hochreiter and Schmidhuber set it") {
  const TemporalOrder task(100);
  lstm::Random random(1);
  std::set<std::size_t> lengths, first, second;
  std::map<std::size_t, int> classes, noise;
  for (int n = 0; n < 60; ++n) {
    const auto all = task.draw(20, random);
    const auto last = all.x.shape(0) - 1;
    lengths.insert(last + 1);
    for (std::size_t b = 0; b < all.size(); ++b) {
      std::vector<std::size_t> steps;
      for (std::size_t t = 0; t <= last; ++t) {
        const auto l = letter(all, t, b);
        if (l == 4 || l == 5) steps.push_back(t);
        if (l < 4) ++noise[l];
        CHECK((l == 6) == (t == 0));
        CHECK((l == 7) == (t == last));
        if (t < last) CHECK(all.labels(t, b) == lstm::no_label);
      }
      REQUIRE(steps.size() == 2);
      first.insert(steps[0]);
      second.insert(steps[1]);
      const auto wanted =
          2 * (letter(all, steps[0], b) - 4) + letter(all, steps[1], b) - 4;
      CHECK(all.labels(last, b) == static_cast<int>(wanted));
      CHECK(all.legal(last, b) == 1 << wanted);
      ++classes[wanted];
    }
  }
  CHECK(*lengths.begin() == 100);
  CHECK(*lengths.rbegin() == 110);
  CHECK(*first.begin() == 10);
  CHECK(*first.rbegin() == 20);
  CHECK(*second.begin() == 50);
  CHECK(*second.rbegin() == 60);
  CHECK(classes.size() == 4);
  for (const auto& [which, count] : classes) CHECK(count > 200);
  CHECK(noise.size() == 4);
}

TEST_CASE("the order of 10 steps has its places") {
  lstm::Random random(2);
  for (int n = 0; n < 20; ++n) {
    const auto all = TemporalOrder(10).draw(5, random);
    for (std::size_t b = 0; b < 5; ++b) {
      std::size_t found = 0;
      for (std::size_t t = 0; t < all.x.shape(0); ++t)
        found += letter(all, t, b) / 2 == 2 ? 1 : 0;
      CHECK(found == 2);
    }
  }
}

TEST_CASE("copying asks for ten symbols behind the blanks") {
  const std::size_t T = 7;
  const Copying task(T);
  lstm::Random random(3);
  const auto all = task.draw(200, random);
  CHECK(task.inputs() == 10);
  CHECK(task.outputs() == 9);
  REQUIRE(all.x.shape(0) == T + 20);
  std::map<std::size_t, int> symbols;
  for (std::size_t b = 0; b < all.size(); ++b)
    for (std::size_t t = 0; t < T + 20; ++t) {
      const auto l = letter(all, t, b);
      if (t < 10) ++symbols[l];
      if (t >= 10) CHECK(l == (t == T + 9 ? 9 : 8));
      const auto wanted = t < T + 10 ? 8 : letter(all, t - T - 10, b);
      CHECK(all.labels(t, b) == static_cast<int>(wanted));
      CHECK(all.legal(t, b) == 1 << wanted);
    }
  CHECK(symbols.size() == 8);
  CHECK(symbols.count(8) == 0);
}

TEST_CASE("continual strings are embedded ones without a gap") {
  lstm::Random random(4), again(4);
  const auto all = continual_reber(200, random);
  std::string letters;
  std::vector<int> legal;
  while (letters.size() < 200) {
    const auto next = study::embedded_reber(again);
    letters += next.letters;
    legal.insert(legal.end(), next.legal.begin(), next.legal.end());
    legal.back() = 1;  // B
  }
  CHECK(all.letters == letters.substr(0, 200));
  legal.resize(200);
  CHECK(all.legal == legal);
  for (std::size_t t = 0; t + 1 < 200; ++t)
    CHECK((all.legal[t] >> study::reber_letters.find(all.letters[t + 1]) & 1) ==
          1);
}

TEST_CASE("each step of a continual string asks for the next letter") {
  const ContinualReber task(50);
  lstm::Random random(5);
  const auto all = task.draw(4, random);
  CHECK(all.x.shape(0) == 50);
  for (std::size_t b = 0; b < 4; ++b)
    for (std::size_t t = 0; t < 50; ++t) {
      CHECK((all.legal(t, b) >> all.labels(t, b) & 1) == 1);
      if (t > 0)
        CHECK(letter(all, t, b) ==
              static_cast<std::size_t>(all.labels(t - 1, b)));
    }
}

TEST_CASE("every task that has a name can be drawn and read") {
  for (const auto& name : task_names()) {
    CAPTURE(name);
    const auto problem = make_problem(name, 20, lstm::Seed(1));
    CHECK(problem.name == name);
    CHECK(problem.remembered() >= 20);
    lstm::Random random(6);
    const auto all = problem.task->draw(3, random);
    CHECK(all.x.shape(1) == problem.task->inputs());
    CHECK(all.size() == 3);
    CHECK(all.x.shape(0) <= problem.remembered() + 20);
  }
  CHECK(has_lag("adding"));
  CHECK(!has_lag("reber"));
}

TEST_CASE("20 steps are enough for all but three Reber strings in a hundred") {
  lstm::Random random(7);
  int longer = 0;
  for (int n = 0; n < 10'000; ++n)
    longer += study::embedded_reber(random).letters.size() > 20 ? 1 : 0;
  CHECK(longer < 350);
  CHECK(longer > 250);
}

BAD_INPUT("a task of chapter 11 that cannot be") {
  CHECK_THROWS_WITH_AS(TemporalOrder(9),
                       "an order in 9 steps, expected at least 10",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(Copying(0),
                       "copying behind 0 steps, expected 1 at least",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(make_problem("parity", 10, lstm::Seed(1)),
                       "there is no task parity", std::invalid_argument);
}
