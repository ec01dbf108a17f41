// A training that goes on from a checkpoint does what it would have done.
#include <doctest/doctest.h>

#include "bad_input.hpp"
#include "checkpoint_models.hpp"
#include "lstm/training/regressor.hpp"
#include "lstm/weights/weights.hpp"
#include "random_tensors.hpp"

using lstm::Arrays, lstm::Checkpoint, lstm::Facts, lstm::History;

namespace {

// Weights and losses, as bytes.
std::string bytes(Reader& model, const History& history) {
  auto all = lstm::save_weights(model.parameters());
  for (const auto& epoch : history)
    all += fmt::format("{} {:a} {:a}\n", epoch.number, epoch.training_loss,
                       epoch.validation_loss);
  return all;
}

struct Whole {
  std::string bytes;
  std::vector<Checkpoint> checkpoints;  // after every batch and epoch
};

Whole uninterrupted(const lstm::FitOptions& options) {
  Whole whole;
  Training training;
  training.options = options;
  training.options.checkpoints.every = 0;
  training.options.checkpoints.write = [&](const Checkpoint& checkpoint) {
    whole.checkpoints.push_back(checkpoint);
  };
  const auto history = training.run();
  whole.bytes = bytes(training.model, history);
  return whole;
}

std::string resumed(const Checkpoint& from, lstm::FitOptions options,
                    std::size_t threads) {
  Training training;
  for (auto* p : training.model.parameters()) p->value.fill(7);
  training.options = options;
  training.options.threads = threads;
  training.options.checkpoints.from =
      lstm::read_checkpoint(lstm::write_checkpoint(from));
  const auto history = training.run();
  return bytes(training.model, history);
}

void check_each(const lstm::FitOptions& options, std::size_t epochs) {
  const auto whole = uninterrupted(options);
  REQUIRE(whole.checkpoints.size() == epochs * 6);  // 5 batches and an end
  for (std::size_t k = 0; k < whole.checkpoints.size(); ++k)
    CHECK(resumed(whole.checkpoints[k], options, 1 + k % 2) == whole.bytes);
}

}  // namespace

TEST_CASE("a training goes on from any batch as if it had never stopped") {
  check_each({.epochs = 3, .batch = 32, .shuffle = false}, 3);
  check_each({.epochs = 3, .batch = 32}, 3);
}

TEST_CASE("a training that stops early does so when it was resumed") {
  // The figures 3, 1, 2, 2: the second epoch is the best.
  const auto figure = [](const lstm::Epoch& epoch) {
    return epoch.number == 1 ? 3.0 : epoch.number == 2 ? 1.0 : 2.0;
  };
  check_each({.epochs = 9, .batch = 32, .patience = 2, .figure = figure}, 4);
}

TEST_CASE("a training that is stopped hands out where it was") {
  const auto whole = uninterrupted({.epochs = 3, .batch = 32});
  for (const int last : {1, 5, 7}) {
    Training training;
    training.options = {.epochs = 3, .batch = 32};
    std::vector<Checkpoint> checkpoints;
    training.options.checkpoints.write = [&](const Checkpoint& checkpoint) {
      checkpoints.push_back(checkpoint);
    };
    int batches = 0;
    training.run({.stop = [&] { return ++batches == last; }});
    REQUIRE(checkpoints.size() == (last == 7 ? 2 : 1));
    CHECK(resumed(checkpoints.back(), {.epochs = 3, .batch = 32}, 1) ==
          whole.bytes);
  }
}

TEST_CASE("an observer is told of the epochs that a checkpoint brings") {
  const auto whole = uninterrupted({.epochs = 3, .batch = 32});
  Training training;
  training.options = {.epochs = 3, .batch = 32};
  training.options.checkpoints.from = whole.checkpoints[13];
  std::vector<std::size_t> brought, seen;
  std::vector<double> done;
  training.run(
      {.on_batch = [&](double share, double) { done.push_back(share); },
       .on_epoch = [&](const auto& epoch) { seen.push_back(epoch.number); },
       .on_resume =
           [&](const History& history) {
             for (const auto& epoch : history) brought.push_back(epoch.number);
           }});
  CHECK(brought == std::vector<std::size_t>{1, 2});
  CHECK(seen == std::vector<std::size_t>{3});
  CHECK(done == std::vector<double>{0.6, 0.8, 1.0});
}

TEST_CASE("every optimiser goes on from a checkpoint") {
  lstm::Dataset<double> data{xt::zeros<double>({5, 1, 8}),
                             xt::zeros<double>({1, 8})};
  lstm::Random numbers(1);
  fill_normal(data.x, numbers);
  fill_normal(data.y, numbers);
  const auto train = [&](lstm::Optimizer<double>& optimizer,
                         lstm::Checkpoints checkpoints) {
    lstm::Regressor<double> model(1, 3, 1);
    auto random = lstm::Seed(1).stream("weights");
    model.initialize(lstm::Recipe::keras, random);
    lstm::fit(model, optimizer, data,
              {.epochs = 4, .batch = 4, .checkpoints = std::move(checkpoints)},
              lstm::Seed(1));
    return lstm::save_weights(model.parameters());
  };
  const auto check = [&](auto make) {
    std::vector<Checkpoint> all;
    const auto keep = [&](const Checkpoint& one) { all.push_back(one); };
    const auto whole = train(*make(), {.write = keep, .every = 0});
    for (const auto& one : std::vector(all))
      CHECK(train(*make(), {.from = one}) == whole);
  };
  const lstm::Rate falling = lstm::step_decay(0.1, 3, 0.5);
  check(
      [&] { return std::make_unique<lstm::GradientDescent<double>>(falling); });
  check([&] {
    return std::make_unique<lstm::Momentum<double>>(
        lstm::MomentumOptions{.rate = falling});
  });
  check([&] {
    return std::make_unique<lstm::Adam<double>>(
        lstm::AdamOptions{.rate = falling});
  });
}

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

TEST_CASE("a second training begins without what the first has carried") {
  const auto train = [](Training& training) {
    zero_gradients(training.model.parameters());
    auto again = training.model;
    lstm::GradientDescent<float> descent(0.1);
    const auto history =
        lstm::fit(again, descent, words(1), training.options, lstm::Seed(1));
    return bytes(again, history);
  };
  Training fresh, carrying;
  carrying.model.loss(words(2));
  REQUIRE(carrying.model.state.size() == 2);
  CHECK(train(carrying) == train(fresh));
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
