#include "14_text_classification/logistic.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <utility>

#include "lstm/numbers/gradient_check.hpp"
#include "lstm/training/fit.hpp"
#include "lstm/training/penalty.hpp"
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

constexpr std::size_t V = 20;

// Three features each, the first of which tells the class of three in four.
Bags random_texts(std::size_t count, std::uint64_t seed) {
  Bags texts{{}, lstm::Labels({1, count})};
  lstm::Random random(seed);
  for (std::size_t n = 0; n < count; ++n) {
    std::vector<int> text(3);
    for (int& x : text) x = static_cast<int>(random.below(V));
    const bool told = random.below(4) > 0;
    texts.labels(0, n) = told ? text[0] < 10 : random.below(2) == 0;
    texts.texts.push_back(text);
  }
  return texts;
}

Logistic<float> trained(const Bags& training, const Bags& validation,
                        const LogisticOptions& options = {.rate = 0.03},
                        std::uint64_t seed = 1) {
  return train_logistic(training, validation, V, 2, options, lstm::Seed(seed));
}

// What the library's own training makes of the model, and in how many epochs.
std::pair<Logistic<float>, std::size_t> fitted(const Bags& training,
                                               const Bags& validation,
                                               const LogisticOptions& options) {
  Logistic<float> model(V, 2);
  lstm::Adam<float> adam({.rate = options.rate});
  lstm::Penalized<float> optimizer(adam, model.embedding.parameters(),
                                   {.l2 = options.penalty});
  lstm::FitOptions how{.epochs = 30, .batch = 256, .patience = 5};
  how.figure = [&](const lstm::Epoch&) {
    return -accuracy(model.classify(validation), validation.labels);
  };
  const auto history =
      lstm::fit(model, optimizer, training, how, lstm::Seed(1));
  return {model, history.size()};
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

TEST_CASE("what is right from the first epoch on is kept as it was then") {
  const Bags first{{{0}}, {{0}}}, both{{{0, 1}}, {{1}}};
  // Each number is one step away from 0.
  CHECK(largest(trained(three_to_two, first)) ==
        doctest::Approx(0.03).epsilon(1e-3));
  CHECK(largest(trained(three_to_two, both, {.rate = 0.5})) > 0.6);
}

TEST_CASE("logistic regression is what fit makes of its model") {
  std::set<std::size_t> lengths;
  for (const std::uint64_t seed : {8u, 52u, 74u}) {
    // So few that they are one batch in one shard.
    const auto training = random_texts(31, seed);
    const auto validation = random_texts(2000, seed + 1);
    for (const double penalty : {0.0, 0.01, 0.1}) {
      CAPTURE(seed);
      CAPTURE(penalty);
      const auto model =
          trained(training, validation, {.rate = 0.02, .penalty = penalty});
      const auto [same, epochs] =
          fitted(training, validation, {.rate = 0.02, .penalty = penalty});
      CHECK(model.embedding.W.value == same.embedding.W.value);
      CHECK(model.b.value == same.b.value);
      lengths.insert(epochs);
    }
  }
  // Some went on to the last epoch, and patience ended others.
  CHECK(*lengths.begin() < 10);
  CHECK(*lengths.rbegin() == 30);
}

TEST_CASE("a seed alone tells the order of logistic regression's batches") {
  const auto many = random_texts(300, 1);  // two batches
  const auto W = [&](std::uint64_t seed) {
    return trained(many, many, {.rate = 0.03}, seed).embedding.W.value;
  };
  CHECK(W(1) == W(1));
  CHECK(W(1) != W(2));
}
