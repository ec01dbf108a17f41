#include "lstm/layers/embedding.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "bad_input.hpp"
#include "random_tensors.hpp"

using lstm::Embedding, lstm::Labels, lstm::no_label, lstm::Sequence;

TEST_CASE("an embedding looks words up, and none gives zeros") {
  Embedding<double> table(3, 2);
  table.W.value = {{1, 2}, {3, 4}, {5, 6}};
  Sequence<double> x({2, 2, 2});
  x.fill(std::numeric_limits<double>::quiet_NaN());
  table.forward({{2, 0}, {no_label, 2}}, x);
  CHECK(x == Sequence<double>{{{5, 1}, {6, 2}}, {{0, 5}, {0, 6}}});
}

TEST_CASE("a word that is read twice learns twice") {
  Embedding<double> table(3, 2);
  const Sequence<double> dx = {{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}};
  table.backward({{2, 0}, {no_label, 2}}, dx);
  CHECK(table.W.gradient ==
        lstm::Matrix<double>{{2, 4}, {0, 0}, {1 + 6, 3 + 8}});
  table.backward({{2, 0}, {no_label, 2}}, dx);
  CHECK(table.W.gradient(2, 1) == 22);
}

TEST_CASE("the first vectors are those of the recipe") {
  Embedding<float> table(200, 50);
  lstm::Random random(1);
  table.initialize(lstm::Recipe::keras, random);
  CHECK(xt::amax(table.W.value)() <= 0.05f);
  CHECK(xt::amax(table.W.value)() > 0.0499f);
  CHECK(xt::amin(table.W.value)() >= -0.05f);
  CHECK(xt::amin(table.W.value)() < -0.0499f);
  table.initialize(lstm::Recipe::pytorch, random);
  CHECK(std::abs(xt::mean(table.W.value)()) < 0.05);
  CHECK(xt::stddev(table.W.value)() == doctest::Approx(1).epsilon(0.03));
  CHECK(xt::amax(table.W.value)() > 3);  // normal, not uniform
}

BAD_INPUT("words that the table does not have") {
  Embedding<float> table(3, 2);
  Sequence<float> x;
  CHECK_THROWS_WITH_AS(
      table.forward({{0, 3}}, x),
      "words: 3 in step 0, sample 1, expected 0 to 2, or -1 for "
      "none",
      std::invalid_argument);
  CHECK_THROWS_WITH_AS(table.forward(Labels(xt::zeros<int>({0, 2})), x),
                       "words has shape [0, 2], expected no extent of 0",
                       lstm::ShapeError);
  x = xt::zeros<float>({1, 3, 2});
  CHECK_THROWS_WITH_AS(table.backward({{0, 1}}, x),
                       "dx has shape [1, 3, 2], expected [1, 2, 2]",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(table.backward({{0, -7}}, x),
                       "words: -7 in step 0, sample 1, expected 0 to 2, or -1 "
                       "for none",
                       std::invalid_argument);
  x = xt::zeros<float>({1, 2, 2});
  table.W.gradient = xt::zeros<float>({2, 2});
  CHECK_THROWS_WITH_AS(
      table.backward({{0, 2}}, x),
      "the gradient of embedding.W has shape [2, 2], expected [3, 2]",
      lstm::ShapeError);
}

BAD_INPUT("an embedding of nothing") {
  CHECK_THROWS_WITH_AS(Embedding<float>(0, 4),
                       "an embedding needs words and a width, got 0 and 4",
                       lstm::ShapeError);
  CHECK_THROWS_WITH_AS(Embedding<float>(4, 0),
                       "an embedding needs words and a width, got 4 and 0",
                       lstm::ShapeError);
}
