// What chapter 14 makes of the answers of networks and rivals.
#include <doctest/doctest.h>

#include <stdexcept>

#include "14_text_classification/confusion.hpp"
#include "14_text_classification/trials.hpp"

using namespace text_classification;

namespace {

// Ten texts of class 0 and ten of class 1, each class a group, and who is right
// on how many.
Task twenty() {
  Task task{"twenty", {"no", "yes"}, {}, {}, {}};
  for (int n = 0; n < 20; ++n)
    task.test.push_back({{"a"}, n / 10, 1 + std::uint64_t(n) / 10});
  return task;
}
std::vector<int> right_on_first(int count) {
  std::vector<int> predictions;
  for (int n = 0; n < 20; ++n)
    predictions.push_back(n < count ? n / 10 : 1 - n / 10);
  return predictions;
}

}  // namespace

TEST_CASE("the verdict is the mean on the test and what it has over a rival") {
  const auto task = twenty();
  const std::vector<Outcome> outcomes = {{0, 0.9, {}, right_on_first(18)},
                                         {0, 0.7, {}, right_on_first(14)}};
  const Rival rival{"rival", "", 0, 0.5, right_on_first(10), {}};
  const auto all = verdict(outcomes, task, lstm::Seed(1));
  CHECK(all.mean == doctest::Approx(0.8));
  CHECK(all.least == 0.7);
  CHECK(all.most == 0.9);
  // Two groups of ten texts: 1 each in the first, (4 + 2) / 10 in the other,
  // and over the rival 0 and 6 / 10. The interval goes from one to the other.
  CHECK(all.interval.low == doctest::Approx(0.6));
  CHECK(all.interval.high == doctest::Approx(1));
  const auto over = gain(outcomes, rival, task, lstm::Seed(1));
  CHECK(over.low == doctest::Approx(0));
  CHECK(over.high == doctest::Approx(0.6));
  const std::vector<Outcome> other = {outcomes[1]};
  CHECK(gain(outcomes, other, task, lstm::Seed(1)).high ==
        doctest::Approx(0.2));
  CHECK(gain(other, outcomes, task, lstm::Seed(1)).low ==
        doctest::Approx(-0.2));
}

TEST_CASE("the best rival is that with the highest accuracy on validation") {
  const std::vector<Rival> rivals = {{"a", "", 0.5, 0.9, {}, {}},
                                     {"b", "", 0.7, 0.1, {}, {}},
                                     {"c", "", 0.7, 0.8, {}, {}}};
  CHECK(best(rivals).name == "b");
}

TEST_CASE("what each class is taken for is counted") {
  Examples texts;
  for (const int label : {0, 0, 0, 1, 1, 0}) texts.push_back({{}, label});
  const auto counts = confusion({0, 1, 2, 1, 0, 2}, texts, 4);
  CHECK(counts == lstm::Matrix<double>{
                      {1, 1, 2, 0}, {1, 1, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}});
  const auto first = of_class(counts, 0);
  CHECK(first.texts == 4);
  CHECK(first.recall == 0.25);
  CHECK(first.precision == 0.5);
  CHECK(first.taken_for == 2);
  CHECK(of_class(counts, 1).taken_for == 0);
  CHECK(of_class(counts, 1).recall == 0.5);
  // Taken for something, and not there; then neither.
  CHECK(of_class(counts, 2).recall == 0);
  CHECK(of_class(counts, 2).precision == 0);
  CHECK(of_class(counts, 2).taken_for == 2);
  CHECK(of_class(counts, 3).precision == 0);
  CHECK(mean_recall(counts) == doctest::Approx(0.75 / 4));
  CHECK(of_class({{3, 1}, {1, 2}}, 0).taken_for == 1);
  CHECK(of_class({{3, 1}, {1, 2}}, 1).taken_for == 0);
  CHECK(mean_recall({{3, 1}, {0, 2}}) == doctest::Approx(0.875));
  CHECK_THROWS_AS(confusion({0}, texts, 4), std::out_of_range);
  CHECK_THROWS_AS(confusion({0, 1, 4, 1, 0, 2}, texts, 4), std::out_of_range);
}
