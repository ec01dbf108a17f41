// The network of chapter 13, and the plain program beside it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "13_language_model/network.hpp"
#include "13_language_model/plain.hpp"
#include "bigram_network.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

using namespace language_model;

namespace {

struct Size {
  std::size_t V, E, H, T, B;
};
constexpr Size sizes[] = {{2, 1, 1, 1, 1}, {5, 3, 4, 6, 3}};

Network<double> random_network(const Size& s) {
  Network<double> network(s.V, s.E, s.H);
  lstm::Random random(1);
  for (auto* p : network.parameters()) fill_normal(p->value, random, 0.5);
  return network;
}

// Three pieces of T letters in each of B streams, and a letter behind them.
std::vector<int> random_letters(const Size& s) {
  lstm::Random random(2);
  std::vector<int> letters(3 * s.T * s.B + 1);
  for (int& letter : letters) letter = static_cast<int>(random.below(s.V));
  return letters;
}

lstm::Text piece(const Size& s, std::size_t k) {
  const auto streams = lstm::in_streams(random_letters(s), s.T, s.B);
  std::vector<std::size_t> samples(s.B);
  for (std::size_t b = 0; b < s.B; ++b) samples[b] = k * s.B + b;
  lstm::Text batch;
  gather(streams, samples, batch);
  return batch;
}

lstm::Arrays carried(Network<double>& network) {
  lstm::Arrays arrays;
  auto all = lstm::Snapshot::into(arrays);
  network.remember(all);
  return arrays;
}

void take_up(Network<double>& network, lstm::Arrays arrays) {
  auto all = lstm::Snapshot::out_of(arrays);
  network.remember(all);
  CHECK(arrays.empty());
}

// The state that the network has here is held, though its weights made it.
void check_gradients(const Network<double>& before, const lstm::Text& batch) {
  auto analytic = before, moved = before;
  analytic.pass(batch);
  const auto loss = [&] {
    auto copy = moved;
    return copy.loss(batch).sum;
  };
  const auto gradients = analytic.parameters();
  const auto values = moved.parameters();
  REQUIRE(values.size() == 6);
  for (std::size_t k = 0; k < values.size(); ++k) {
    CAPTURE(values[k]->name);
    const auto numeric = lstm::central_differences(loss, values[k]->value);
    CHECK(lstm::relative_error(gradients[k]->gradient, numeric) <= 1e-7);
  }
}

}  // namespace

TEST_CASE("the gradients of the language model are those of differences") {
  for (const auto& s : sizes) {
    CAPTURE(s.T);
    auto network = random_network(s);
    check_gradients(network, piece(s, 0));
    network.loss(piece(s, 0));
    check_gradients(network, piece(s, 1));
  }
}

TEST_CASE("a pass of the language model adds to the gradients") {
  auto once = random_network(sizes[1]), twice = once;
  const auto batch = piece(sizes[1], 0);
  const auto loss = once.pass(batch);
  CHECK(loss.count == 18);
  twice.pass(batch);
  twice.restart();
  CHECK(twice.pass(batch).sum == loss.sum);
  twice.restart();
  CHECK(twice.loss(batch).sum == loss.sum);  // without gradients
  for (std::size_t k = 0; k < 6; ++k)
    CHECK(lstm::relative_error(twice.parameters()[k]->gradient,
                               2 * once.parameters()[k]->gradient) <= 1e-14);
}

TEST_CASE("the language model carries its state from batch to batch") {
  for (auto s : sizes) {
    auto in_pieces = random_network(s), whole = in_pieces;
    lstm::Summed<double> sum;
    for (std::size_t k = 0; k < 3; ++k) sum += in_pieces.loss(piece(s, k));
    s.T *= 3;
    const auto all = lstm::in_streams(random_letters(sizes[s.B > 1]), s.T, s.B);
    const auto at_once = whole.loss(all);
    CHECK(sum.count == at_once.count);
    CHECK(sum.sum == doctest::Approx(at_once.sum).epsilon(1e-14));
    CHECK(carried(in_pieces) == carried(whole));
  }
}

TEST_CASE("a language model that is restarted has forgotten what it read") {
  for (const auto& s : sizes) {
    auto network = random_network(s), fresh = network;
    const double first = fresh.loss(piece(s, 1)).sum;
    network.loss(piece(s, 0));
    CHECK(Network<double>(network).loss(piece(s, 1)).sum != first);
    network.restart();
    CHECK(network.loss(piece(s, 1)).sum == first);
  }
}

TEST_CASE("what a language model carries comes back from a snapshot") {
  const auto& s = sizes[1];
  auto network = random_network(s), other = network;
  network.loss(piece(s, 0));
  take_up(other, carried(network));
  const double next = network.loss(piece(s, 1)).sum;
  CHECK(other.loss(piece(s, 1)).sum == next);

  // One that has read nothing brings the other back to the beginning.
  network.restart();
  take_up(other, carried(network));
  const double first = network.loss(piece(s, 1)).sum;
  CHECK(other.loss(piece(s, 1)).sum == first);
  CHECK(first != next);
}

TEST_CASE("the language model has a logit for each letter that may follow") {
  auto network = random_network(sizes[1]);
  CHECK(network.symbols() == 5);
  CHECK(network.hidden() == 4);
  const auto batch = piece(sizes[1], 0);
  const auto z = network.read(batch.words);
  CHECK(z.shape() == std::array<std::size_t, 3>{6, 5, 3});
  CHECK(network.trace().steps() == 6);

  // -log p by hand, from the logits.
  double sum = 0;
  for (std::size_t t = 0; t < 6; ++t)
    for (std::size_t b = 0; b < 3; ++b) {
      double all = 0;
      for (std::size_t k = 0; k < 5; ++k) all += std::exp(z(t, k, b));
      const auto next = static_cast<std::size_t>(batch.next(t, b));
      sum += std::log(all) - z(t, next, b);
    }
  network.restart();
  CHECK(network.loss(batch).sum == doctest::Approx(sum).epsilon(1e-13));
}

TEST_CASE("the plain reader is the language model with vectors 1 at a letter") {
  for (const std::size_t T : {1u, 7u}) {
    constexpr std::size_t V = 5, H = 4;
    Reader reader(V, H, lstm::Random(3));
    std::vector<int> letters = random_letters({V, 1, 1, 3, 3});
    letters.resize(T + 1);
    Network<double> network(V, V, H);
    network.embedding.W.value = xt::eye<double>(V);
    network.layer = stacked(reader.cell);
    network.dense = reader.dense;
    const auto loss = network.pass(lstm::in_streams(letters, T, 1));
    CHECK(reader.pass(letters) == doctest::Approx(loss.sum).epsilon(1e-12));

    auto plain = stacked(reader.cell);
    const auto left = parameters_of(plain, reader.dense);
    const auto right = parameters_of(network.layer, network.dense);
    for (std::size_t k = 0; k < right.size(); ++k) {
      CAPTURE(right[k]->name);
      CHECK(lstm::length(left[k]->value) == lstm::length(right[k]->value));
      CHECK(lstm::relative_error(left[k]->gradient, right[k]->gradient) <=
            1e-12);
    }
  }
}

TEST_CASE("the plain reader names each of its parameters once") {
  Reader reader(3, 2, lstm::Random(1));
  CHECK(reader.parameters().size() == 14);
  CHECK(count(reader.parameters()) == 4 * 2 * (3 + 2 + 1) + 3 * 2 + 3);
}

TEST_CASE("the plain reader recites the likeliest letter each time") {
  // Behind 0 comes 2, behind 2 comes 1, and behind 1 comes 0.
  const auto network =
      bigram_network<double>({{0, 2, 1}, {0, 1, 2}, {2, 0, 1}});
  Reader reader(3, 3, lstm::Random(1));
  reader.cell = taken_apart(network.layer);
  reader.dense = network.dense;
  CHECK(recite(reader, 0, 5) == std::vector<int>{0, 2, 1, 0, 2, 1});
  CHECK(recite(reader, 1, 0) == std::vector<int>{1});
}

TEST_CASE("the plain reader and the network refuse letters they do not have") {
  Reader reader(3, 2, lstm::Random(1));
  Network<double> network(3, 2, 2);
  for (const int wrong : {3, -2}) {
    CHECK_THROWS_AS(reader.pass(std::vector{wrong, 1}), std::out_of_range);
    CHECK_THROWS_AS(reader.pass(std::vector{1, wrong}), std::out_of_range);
    CHECK_THROWS_AS(network.read({{wrong}}), std::invalid_argument);
  }
}
