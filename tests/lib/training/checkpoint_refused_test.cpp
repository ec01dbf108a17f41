// Checkpoints of other runs, spoilt ones, and what cannot be kept in one.
#include <doctest/doctest.h>

#include <cmath>

#include "bad_input.hpp"
#include "checkpoint_models.hpp"

using lstm::Arrays, lstm::Checkpoint;

BAD_INPUT("a checkpoint of another run") {
  const auto from = uninterrupted({.epochs = 2, .batch = 32}).checkpoints[3];
  const auto refused = [](Checkpoint checkpoint, lstm::FitOptions options,
                          const std::string& words) {
    Training training;
    const auto before = lstm::save_weights(training.model.parameters());
    training.options = options;
    training.options.checkpoints.from = std::move(checkpoint);
    CHECK_THROWS_WITH_AS(training.run(), words.c_str(), lstm::WeightsError);
    CHECK(lstm::save_weights(training.model.parameters()) == before);
  };
  const std::string other = "the checkpoint is of another run: ";
  const lstm::FitOptions same = {.epochs = 2, .batch = 32};
  refused(from, {.epochs = 3, .batch = 32},
          other + "epochs is \"2\" there and \"3\" here");
  refused(from, {.epochs = 2, .batch = 16, .shuffle = false},
          other +
              "batch is \"32\" there and \"16\" here; shuffle is \"yes\" "
              "there and \"no\" here");
  refused(from,
          {.epochs = 2, .batch = 32, .checkpoints = {.run = {{"a", "b"}}}},
          other + "a is unknown there and \"b\" here");

  auto changed = from;
  changed.run["training data"] = "0";
  refused(changed, same,
          other + "training data is \"0\" there and \"" +
              from.run.at("training data") + "\" here");
  changed = from;
  changed.run["numbers"] = "float64";
  refused(changed, same,
          other + "numbers is \"float64\" there and \"float32\" here");
  changed = from;
  changed.run["seed"] = "0";
  refused(
      changed, same,
      other + "seed is \"0\" there and \"" + from.run.at("seed") + "\" here");
}

BAD_INPUT("a checkpoint that lacks something, or has too much") {
  const auto from = uninterrupted({.epochs = 2, .batch = 32}).checkpoints[3];
  const auto refused = [&](const std::string& words, const auto& spoil) {
    Training training;
    const auto before = lstm::save_weights(training.model.parameters());
    auto spoilt = from;
    spoil(spoilt.state);
    training.options = {.epochs = 2, .batch = 32};
    training.options.checkpoints.from = spoilt;
    CHECK_THROWS_WITH_AS(training.run(), words.c_str(), lstm::WeightsError);
    CHECK(lstm::save_weights(training.model.parameters()) == before);
  };
  for (const auto& [name, array] : from.state)
    refused(name + " is missing in the checkpoint",
            [name = name](Arrays& state) { state.erase(name); });
  refused("other is in the checkpoint, and nothing of the run",
          [](Arrays& state) {
            state["other"] = {{}, {1}};
          });
  refused(
      "model.1.lstm.0.W has shape (1, 1) in the checkpoint, expected (24, 4)",
      [](Arrays& state) {
        state["model.1.lstm.0.W"] = {{1, 1}, {1}};
      });
  refused(
      "optimizer.inner.inner.m.0 has shape (2,) in the checkpoint, expected "
      "(9, 4)",
      [](Arrays& state) {
        state["optimizer.inner.inner.m.0"] = {{2}, {1, 2}};
      });
  refused(
      "optimizer.inner.inner.v has 3 matrices in the checkpoint, expected "
      "one for each of 9 parameters",
      [](Arrays& state) {
        state["optimizer.inner.inner.v.count"] = {{}, {3}};
      });
  refused(
      "shards.0.0.h has shape (3,) in the checkpoint, expected rows and "
      "columns",
      [](Arrays& state) {
        state["shards.0.0.h"] = {{3}, {1, 2, 3}};
      });
  refused("the checkpoint has 5 shards, expected 4 at most", [](Arrays& state) {
    state["shards.count"] = {{}, {5}};
  });
  refused("done has -1 in the checkpoint, expected whole numbers up to 2^53",
          [](Arrays& state) {
            state["done"] = {{}, {-1}};
          });
  refused("done has nan in the checkpoint, expected whole numbers up to 2^53",
          [](Arrays& state) {
            state["done"] = {{}, {NAN}};
          });
  refused("done has shape (1,) in the checkpoint, expected a single number",
          [](Arrays& state) {
            state["done"] = {{1}, {1}};
          });
  refused("6 batches of an epoch are done in the checkpoint, it has 5",
          [](Arrays& state) {
            state["done"] = {{}, {6}};
          });
  refused("the samples in the checkpoint are not in an order",
          [](Arrays& state) {
            auto& order = state["order"].numbers;
            order[0] = order[1];
          });
  refused("the samples in the checkpoint are not in an order",
          [](Arrays& state) {
            state["order"] = {{1}, {0}};
          });
  refused("the samples in the checkpoint are not in an order",
          [](Arrays& state) {
            state["order"] = {{0}, {}};
          });
  refused("done has shape () and 2 numbers",
          [](Arrays& state) { state["done"].numbers.push_back(1); });
  refused("chance: 1 words are not the state of a source of chance",
          [](Arrays& state) {
            state["chance"] = {{2}, {1, 2}};
          });
  refused("chance: 313 words are not the state of a source of chance",
          [](Arrays& state) { state["chance"].numbers.back() = 313; });
  refused("the checkpoint has 1 training losses and 0 validation losses",
          [](Arrays& state) {
            state["history.training"] = {{1}, {1}};
          });
}

BAD_INPUT("a fact that fit notes itself") {
  Training training;
  training.options.checkpoints.run = {{"seed", "1"}};
  training.options.checkpoints.write = [](const Checkpoint&) {};
  CHECK_THROWS_WITH_AS(training.run(), "fit itself notes the fact seed",
                       std::invalid_argument);
}

BAD_INPUT("an optimiser that does not say what it remembers") {
  struct Silent : lstm::Optimizer<float> {
    void step(const lstm::Parameters<float>&) override {}
  } silent;
  Training training;
  training.options.checkpoints.write = [](const Checkpoint&) {};
  CHECK_THROWS_WITH_AS(
      lstm::fit(training.model, silent, words(1), training.options,
                lstm::Seed(1)),
      "the optimiser does not say what it remembers, which a checkpoint needs",
      std::invalid_argument);
}
