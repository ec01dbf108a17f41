#include "14_text_classification/features.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

#include "bad_input.hpp"

using namespace text_classification;

namespace {

using Words = std::vector<std::string>;
using Numbers = std::vector<int>;

const Examples three{
    {{"not", "good", "not", "good"}, 0}, {{"good", "soup"}, 1}, {{"soup"}, 1}};

}  // namespace

TEST_CASE("pairs of neighbours stand behind the words") {
  const Words words{"not", "very", "good"};
  CHECK(features_of(words, 1) == words);
  CHECK(features_of(words, 2) ==
        Words{"not", "very", "good", "not very", "very good"});
  CHECK(features_of({"good"}, 2) == Words{"good"});
  CHECK(features_of({}, 2).empty());
}

TEST_CASE("features are numbered as they come and a rare one has no number") {
  const Features all(three, 1, 1), two(three, 1, 2);
  CHECK(all.size() == 3);
  CHECK(all.bag({"soup", "not", "good"}) == Numbers{2, 0, 1});
  // "not" is there twice, but in one text.
  CHECK(two.size() == 2);
  CHECK(two.bag({"soup", "not", "good"}) == Numbers{1, 0});
}

TEST_CASE("pairs have numbers of their own") {
  const Features pairs(three, 2, 1);
  // not, good, not good, good not, soup, good soup
  CHECK(pairs.size() == 6);
  CHECK(pairs.bag({"good", "not", "soup"}) == Numbers{1, 0, 4, 3});
}

TEST_CASE("a bag counts what a set has once and neither has the unknown") {
  const Features features(three, 1, 1);
  const Words words{"soup", "not", "tasty", "soup", "good", "not"};
  CHECK(features.bag(words) == Numbers{2, 0, 2, 1, 0});
  CHECK(features.set(words) == Numbers{0, 1, 2});
  CHECK(features.set({"tasty"}).empty());
}

TEST_CASE("texts become numbers with their labels and can be picked out") {
  const Features features(three, 1, 1);
  const auto counted = bags(features, three), once = sets(features, three);
  CHECK(counted.texts == std::vector<Numbers>{{0, 1, 0, 1}, {1, 2}, {2}});
  CHECK(once.texts == std::vector<Numbers>{{0, 1}, {1, 2}, {2}});
  for (const auto& all : {counted, once})
    CHECK(all.labels == lstm::Labels{{0, 1, 1}});

  Bags batch;
  gather(counted, std::vector<std::size_t>{2, 0, 2}, batch);
  CHECK(batch.texts == std::vector<Numbers>{{2}, {0, 1, 0, 1}, {2}});
  CHECK(batch.labels == lstm::Labels{{1, 0, 1}});
  gather(counted, std::vector<std::size_t>{1}, batch);
  CHECK(batch.texts == std::vector<Numbers>{{1, 2}});
}

TEST_CASE("accuracy is the share that is right") {
  CHECK(accuracy({0, 2, 1, 1}, {{0, 1, 1, 1}}) == 0.75);
  CHECK(accuracy({1}, {{0}}) == 0);
}

BAD_INPUT("features refuse another order and accuracy another number") {
  CHECK_THROWS_WITH_AS(features_of({"good"}, 3),
                       "features of order 3, expected 1 or 2",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(Features(three, 0, 1),
                       "features of order 0, expected 1 or 2",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(accuracy({0, 1}, {{0}}),
                       "the accuracy of 2 classes for 1 labels, expected one "
                       "for each, and one at least",
                       std::invalid_argument);
  CHECK_THROWS_WITH_AS(accuracy({}, labels_of({})),
                       "the accuracy of 0 classes for 0 labels, expected one "
                       "for each, and one at least",
                       std::invalid_argument);
}
