// The network of chapter 15, without attention and with either.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "15_translation/plain.hpp"
#include "15_translation/translator.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

using namespace translation;

namespace {

using Nothing = NoAttention<double>;
using Dot = lstm::Attention<lstm::DotScore<double>>;
using Additive = lstm::Attention<lstm::AdditiveScore<double>>;

// Sentences of 3, 1 and 2 of five words, and what is said of four signs, of
// which 3 is the edge; `behind` stands behind their ends.
Sentences some_sentences(int behind = lstm::no_label) {
  const int o = behind, none = lstm::no_label;
  return {{{1, 0, 4}, {4, o, 2}, {3, o, o}},
          {3, 1, 2},
          {{3, 3, 3}, {0, 2, o}, {1, 2, o}, {2, o, o}},
          {{0, 2, 3}, {1, 2, none}, {2, 3, none}, {3, none, none}}};
}

template <class Look>
Translator<Look> random_network(double dropout = 0) {
  Translator<Look> network(5, 4, {3, 2, dropout});
  lstm::Random random(1);
  for (auto* p : network.parameters()) fill_normal(p->value, random, 0.7);
  return network;
}

template <class Look>
const lstm::Sequence<double>& logits(Translator<Look>& network,
                                     const Sentences& all) {
  const auto& trace = network.read(all.read, all.lengths);
  const auto h = trace.outputs().with(all.lengths);
  return network.say(all.said, trace.last(), h);
}

// Step t of the only sample.
template <class Steps>
Vector step(const Steps& h, std::size_t t) {
  Vector numbers;
  for (std::size_t k = 0; k < h.shape(1); ++k) numbers.push_back(h(t, k, 0));
  return numbers;
}

Vector times(const lstm::Matrix<double>& W, const Vector& x) {
  Vector y(W.shape(0));
  for (std::size_t i = 0; i < y.size(); ++i)
    for (std::size_t j = 0; j < x.size(); ++j) y[i] += W(i, j) * x[j];
  return y;
}

Vector answer(const lstm::Dense<double>& layer, const Vector& x) {
  auto y = times(layer.W.value, x);
  for (std::size_t k = 0; k < y.size(); ++k) y[k] += layer.b.value(k, 0);
  return y;
}

}  // namespace

// What is dropped is the same in each pass.
TEST_CASE_TEMPLATE("the gradients of the translator are those of differences",
                   Look, Nothing, Dot, Additive) {
  CHECK(random_network<Look>().parameters().size() ==
        (std::is_same_v<Look, Nothing> ? 12
         : std::is_same_v<Look, Dot>   ? 13
                                       : 15));
  for (const double dropout : {0.0, 0.4}) {
    CAPTURE(dropout);
    auto analytic = random_network<Look>(dropout), moved = analytic;
    lstm::Random chance(2);
    analytic.pass(some_sentences(), chance);
    const auto loss = [&] {
      auto copy = moved;
      lstm::Random same(2);
      return copy.pass(some_sentences(), same).sum;
    };
    const auto gradients = analytic.parameters();
    const auto values = moved.parameters();
    for (std::size_t k = 0; k < values.size(); ++k) {
      CAPTURE(values[k]->name);
      const auto numeric = lstm::central_differences(loss, values[k]->value);
      CHECK(lstm::relative_error(gradients[k]->gradient, numeric) <= 1e-6);
    }
  }
}

TEST_CASE_TEMPLATE("the logits of sentences are those of each of them alone",
                   Look, Nothing, Dot, Additive) {
  auto network = random_network<Look>();
  const auto all = some_sentences();
  const auto z = logits(network, all);
  REQUIRE(z.shape() == std::array<std::size_t, 3>{4, 4, 3});
  for (std::size_t b = 0; b < 3; ++b) {
    Sentences one;
    gather(all, std::vector{b}, one);
    const auto& alone = logits(network, one);
    CHECK(alone.shape(0) == std::array<std::size_t, 3>{4, 3, 1}[b]);
    for (std::size_t t = 0; t < alone.shape(0); ++t)
      for (std::size_t k = 0; k < 4; ++k)
        CHECK(alone(t, k, 0) == doctest::Approx(z(t, k, b)).epsilon(1e-13));
  }
}

TEST_CASE_TEMPLATE("what stands behind the end of a sentence changes nothing",
                   Look, Nothing, Dot, Additive) {
  auto network = random_network<Look>(), other = network;
  lstm::Random one(1), same(1);
  CHECK(network.pass(some_sentences(), one).sum ==
        other.pass(some_sentences(2), same).sum);
  for (std::size_t k = 0; k < network.parameters().size(); ++k)
    CHECK(network.parameters()[k]->gradient == other.parameters()[k]->gradient);
}

// The context by the plain program, whose query is W q.
TEST_CASE("the logits of a translation are those of plain sums") {
  const Sentences one = {{{1}, {4}, {3}}, {3}, {{3}, {0}}, {{0}, {3}}};
  auto alone = random_network<Nothing>();
  auto looking = random_network<Dot>();
  const auto encoded = [&](const auto& network) {
    lstm::Sequence<double> x;
    network.from.forward(one.read, x);
    lstm::Trace<double> trace;
    network.encoder.forward(x, {}, trace);
    return trace;
  };
  const auto decoded = [&](const auto& network) {
    lstm::Sequence<double> y;
    network.to.forward(one.said, y);
    lstm::Trace<double> trace;
    network.decoder.forward(y, encoded(network).last(), trace);
    return trace;
  };
  const auto check = [](const auto& network, const auto& z, std::size_t t,
                        const Vector& joined) {
    auto s = answer(network.combine, joined);
    for (double& number : s) number = std::tanh(number);
    const auto expected = answer(network.dense, s);
    for (std::size_t k = 0; k < 4; ++k)
      CHECK(z(t, k, 0) == doctest::Approx(expected[k]).epsilon(1e-13));
  };
  const auto& z_alone = logits(alone, one);
  const auto& z_looking = logits(looking, one);
  const auto h = encoded(looking);
  std::vector<Vector> steps;
  for (std::size_t s = 0; s < 3; ++s) steps.push_back(step(h.outputs(), s));
  for (std::size_t t = 0; t < 2; ++t) {
    check(alone, z_alone, t, step(decoded(alone).outputs(), t));
    auto joined = step(decoded(looking).outputs(), t);
    const auto glance = look(steps, times(looking.look.score.W.value, joined));
    joined.insert(joined.end(), glance.context.begin(), glance.context.end());
    check(looking, z_looking, t, joined);
    for (std::size_t s = 0; s < 3; ++s)
      CHECK(looking.alpha()(t, s, 0) ==
            doctest::Approx(glance.alpha[s]).epsilon(1e-13));
  }
}

TEST_CASE_TEMPLATE("a translation goes on from the state where it stood", Look,
                   Nothing, Dot, Additive) {
  auto network = random_network<Look>();
  const auto all = some_sentences(2);
  const auto z = logits(network, all);
  const auto trace = network.read(all.read, all.lengths);
  const auto h = trace.outputs().with(all.lengths);
  auto state = trace.last();
  for (std::size_t t = 0; t < 4; ++t) {
    const lstm::Labels word = xt::view(all.said, xt::range(t, t + 1));
    const auto& next = network.say(word, state, h);
    for (std::size_t k = 0; k < 4; ++k)
      for (std::size_t b = 0; b < 3; ++b)
        CHECK(next(0, k, b) == doctest::Approx(z(t, k, b)).epsilon(1e-13));
    state = network.state();
  }
}

TEST_CASE("the loss of the translator is that of the next words") {
  auto network = random_network<Dot>();
  const auto all = some_sentences();
  const auto z = logits(network, all);
  double sum = 0;
  for (std::size_t t = 0; t < 4; ++t)
    for (std::size_t b = 0; b < 3; ++b) {
      if (all.next(t, b) == lstm::no_label) continue;
      double powers = 0;
      for (std::size_t k = 0; k < 4; ++k) powers += std::exp(z(t, k, b));
      sum +=
          std::log(powers) - z(t, static_cast<std::size_t>(all.next(t, b)), b);
    }
  const auto loss = network.loss(all);
  CHECK(loss.sum == doctest::Approx(sum).epsilon(1e-13));
  CHECK(loss.count == 8);
}

TEST_CASE("at test time the translator drops nothing") {
  auto network = random_network<Dot>(0.5), whole = random_network<Dot>();
  const auto all = some_sentences();
  const double expected = whole.loss(all).sum;
  lstm::Random random(1);
  CHECK(network.pass(all, random).sum != expected);
  CHECK(network.loss(all).sum == expected);
  network.pass(all, random);
  CHECK(logits(network, all) == logits(whole, all));
  CHECK(network.pass(all, random).sum != expected);
}

namespace {

double dropped(const lstm::Matrix<double>& gradients) {
  return static_cast<double>(std::ranges::count(gradients, 0.)) /
         static_cast<double>(gradients.size());
}

}  // namespace

// A number that is dropped has no gradient.
TEST_CASE("dropout takes numbers of the words read and said and of s") {
  constexpr std::size_t V = 30, E = 20, H = 100;
  Translator<Dot> network(V, V, {E, H, 0.3});
  lstm::Random random(1);
  network.initialize(random);
  lstm::Labels words({V, 1});
  for (std::size_t t = 0; t < V; ++t) words(t, 0) = static_cast<int>(t);
  network.pass({words, {V}, words, words}, random);
  CHECK(std::abs(dropped(network.from.W.gradient) - 0.3) < 0.08);
  CHECK(std::abs(dropped(network.to.W.gradient) - 0.3) < 0.08);
  bool differ = false;  // from word to word
  for (std::size_t k = 0; k < E; ++k)
    differ = differ || (network.to.W.gradient(0, k) == 0) !=
                           (network.to.W.gradient(1, k) == 0);
  CHECK(differ);
  CHECK(dropped(network.dense.W.gradient) == 0);

  // Where a single word is said, s is dropped once.
  network.dense.W.gradient.fill(0);
  network.pass({words, {V}, {{1}}, {{2}}}, random);
  CHECK(std::abs(dropped(network.dense.W.gradient) - 0.3) < 0.15);
}
