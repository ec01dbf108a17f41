#include "14_text_classification/logistic.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "lstm/numbers/gradient_check.hpp"
#include "lstm/training/model.hpp"
#include "random_tensors.hpp"

using namespace text_classification;

static_assert(lstm::Model<Logistic<float>>);

namespace {

// good, bad, not good, not bad, with not as 0, good as 1, bad as 2; and the
// pairs as 3 and 4.
const Bags denied{{{1}, {2}, {0, 1}, {0, 2}}, {{1, 0, 0, 1}}};
const Bags denied_pairs{{{1}, {2}, {0, 1, 3}, {0, 2, 4}}, {{1, 0, 0, 1}}};

// Three times the first feature alone, of class 0, twice both, of class 1: the
// first step of Adam, of the same length for all, cannot part them.
const Bags three_to_two{{{0}, {0}, {0}, {0, 1}, {0, 1}}, {{0, 0, 0, 1, 1}}};

Logistic<float> trained(const Bags& training, const Bags& validation,
                        const LogisticOptions& options = {.rate = 0.03},
                        std::uint64_t seed = 1) {
  return train_logistic(training, validation, 5, 2, options, lstm::Seed(seed));
}

double right(Logistic<float> model, const Bags& texts) {
  return accuracy(model.classify(texts), texts.labels);
}

float largest(const Logistic<float>& model) {
  return xt::amax(xt::abs(model.embedding.W.value))();
}

}  // namespace

TEST_CASE("logits are the sum of a text's vectors and a bias") {
  Logistic<double> model(3, 2);
  model.embedding.W.value = {{1, 0}, {-4, 1}, {0.5, 3}};
  model.b.value = {{0.25}, {-1}};
  // 1 + 0.5 + 0.25 = 1.75 to 0 + 3 - 1 = 2, and 0.25 to -1; -log p is
  // log(1 + e^d) for a class that is d behind the other.
  const Bags texts{{{0, 2}, {}}, {{0, 1}}};
  const auto loss = model.loss(texts);
  CHECK(loss.sum ==
        doctest::Approx(std::log1p(std::exp(0.25)) + std::log1p(std::exp(1.25)))
            .epsilon(1e-14));
  CHECK(loss.count == 2);
  CHECK(model.classify(texts) == std::vector{1, 0});
}

TEST_CASE("logistic regression names the first of classes that are equal") {
  Logistic<double> model(1, 4);
  model.b.value = {{-1}, {2}, {1}, {2}};
  CHECK(model.classify({{{}}, {{0}}}) == std::vector{1});
}

TEST_CASE("the gradients of logistic regression are those of differences") {
  Logistic<double> model(6, 3);
  lstm::Random random(1);
  for (auto* p : model.parameters()) fill_normal(p->value, random, 0.5);
  // Feature 2 is in several texts and twice in one, 4 in none.
  const Bags texts{{{0, 2}, {2, 5, 2, 3}, {}, {1, 2}}, {{0, 2, 1, 2}}};
  auto analytic = model;
  analytic.pass(texts);
  const auto loss = [&] { return model.loss(texts).sum; };
  for (std::size_t k = 0; k < 2; ++k) {
    auto* moved = model.parameters()[k];
    CAPTURE(moved->name);
    const auto numeric = lstm::central_differences(loss, moved->value);
    CHECK(lstm::relative_error(analytic.parameters()[k]->gradient, numeric) <=
          1e-7);
  }
}

TEST_CASE("words alone do not tell who is denied and pairs do") {
  CHECK(right(trained(denied, denied), denied) <= 0.75);
  CHECK(right(trained(denied_pairs, denied_pairs), denied_pairs) == 1);
}

TEST_CASE("logistic regression goes on while it becomes better") {
  const Bags first{{{0}}, {{0}}}, both{{{0, 1}}, {{1}}};
  const LogisticOptions fast{.rate = 0.5};
  const auto model = trained(three_to_two, three_to_two, fast);
  CHECK(right(model, three_to_two) == 1);
  // What is right from the first epoch on is kept as it was then: each number
  // one step away from 0.
  CHECK(largest(trained(three_to_two, first, fast)) ==
        doctest::Approx(0.5).epsilon(1e-3));
  CHECK(largest(trained(three_to_two, both, fast)) > 0.6);
}

TEST_CASE("a penalty keeps the vectors small and leaves the bias alone") {
  const auto model =
      trained(three_to_two, three_to_two, {.rate = 0.03, .penalty = 100});
  CHECK(right(model, three_to_two) == 0.6);
  const Bags ones{{{}, {}, {}}, {{1, 1, 1}}};
  CHECK(right(trained(ones, ones, {.rate = 0.03, .penalty = 100}), ones) == 1);
}

TEST_CASE("a seed alone tells the order of logistic regression's batches") {
  // Two batches, so that the order matters.
  Bags many{{}, lstm::Labels({1, 300})};
  lstm::Random random(1);
  for (std::size_t n = 0; n < many.labels.size(); ++n) {
    many.texts.push_back({static_cast<int>(random.below(5))});
    many.labels(0, n) = static_cast<int>(random.below(2));
  }
  const auto W = [&](std::uint64_t seed) {
    return trained(many, many, {.rate = 0.03}, seed).embedding.W.value;
  };
  CHECK(W(1) == W(1));
  CHECK(W(1) != W(2));
}
