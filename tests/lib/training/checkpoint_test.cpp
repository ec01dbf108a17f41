// A training that goes on from a checkpoint does what it would have done.
#include <doctest/doctest.h>

#include "checkpoint_models.hpp"
#include "lstm/training/regressor.hpp"
#include "lstm/weights/weights.hpp"
#include "random_tensors.hpp"

using lstm::Checkpoint, lstm::History;

namespace {

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
