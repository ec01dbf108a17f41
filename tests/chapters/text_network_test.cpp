// The network of chapter 14, in one direction and in both.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "14_text_classification/network.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

using namespace text_classification;

namespace {

constexpr Pooling all_poolings[] = {Pooling::last, Pooling::mean,
                                    Pooling::largest};
using One = lstm::Lstm<double>;
using Both = lstm::Bidirectional<One>;
using None = Vectors<double>;

// Texts of 4, 1, 3 and 2 of six words; `behind` stands behind their ends.
Texts some_texts(int behind = lstm::no_label) {
  const int o = behind;
  return {{{1, 0, 5, 2}, {4, o, 1, 3}, {1, o, 2, o}, {3, o, o, o}},
          {4, 1, 3, 2},
          {{2, 0, 1, 2}}};
}

// One that reads vectors of three numbers.
template <class Layer>
Layer make_layer() {
  if constexpr (std::is_constructible_v<Layer, std::size_t, std::size_t>)
    return Layer(3, 2);
  else
    return Layer(3);
}

template <class Layer>
Classifier<Layer> random_network(Form form) {
  Classifier<Layer> network(6, 3, make_layer<Layer>(), 3, std::move(form));
  lstm::Random random(1);
  for (auto* p : network.parameters()) fill_normal(p->value, random, 0.7);
  return network;
}

// What is dropped is the same in each pass.
template <class Layer>
void check_gradients(const Classifier<Layer>& network, const Texts& texts) {
  auto analytic = network, moved = network;
  lstm::Random chance(2);
  analytic.pass(texts, chance);
  const auto loss = [&] {
    auto copy = moved;
    lstm::Random same(2);
    return copy.pass(texts, same).sum;
  };
  const auto gradients = analytic.parameters();
  const auto values = moved.parameters();
  for (std::size_t k = 0; k < values.size(); ++k) {
    CAPTURE(values[k]->name);
    const auto numeric = lstm::central_differences(loss, values[k]->value);
    CHECK(lstm::relative_error(gradients[k]->gradient, numeric) <= 1e-6);
  }
}

// The states that have read all of a text: [n, B].
lstm::Matrix<double> last_states(const One& layer, const Texts& texts,
                                 const lstm::Sequence<double>& x) {
  One::Trace trace;
  layer.forward({x, texts.lengths}, {}, trace);
  return trace.last().h;
}
lstm::Matrix<double> last_states(const Both& layer, const Texts& texts,
                                 const lstm::Sequence<double>& x) {
  Both::Trace trace;
  layer.forward({x, texts.lengths}, {}, trace);
  const auto last = trace.last();
  return xt::concatenate(xt::xtuple(last.forward.h, last.backward.h), 0);
}

}  // namespace

TEST_CASE_TEMPLATE("the gradients of the classifier are those of differences",
                   Layer, One, Both, None) {
  CHECK(random_network<Layer>({}).parameters().size() ==
        (std::is_same_v<Layer, One>    ? 6
         : std::is_same_v<Layer, Both> ? 9
                                       : 3));
  for (const auto pooling : all_poolings)
    for (const double dropout : {0.0, 0.4}) {
      CAPTURE(int(pooling));
      CAPTURE(dropout);
      check_gradients(random_network<Layer>({pooling, dropout, {1, 0.5, 3}}),
                      some_texts());
    }
}

TEST_CASE_TEMPLATE("the logits of texts are those of each of them alone", Layer,
                   One, Both, None) {
  for (const auto pooling : all_poolings) {
    auto network = random_network<Layer>({.pooling = pooling});
    const auto all = some_texts();
    const auto z = network.answer(all);
    REQUIRE(z.shape() == std::array<std::size_t, 3>{1, 3, 4});
    for (std::size_t b = 0; b < 4; ++b) {
      Texts one;
      gather(all, std::vector{b}, one);
      CHECK(one.words.shape(0) == all.lengths[b]);
      const auto& alone = network.answer(one);
      for (std::size_t k = 0; k < 3; ++k)
        CHECK(alone(0, k, 0) == doctest::Approx(z(0, k, b)).epsilon(1e-13));
    }
  }
}

TEST_CASE_TEMPLATE("the last states are those that have read all of a text",
                   Layer, One, Both) {
  auto network = random_network<Layer>({});
  const auto texts = some_texts();
  const auto z = network.answer(texts);
  lstm::Sequence<double> x;
  network.embedding.forward(texts.words, x);
  const lstm::Matrix<double> expected =
      network.dense.forward(last_states(network.layer, texts, x));
  for (std::size_t k = 0; k < 3; ++k)
    for (std::size_t b = 0; b < 4; ++b)
      CHECK(z(0, k, b) == doctest::Approx(expected(k, b)).epsilon(1e-13));
}

TEST_CASE_TEMPLATE("what stands behind the end of a text changes nothing",
                   Layer, One, Both, None) {
  for (const auto pooling : all_poolings) {
    auto network = random_network<Layer>({.pooling = pooling}), other = network;
    lstm::Random one(1), same(1);
    CHECK(network.pass(some_texts(), one).sum ==
          other.pass(some_texts(5), same).sum);
    for (std::size_t k = 0; k < network.parameters().size(); ++k)
      CHECK(network.parameters()[k]->gradient ==
            other.parameters()[k]->gradient);
  }
}

TEST_CASE("the loss of the classifier weighs its classes") {
  const auto texts = some_texts();
  auto network = random_network<One>({});
  const auto z = network.answer(texts);
  double sum = 0, weighed = 0;
  const lstm::ClassWeights weights = {1, 0.5, 3};
  for (std::size_t b = 0; b < 4; ++b) {
    const auto label = static_cast<std::size_t>(texts.classes(0, b));
    double all = 0;
    for (std::size_t k = 0; k < 3; ++k) all += std::exp(z(0, k, b));
    const double loss = std::log(all) - z(0, label, b);
    sum += loss;
    weighed += weights[label] * loss;
  }
  CHECK(network.loss(texts).sum == doctest::Approx(sum).epsilon(1e-13));
  network.form.weights = weights;
  CHECK(network.loss(texts).sum == doctest::Approx(weighed).epsilon(1e-13));
}

TEST_CASE("a pass of the classifier adds to the gradients") {
  auto once = random_network<Both>({}), twice = once;
  const auto texts = some_texts();
  lstm::Random random(1);
  const auto loss = once.pass(texts, random);
  CHECK(loss.sum == once.loss(texts).sum);  // without gradients
  twice.pass(texts, random);
  twice.pass(texts, random);
  for (std::size_t k = 0; k < once.parameters().size(); ++k)
    CHECK(lstm::relative_error(twice.parameters()[k]->gradient,
                               2 * once.parameters()[k]->gradient) <= 1e-14);
}

TEST_CASE("at test time the classifier drops nothing") {
  auto network = random_network<Both>({.dropout = 0.5});
  auto whole = random_network<Both>({});
  const auto texts = some_texts();
  const double expected = whole.loss(texts).sum;
  lstm::Random random(1);
  CHECK(network.pass(texts, random).sum != expected);
  CHECK(network.loss(texts).sum == expected);
  CHECK(network.answer(texts) == whole.answer(texts));
  CHECK(network.pass(texts, random).sum != expected);
}

// A number that is dropped has no gradient.
TEST_CASE("dropout takes numbers of the words' vectors and of the text's") {
  constexpr std::size_t V = 30, E = 20, H = 100;
  Classifier<One> network(V, E, One(E, H), 2, {.dropout = 0.3});
  lstm::Random random(1);
  network.initialize(random);
  lstm::Labels words({V, 1});
  for (std::size_t t = 0; t < V; ++t) words(t, 0) = static_cast<int>(t);
  network.pass({words, {V}, {{1}}}, random);
  const auto dropped = [](const auto& gradients) {
    return static_cast<double>(std::ranges::count(gradients, 0.)) /
           static_cast<double>(gradients.size());
  };
  CHECK(std::abs(dropped(network.embedding.W.gradient) - 0.3) < 0.08);
  CHECK(std::abs(dropped(network.dense.W.gradient) - 0.3) < 0.15);
  bool differ = false;  // from word to word
  for (std::size_t k = 0; k < E; ++k)
    differ = differ || (network.embedding.W.gradient(0, k) == 0) !=
                           (network.embedding.W.gradient(1, k) == 0);
  CHECK(differ);
}
