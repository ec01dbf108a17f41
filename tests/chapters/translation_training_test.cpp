// How chapter 15 trains networks and judges them.
#include <doctest/doctest.h>

#include <algorithm>

#include "15_translation/measures.hpp"
#include "15_translation/trials.hpp"
#include "lstm/training/clipping.hpp"
#include "lstm/weights/weights.hpp"

using namespace translation;

namespace {

// "a b c" is translated from its end, by capitals.
Pairs phrases(std::size_t count, std::uint64_t seed) {
  lstm::Random random(seed);
  Pairs pairs;
  while (pairs.size() < count) {
    Pair pair;
    for (std::size_t k = 1 + random.below(3); k > 0; --k) {
      const auto letter = static_cast<char>('a' + random.below(3));
      pair.source.emplace_back(1, letter);
      pair.target.insert(pair.target.begin(),
                         std::string(1, static_cast<char>(letter - 'a' + 'A')));
    }
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

Task toy() {
  return {"toy", phrases(200, 1), phrases(12, 2), phrases(10, 3),
          phrases(5, 4)};
}

Languages languages() {
  return languages_of(toy().training, 1);
}

Training small(Look look) {
  Training training;
  training.look = look;
  training.form = {4, 6, 0};
  training.rate = 0.03;
  training.batch = 16;
  training.epochs = 2;
  return training;
}

std::vector<Trials> trials_of(const std::vector<Training>& kinds,
                              std::size_t count, std::size_t threads,
                              std::uint64_t seed, const Task& task = toy()) {
  support::Options options("15", "A test.");
  support::RunFile file(options);
  lstm::Team team(threads);
  return run_trials(task, languages(), kinds, count, lstm::Seed(seed), team,
                    file, "test");
}

bool same(const Outcome& one, const Outcome& other) {
  return one.forced == other.forced && one.validation == other.validation &&
         one.test == other.test && one.test_by_beam == other.test_by_beam &&
         one.beyond == other.beyond;
}

std::vector<Words> written(const Network& network, const Pairs& pairs,
                           std::size_t beam = 1) {
  std::vector<Words> all;
  for (auto& made :
       translate(network, languages(), sources_of(pairs), beam, false))
    all.push_back(std::move(made.words));
  return all;
}

}  // namespace

TEST_CASE("a translator is what its training says") {
  for (const auto look : looks) {
    auto training = small(look);
    training.form.dropout = 0.25;
    const auto network = make_network(training, languages(), lstm::Seed(1));
    CHECK(network.index() == std::size_t(look));
    std::visit(
        [&](const auto& made) {
          CHECK(made.from.words() == 4);
          CHECK(made.to.words() == 5);
          CHECK(made.from.width() == 4);
          CHECK(made.encoder.hidden() == 6);
          CHECK(made.decoder.hidden() == 6);
          CHECK(made.combine.outputs() == 6);
          CHECK(made.dense.outputs() == 5);
          CHECK(made.form.dropout == 0.25);
        },
        network);
  }
  CHECK(name_of(Look::nothing) == "nothing");
  CHECK(name_of(Look::dot) == "dot");
  CHECK(name_of(Look::additive) == "additive");
}

TEST_CASE("translators of every kind learn to write from the end") {
  const auto task = toy();
  for (const auto look : looks) {
    CAPTURE(int(look));
    auto training = small(look);
    training.form.hidden = 16;
    training.epochs = 40;
    const auto seed = lstm::Seed(1);
    auto network = make_network(training, languages(), seed);
    const auto history =
        train(network, training,
              sentences_of(task.training, languages(), false), seed);
    CHECK(history.size() == 40);
    CHECK(score(written(network, task.test), task.test).exact >= 0.9);
    CHECK(forced_accuracy(network,
                          sentences_of(task.test, languages(), false)) >= 0.9);
  }
}

// Of 52 steps the first one alone is smaller.
TEST_CASE("a translator is trained by clipped steps along a cosine") {
  auto training = small(Look::dot);
  training.epochs = 4;
  const auto seed = lstm::Seed(1);
  const auto sentences = sentences_of(toy().training, languages(), false);
  auto network = make_network(training, languages(), seed), other = network;
  train(network, training, sentences, seed);
  auto& dot = std::get<std::size_t(Look::dot)>(other);
  lstm::Adam<float> adam({.rate = lstm::cosine(0.03, 52, 1, 0.0003)});
  lstm::Clipped<float> clipped(adam, 1);
  lstm::fit(dot, clipped, sentences, {.epochs = 4, .batch = 16}, seed);
  CHECK(lstm::save_weights(lstm::values(dot)) ==
        lstm::save_weights(
            lstm::values(std::get<std::size_t(Look::dot)>(network))));
}

TEST_CASE("a share of the next words is right by hand") {
  // More than a batch: A, A, B and the end, a hundred times.
  const Pairs pairs(100, {{"a", "a", "b"}, {"A", "A", "B"}});
  const auto sentences = sentences_of(pairs, languages(), false);
  auto network = make_network(small(Look::dot), languages(), lstm::Seed(1));
  const auto share_of = [&](std::size_t sign) {
    auto always = network;
    auto& dense = std::get<static_cast<std::size_t>(Look::dot)>(always).dense;
    dense.b.value(sign, 0) += 100;
    return forced_accuracy(always, sentences);
  };
  CHECK(share_of(0) == 0);
  CHECK(share_of(1) == 0.5);
  CHECK(share_of(2) == 0.25);
  CHECK(share_of(3) == 0);
  CHECK(share_of(4) == 0.25);
}

TEST_CASE("a translator is told the true words before the next one") {
  const auto pairs = phrases(300, 5);  // more than a batch
  for (const auto look : looks) {
    const auto network = make_network(small(look), languages(), lstm::Seed(2));
    std::size_t right = 0, all = 0;
    for (const auto& pair : pairs) {
      const auto one = sentences_of({pair}, languages(), false);
      auto copy = network;
      std::visit(
          [&](auto& made) {
            const auto& trace = made.read(one.read, one.lengths);
            const auto& z = made.say(one.said, trace.last(), trace.outputs());
            for (std::size_t t = 0; t < z.shape(0); ++t, ++all) {
              const auto next = static_cast<std::size_t>(one.next(t, 0));
              bool largest = true;
              for (std::size_t k = 0; k < z.shape(1); ++k)
                largest = largest && (k == next || z(t, k, 0) < z(t, next, 0));
              right += largest;
            }
          },
          copy);
    }
    CHECK(right > 0);
    CHECK(right < all);
    CHECK(forced_accuracy(network, sentences_of(pairs, languages(), false)) ==
          double(right) / double(all));
  }
}

TEST_CASE("translators differ by chance and not by threads") {
  const std::vector<Training> kinds = {small(Look::nothing), small(Look::dot)};
  const auto task = toy();
  const auto all = trials_of(kinds, 3, 1, 1), again = trials_of(kinds, 3, 3, 1);
  REQUIRE(all.size() == 2);
  for (std::size_t n = 0; n < 2; ++n) {
    REQUIRE(all[n].outcomes.size() == 3);
    CHECK(all[n].training.look == kinds[n].look);
    for (std::size_t k = 0; k < 3; ++k) {
      const auto& outcome = all[n].outcomes[k];
      CHECK(same(outcome, again[n].outcomes[k]));

      // Each is the network that its own seed makes.
      const auto seed = lstm::Seed(1).part("network", k);
      auto network = make_network(kinds[n], languages(), seed);
      const auto sentences = sentences_of(task.training, languages(), false);
      train(network, kinds[n], sentences, seed);
      CHECK(outcome.validation == written(network, task.validation));
      CHECK(outcome.test == written(network, task.test));
      CHECK(outcome.test_by_beam == written(network, task.test, beam_width));
      CHECK(outcome.beyond == written(network, task.beyond));
      CHECK(outcome.forced ==
            forced_accuracy(network,
                            sentences_of(task.test, languages(), false)));
      if (k == 0) CHECK(written(all[n].first, task.test) == outcome.test);
    }
  }
  CHECK(all[0].outcomes[0].test != all[1].outcomes[0].test);
  CHECK(all[1].outcomes[0].test != all[1].outcomes[1].test);
  const auto one = trials_of({kinds[1]}, 1, 1, 1)[0],
             other = trials_of({kinds[1]}, 1, 1, 2)[0];
  CHECK(same(one.outcomes[0], all[1].outcomes[0]));
  CHECK(!same(other.outcomes[0], all[1].outcomes[0]));
}

TEST_CASE("a task without sentences of another kind has no such outcome") {
  auto task = toy();
  task.beyond.clear();
  const auto trials = trials_of({small(Look::dot)}, 1, 1, 1, task)[0];
  CHECK(trials.outcomes[0].beyond.empty());
  CHECK(trials.outcomes[0].test.size() == 10);
}

TEST_CASE("a translator that a run has kept is not trained again") {
  const auto task = toy();
  support::Options options("15", "A test.");
  support::RunFile file(options);
  // Two shares; then of 12, 10, 10 and 5 translations, and before each how
  // long it is.
  std::vector<double> kept = {0.75, 0.5};
  for (int n = 0; n < 37; ++n) kept.insert(kept.end(), {2, 1, 0});
  kept.resize(kept.size() - 2);
  kept.back() = 0;
  file.once("test, dot 2", [&] { return kept; });
  lstm::Team team(1);
  const auto trials = run_trials(task, languages(), {small(Look::dot)}, 2,
                                 lstm::Seed(1), team, file, "test")[0];
  const auto& second = trials.outcomes[1];
  const Words made = {"A", "(unknown)"};
  CHECK(second.forced == 0.75);
  CHECK(second.learned == 0.5);
  CHECK(second.validation == std::vector(12, made));
  CHECK(second.test == std::vector(10, made));
  CHECK(second.test_by_beam == std::vector(10, made));
  CHECK(second.beyond == std::vector{made, made, made, made, Words{}});
  CHECK(same(trials.outcomes[0],
             trials_of({small(Look::dot)}, 1, 1, 1)[0].outcomes[0]));
}

TEST_CASE("fewer pairs are seen as often as all of them") {
  auto task = toy();
  support::Options options("15", "A test.");
  support::RunFile file(options);
  lstm::Team team(1);
  const auto fewer = run_with_fewer(40, task, languages(), {small(Look::dot)},
                                    1, lstm::Seed(1), team, file);
  CHECK(fewer.pairs == 40);
  REQUIRE(fewer.trials.size() == 1);
  CHECK(fewer.trials[0].training.epochs == 10);

  task.training.resize(40);
  auto training = small(Look::dot);
  training.epochs = 10;
  const auto seed = lstm::Seed(1).part("40 pairs").part("network", 0);
  auto network = make_network(training, languages(), seed);
  train(network, training, sentences_of(task.training, languages(), false),
        seed);
  CHECK(fewer.trials[0].outcomes[0].test == written(network, task.test));
}
