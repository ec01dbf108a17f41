// The network of chapter 18 that hears strings.
#include <doctest/doctest.h>

#include <cmath>

#include "18_speech/string_network.hpp"
#include "alignments.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"

using namespace speech;

namespace {

// Strings of 4, 2 and 5 steps of three features, with classes up to 3.
Utterances some_strings() {
  Utterances said;
  lstm::Random random(5);
  const std::vector<lstm::Labelling> labels = {{1, 1}, {3}, {2, 1, 3}};
  const std::size_t steps[] = {4, 2, 5};
  for (std::size_t n = 0; n < 3; ++n) {
    said.all.push_back(
        {lstm::Matrix<float>({steps[n], std::size_t{3}}), labels[n]});
    fill_normal(said.all[n].x, random);
  }
  return said;
}

StringNetwork<double> random_network(const StringForm& form) {
  StringNetwork<double> network(2, form, 3, 4);
  lstm::Random random(1);
  for (auto* p : network.parameters()) fill_normal(p->value, random, 0.7);
  return network;
}

// What is dropped, and the noise, is the same in each pass.
void check_gradients(const StringNetwork<double>& network) {
  const auto said = some_strings();
  auto analytic = network, moved = network;
  lstm::Random chance(2);
  analytic.pass(said, chance);
  const auto loss = [&] {
    auto copy = moved;
    lstm::Random same(2);
    return copy.pass(said, same).sum;
  };
  const auto gradients = analytic.parameters();
  const auto values = moved.parameters();
  CHECK(values.size() == 8);
  for (std::size_t k = 0; k < values.size(); ++k) {
    CAPTURE(values[k]->name);
    const auto numeric = lstm::central_differences(loss, values[k]->value);
    CHECK(lstm::relative_error(gradients[k]->gradient, numeric) <= 1e-6);
  }
}

Utterances alone(const Utterances& said, std::size_t n) {
  return {{said.all[n]}};
}

}  // namespace

TEST_CASE("the gradients of the strings' network are those of differences") {
  for (const auto learns : {Learns::ctc, Learns::uniformly})
    for (const double some : {0.0, 0.4}) {
      CAPTURE(int(learns));
      CAPTURE(some);
      check_gradients(random_network({some, some, learns}));
    }
}

TEST_CASE("the loss of strings is that of all their alignments") {
  auto network = random_network({});
  const auto said = some_strings();
  double expected = 0;
  for (std::size_t n = 0; n < 3; ++n) {
    const auto log_y = network.predict(alone(said, n));
    lstm::Sequence<double> z({log_y.shape(0), 4, 1});
    std::copy(log_y.storage().begin(), log_y.storage().end(), z.begin());
    double p = 0;
    for_each_alignment(z, [&](const std::vector<int>& alignment, double one) {
      if (said_by(alignment) == said.all[n].labels) p += one;
    });
    expected -= std::log(p);
  }
  const auto loss = network.loss(said);
  CHECK(loss.sum == doctest::Approx(expected).epsilon(1e-10));
  CHECK(loss.count == 3);
}

TEST_CASE("what a network says of a string is what it says of it alone") {
  auto network = random_network({});
  const auto said = some_strings();
  for (std::size_t n = 0; n < 3; ++n) {
    const lstm::Steps<double> one = network.predict(alone(said, n));
    const std::vector<double> kept(one.storage().begin(), one.storage().end());
    const auto all = network.predict(said);
    REQUIRE(all.shape() == std::array<std::size_t, 3>{5, 4, 3});
    REQUIRE(all.steps_of(n) == said.all[n].x.shape(0));
    REQUIRE(kept.size() == 4 * all.steps_of(n));
    for (std::size_t t = 0; t < all.steps_of(n); ++t) {
      double sum = 0;
      for (std::size_t k = 0; k < 4; ++k) {
        CHECK(all(t, k, n) == doctest::Approx(kept[4 * t + k]).epsilon(1e-12));
        sum += std::exp(all(t, k, n));
      }
      CHECK(sum == doctest::Approx(1).epsilon(1e-12));
    }
  }
}

TEST_CASE("a network of strings is disturbed in training alone") {
  const auto said = some_strings();
  for (const auto& form : {StringForm{0.5, 0}, StringForm{0, 0.5}}) {
    auto network = random_network(form);
    const double at_rest = network.loss(said).sum;
    lstm::Random random(3);
    const double one = network.pass(said, random).sum,
                 other = network.pass(said, random).sum;
    CHECK(one != other);
    CHECK(network.loss(said).sum == at_rest);
  }
  auto calm = random_network({0, 0});
  lstm::Random random(3);
  CHECK(calm.pass(said, random).sum == calm.loss(said).sum);
}

TEST_CASE("labels share the steps evenly and end in blanks") {
  Utterances said = some_strings();
  const auto labels = spread_evenly(said);
  REQUIRE(labels.shape(0) == 5);
  REQUIRE(labels.shape(1) == 3);
  const int none = lstm::no_label;
  const int expected[5][3] = {
      {1, 3, 2}, {0, 0, 0}, {1, none, 1}, {0, none, 0}, {none, none, 3}};
  for (std::size_t t = 0; t < 5; ++t)
    for (std::size_t b = 0; b < 3; ++b) CHECK(labels(t, b) == expected[t][b]);
}

TEST_CASE("a network of strings refuses features of another width") {
  auto network = random_network({});
  Utterances said = {{{lstm::Matrix<float>({std::size_t{2}, std::size_t{4}}),
                       lstm::Labelling{1}}}};
  CHECK_THROWS_AS(network.loss(said), lstm::ShapeError);
}
