// How chapter 14 trains networks and judges them.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "14_text_classification/trials.hpp"

using namespace text_classification;

namespace {

// The class is said by the order of two words: "a b" or "b a", somewhere among
// others.
Examples ordered(std::size_t count, std::uint64_t seed) {
  lstm::Random random(seed);
  Examples all;
  while (all.size() < count) {
    const int label = static_cast<int>(random.below(2));
    Example example{{}, label};
    for (std::size_t k = random.below(3); k > 0; --k)
      example.words.emplace_back("c");
    example.words.emplace_back(label == 1 ? "a" : "b");
    for (std::size_t k = random.below(3); k > 0; --k)
      example.words.emplace_back("d");
    example.words.emplace_back(label == 1 ? "b" : "a");
    all.push_back(std::move(example));
  }
  return all;
}

Task toy() {
  return {"toy",          {"back", "forth"}, ordered(200, 1),
          ordered(40, 2), ordered(30, 3),    {{"others", ordered(20, 4)}}};
}

const Training small = {.least = 1,
                        .width = 4,
                        .hidden = 5,
                        .directions = 2,
                        .rate = 0.03,
                        .batch = 16,
                        .epochs = 4};

// Labels that mean nothing: what networks make of them differs.
Task noise() {
  auto task = toy();
  lstm::Random random(5);
  for (auto& example : task.training)
    example.label = static_cast<int>(random.below(2));
  return task;
}

Trials noise_trials(std::size_t count, std::size_t threads,
                    std::uint64_t seed) {
  const auto task = noise();
  support::Options options("14", "A test.");
  support::RunFile file(options);
  lstm::Team team(threads);
  return run_trials(task, vocabulary_of(task.training, 1), small, count,
                    lstm::Seed(seed), team, file, "network");
}

Texts toy_texts(const Examples& examples) {
  return texts_of(examples, vocabulary_of(toy().training, 1));
}

Network untrained(std::uint64_t seed = 1) {
  return make_network(small, 5, 2, lstm::Seed(seed));
}

}  // namespace

TEST_CASE("balanced classes count the same together") {
  Texts texts;
  texts.lengths = {1, 1, 1, 1, 1, 1};
  texts.classes = {{0, 2, 0, 1, 0, 2}};
  const auto weights = balance(texts, 3);
  REQUIRE(weights.size() == 3);
  CHECK(weights[0] == doctest::Approx(6. / 9));
  CHECK(weights[1] == doctest::Approx(2));
  CHECK(weights[2] == doctest::Approx(1));
  CHECK_THROWS_WITH_AS(balance(texts, 4), "a class has no text",
                       std::invalid_argument);
  CHECK_THROWS_AS(balance(texts, 2), std::out_of_range);
}

TEST_CASE("the probabilities of a text's classes are those of it alone") {
  const auto texts = toy_texts(ordered(300, 5));  // more than a batch
  const auto p = predict(untrained(), texts);
  REQUIRE(p.shape() == std::array<std::size_t, 2>{300, 2});
  bool vary = false;
  for (std::size_t n = 0; n < 300; ++n) {
    CHECK(p(n, 0) + p(n, 1) == doctest::Approx(1).epsilon(1e-6));
    Texts one;
    gather(texts, std::vector{n}, one);
    CHECK(predict(untrained(), one)(0, 0) ==
          doctest::Approx(p(n, 0)).epsilon(1e-5));
    vary = vary || std::abs(p(n, 0) - p(0, 0)) > 1e-3;
  }
  CHECK(vary);
}

TEST_CASE("the likeliest class is the first of the largest") {
  CHECK(likeliest({{0.2, 0.5, 0.3}, {0.4, 0.2, 0.4}, {0, 0, 1}}) ==
        std::vector{1, 0, 2});
}

TEST_CASE("a network is what its training says") {
  const auto forms = [](std::size_t directions, Pooling pooling) {
    auto training = small;
    training.directions = directions;
    training.pooling = pooling;
    training.dropout = 0.25;
    auto network = make_network(training, 7, 3, lstm::Seed(1));
    CHECK(network.index() == directions - 1);
    std::visit(
        [&](const auto& model) {
          CHECK(model.embedding.words() == 7);
          CHECK(model.embedding.width() == 4);
          CHECK(model.layer.hidden() == 5);
          CHECK(model.layer.outputs() == 5 * directions);
          CHECK(model.dense.outputs() == 3);
          CHECK(model.form.pooling == pooling);
          CHECK(model.form.dropout == 0.25);
        },
        network);
  };
  forms(1, Pooling::mean);
  forms(2, Pooling::largest);
  const auto texts = toy_texts(toy().test);
  CHECK(predict(untrained(1), texts) == predict(untrained(1), texts));
  CHECK(predict(untrained(1), texts) != predict(untrained(2), texts));
}

TEST_CASE("a network learns in which order two words come") {
  const auto task = toy();
  auto network = untrained();
  auto training = small;
  training.epochs = 20;
  const auto history =
      train(network, training, toy_texts(task.training), lstm::Seed(1));
  CHECK(history.size() == 20);
  const auto outcome = judge(network, vocabulary_of(task.training, 1), task);
  CHECK(outcome.validation == 1);
  CHECK(outcome.test == 1);
  CHECK(outcome.beyond == std::vector{1.0});
  REQUIRE(outcome.predictions.size() == 30);
  for (std::size_t n = 0; n < 30; ++n)
    CHECK(outcome.predictions[n] == task.test[n].label);

  // With the labels turned round it is always wrong.
  auto turned = task;
  for (auto& example : turned.test) example.label = 1 - example.label;
  CHECK(judge(network, vocabulary_of(task.training, 1), turned).test == 0);
}

TEST_CASE("a balanced training weighs the classes") {
  auto task = toy();
  std::erase_if(task.training, [count = 0](const Example& one) mutable {
    return one.label == 0 && ++count > 20;
  });
  const auto texts = toy_texts(task.training);
  auto training = small;
  training.balanced = true;
  auto weighed = untrained(), plain = untrained();
  train(weighed, training, texts, lstm::Seed(1));
  train(plain, small, texts, lstm::Seed(1));
  const auto weights = [](const Network& network) {
    return std::visit([](const auto& model) { return model.form.weights; },
                      network);
  };
  CHECK(weights(weighed) == balance(texts, 2));
  CHECK(weights(plain).empty());
  CHECK(predict(weighed, texts) != predict(plain, texts));
}

TEST_CASE("networks differ by chance and not by threads") {
  const auto trials = noise_trials(6, 1, 1), same = noise_trials(6, 3, 1);
  const auto texts = toy_texts(toy().test);
  REQUIRE(trials.outcomes.size() == 6);
  for (std::size_t k = 0; k < 6; ++k) {
    CHECK(trials.outcomes[k].predictions == same.outcomes[k].predictions);
    CHECK(trials.outcomes[k].validation == same.outcomes[k].validation);
    CHECK(trials.outcomes[k].beyond == same.outcomes[k].beyond);
    CHECK(trials.outcomes[k].beyond.size() == 1);
  }
  CHECK(predict(trials.first, texts) == predict(same.first, texts));
  CHECK(likeliest(predict(trials.first, texts)) ==
        trials.outcomes[0].predictions);

  // Fewer of them are the same first ones; another seed has others.
  const auto one = noise_trials(1, 1, 1), other = noise_trials(1, 1, 2);
  CHECK(predict(one.first, texts) == predict(trials.first, texts));
  CHECK(predict(other.first, texts) != predict(trials.first, texts));
  CHECK(trials.outcomes[1].predictions != trials.outcomes[0].predictions);
  for (std::size_t k = 1; k < 6; ++k) {
    const auto seed = lstm::Seed(1).part("network", k);
    auto network = make_network(small, 5, 2, seed);
    train(network, small, toy_texts(noise().training), seed);
    CHECK(likeliest(predict(network, texts)) == trials.outcomes[k].predictions);
  }
}

TEST_CASE("a network that a run has kept is not trained again") {
  const auto task = noise();
  support::Options options("14", "A test.");
  support::RunFile file(options);
  std::vector<double> kept = {0.25, 0.5, 0.75};
  for (int n = 0; n < 30; ++n) kept.push_back(n % 2);
  file.once("network 2", [&] { return kept; });
  lstm::Team team(1);
  const auto trials = run_trials(task, vocabulary_of(task.training, 1), small,
                                 2, lstm::Seed(1), team, file, "network");
  const auto& second = trials.outcomes[1];
  CHECK(second.validation == 0.25);
  CHECK(second.test == 0.5);
  CHECK(second.beyond == std::vector{0.75});
  REQUIRE(second.predictions.size() == 30);
  CHECK(second.predictions[28] == 0);
  CHECK(second.predictions[29] == 1);
  CHECK(trials.outcomes[0].predictions ==
        noise_trials(1, 1, 1).outcomes[0].predictions);
}

TEST_CASE("a task is shuffled word by word in every part but what is beyond") {
  Task task = toy();
  for (auto* part : {&task.training, &task.validation, &task.test})
    for (auto& example : *part)
      example.words = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
  const auto mixed = shuffled(task, lstm::Seed(1));
  CHECK(mixed.beyond.empty());
  CHECK(mixed.classes == task.classes);
  for (const auto part : {&Task::training, &Task::validation, &Task::test}) {
    REQUIRE((mixed.*part).size() == (task.*part).size());
    for (std::size_t n = 0; n < (task.*part).size(); ++n) {
      auto words = (mixed.*part)[n].words;
      CHECK((mixed.*part)[n].label == (task.*part)[n].label);
      CHECK(words != (task.*part)[n].words);
      std::ranges::sort(words);
      CHECK(words == (task.*part)[n].words);
    }
  }
  CHECK(mixed.training[0].words != mixed.validation[0].words);
}
