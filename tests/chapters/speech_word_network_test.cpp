// The network of chapter 18 that hears words.
#include <doctest/doctest.h>

#include <cmath>

#include "18_speech/word_train.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "random_tensors.hpp"
#include "speech_clips.hpp"

using namespace speech;

namespace {

WordNetwork<double> random_network(const Disturbance& disturbance) {
  WordNetwork<double> network(2, 3, disturbance);
  lstm::Random random(1);
  for (auto* p : network.parameters()) fill_normal(p->value, random, 0.4);
  return network;
}

constexpr Disturbance none = {0, 1, 1, 0};

}  // namespace

TEST_CASE("a mean over steps counts those that a sample has") {
  const lstm::Sequence<double> h = {{{1, 2}}, {{3, 7}}, {{5, 9}}};
  const lstm::Lengths lengths = {3, 1};
  lstm::Sequence<double> v, dh;
  mean_over_steps({h, lengths}, v);
  const bool there = v == lstm::Sequence<double>{{{3, 2}}};
  CHECK(there);
  mean_over_steps_backward({h, lengths}, {{{6, 5}}}, dh);
  const bool back = dh == lstm::Sequence<double>{{{2, 5}}, {{2, 0}}, {{2, 0}}};
  CHECK(back);
}

TEST_CASE("the gradients of a network of words are right") {
  const auto heard = some_heard();
  for (const auto& how : {none, Disturbance{0.4, 0.8, 1.25, 0.3}}) {
    auto analytic = random_network(how), moved = analytic;
    lstm::Random chance(2);
    analytic.pass(heard, chance);
    const auto loss = [&] {
      lstm::Random same(2);
      auto copy = moved;
      return copy.pass(heard, same).sum;
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

TEST_CASE("a clip is heard the same in any batch") {
  auto network = random_network({});
  const auto all = some_heard();
  const lstm::Sequence<double> z = network.answer(all);
  for (std::size_t k = 0; k < all.size(); ++k) {
    Heard one;
    const std::size_t sample[] = {k};
    gather(all, sample, one);
    const auto& alone = network.answer(one);
    for (std::size_t c = 0; c < 3; ++c)
      CHECK(alone(0, c, 0) == doctest::Approx(z(0, c, k)).epsilon(1e-12));
  }
}

TEST_CASE("a network hears the inputs of a clip and the mean of all steps") {
  auto network = random_network({});
  const auto clips = small_clips();
  lstm::Team team(1);
  const auto& z = network.answer(heard({clips[3]}, team));
  const auto rows = inputs_of(clips[3].clip.samples);
  lstm::Sequence<double> x({rows.size(), rows[0].size(), std::size_t{1}});
  for (std::size_t t = 0; t < rows.size(); ++t)
    for (std::size_t k = 0; k < rows[t].size(); ++k) x(t, k, 0) = rows[t][k];
  lstm::Bidirectional<lstm::Lstm<double>>::Trace trace;
  network.layer.forward(x, {}, trace);
  for (std::size_t c = 0; c < 3; ++c) {
    double sum = network.dense.b.value(c, 0);
    for (std::size_t t = 0; t < rows.size(); ++t)
      for (std::size_t k = 0; k < 4; ++k)
        sum += network.dense.W.value(c, k) * trace.h(t, k, 0) /
               static_cast<double>(rows.size());
    CHECK(z(0, c, 0) == doctest::Approx(sum).epsilon(1e-6));  // of floats
  }
}

TEST_CASE("two frames are a step and a last odd one is none") {
  auto network = random_network({});
  lstm::Random random(9);
  const auto five = random_track(5, random);
  const auto of = [&](std::vector<float> numbers) {
    const auto& z = network.answer(
        {{std::make_shared<const std::vector<float>>(std::move(numbers))},
         {0}});
    return z(0, 0, 0);
  };
  const double z = of(*five);
  auto changed = *five;
  changed[4 * 26] += 1;
  CHECK(of(changed) == z);
  changed[3 * 26] += 1;
  CHECK(of(changed) != z);
  const std::vector<float> first(five->begin(), five->begin() + 26);
  auto twice = first;
  twice.insert(twice.end(), first.begin(), first.end());
  CHECK(of(first) == of(twice));  // a single frame is heard twice
}

TEST_CASE("without a disturbance a pass is what is heard at test time") {
  auto network = random_network(none);
  const auto heard = some_heard();
  lstm::Random random(1);
  CHECK(network.pass(heard, random).sum == network.loss(heard).sum);
  CHECK(random.state() != lstm::Random(1).state());
  for (const auto& how :
       {Disturbance{0.5, 1, 1, 0}, Disturbance{0, 0.5, 0.8, 0},
        Disturbance{0, 1, 1, 0.3}}) {
    auto disturbed = random_network(how);
    CHECK(disturbed.pass(heard, random).sum !=
          doctest::Approx(network.loss(heard).sum).epsilon(1e-6));
    CHECK(disturbed.loss(heard).sum == network.loss(heard).sum);
  }
}

TEST_CASE("a small network learns three words and hears them in other voices") {
  lstm::Team team(1);
  const WordTraining training{
      .hidden = 8, .epochs = 12, .batch = 16, .rate = 0.03};
  const lstm::Seed seed(1);
  auto network = make_word_network(training, 3, seed);
  train(network, training, varied_heard(small_clips(100), 3, seed, team), seed);
  const auto others = heard(small_clips(105), team);
  const auto p = predict(network, others);
  CHECK(accuracy(words_heard(network, others), others) >= 0.9);
  for (std::size_t n = 0; n < others.size(); ++n)
    CHECK(p(n, 0) + p(n, 1) + p(n, 2) == doctest::Approx(1).epsilon(1e-5));
}
