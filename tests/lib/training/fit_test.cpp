#include "lstm/training/fit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <set>
#include <thread>

#include "lstm/layers/loss.hpp"
#include "lstm/training/regressor.hpp"
#include "lstm/weights/weights.hpp"
#include "study/baselines.hpp"
#include "study/sine.hpp"

using lstm::Regressor;

namespace {

struct Run {
  Regressor<float> model{1, 16, 1};
  lstm::History history;
  study::SineWindows<float> test;
};

Run train(std::uint64_t seed, lstm::FitOptions options,
          const lstm::Observer& observer = {}) {
  Run run;
  const lstm::Seed streams(seed);
  const auto training =
      study::sine_windows<float>(1000, 50, streams.stream("training"));
  run.test = study::sine_windows<float>(100, 50, streams.stream("test"));
  auto weights = streams.stream("weights");
  run.model.initialize(lstm::Recipe::keras, weights);
  lstm::Adam<float> adam({.rate = 0.005});
  run.history = lstm::fit(run.model, adam, training.data, run.test.data,
                          options, streams, observer);
  return run;
}

// Remembers nothing and changes nothing: what the batches are, seen by step.
struct Counter : lstm::Optimizer<float> {
  std::size_t steps = 0;
  void step(const lstm::Parameters<float>&) override { ++steps; }
};

// Walks away from where it is, so that the first epoch is the best.
struct Astray : lstm::Optimizer<float> {
  void step(const lstm::Parameters<float>& parameters) override {
    for (auto* p : parameters) p->value += 0.5f;
  }
};

// Takes the last bias from place to place. Of a model whose other weights are
// zero it is the prediction.
struct Path : lstm::Optimizer<float> {
  std::vector<float> places;
  std::size_t steps = 0;

  explicit Path(std::vector<float> places_) : places(std::move(places_)) {}
  void step(const lstm::Parameters<float>& parameters) override {
    parameters.back()->value.fill(places.at(steps++));
  }
};

// What is left of a path that should lead to 0, with a batch an epoch.
float end_of(Path path, const lstm::Observer& observer = {}) {
  Regressor<float> model(1, 2, 1);
  const lstm::Dataset<float> zeros{xt::zeros<float>({3, 1, 1}),
                                   xt::zeros<float>({1, 1})};
  lstm::fit(model, path, zeros, zeros,
            {.epochs = path.places.size(), .patience = 9}, lstm::Seed(1),
            observer);
  CHECK(path.steps == path.places.size());
  return model.dense.b.value(0, 0);
}

}  // namespace

TEST_CASE("a short training run beats the straight line, for three seeds") {
  for (const std::uint64_t seed : {1u, 2u, 3u}) {
    CAPTURE(seed);
    const auto run = train(seed, {.epochs = 20});
    const auto& [x, y, lengths] = run.test.data;
    const double line =
        lstm::mean_squared_error(study::straight_line(x), y).value;
    CHECK(run.history.back().validation_loss < line);
    CHECK(run.history.front().validation_loss > line);
  }
}

TEST_CASE("the same seed gives the same bytes, another seed others") {
  std::set<std::string> weights;
  std::set<double> losses;
  const auto add = [&](Run run) {
    weights.insert(lstm::save_weights(run.model.parameters()));
    losses.insert(run.history.back().training_loss);
  };
  for (int k = 0; k < 10; ++k) add(train(1, {.epochs = 2}));
  CHECK(weights.size() == 1);
  CHECK(losses.size() == 1);
  add(train(2, {.epochs = 2}));
  CHECK(weights.size() == 2);
}

TEST_CASE("a training stops behind the batch where it is told to") {
  lstm::Random random(8);
  const auto data = study::sine_windows<float>(70, 3, random).data;
  const auto steps_and_epochs = [&](std::size_t most) {
    Regressor<float> model(1, 2, 1);
    Counter counter;
    std::size_t told = 0;
    const auto history =
        lstm::fit(model, counter, data, data, {.epochs = 2}, lstm::Seed(1),
                  {.on_epoch = [&](const lstm::Epoch&) { ++told; },
                   .stop = [&] { return counter.steps == most; }});
    CHECK(told == history.size());
    return std::pair(counter.steps, history.size());
  };
  using Pair = std::pair<std::size_t, std::size_t>;
  CHECK(steps_and_epochs(1) == Pair(1, 0));
  CHECK(steps_and_epochs(3) == Pair(3, 0));
  CHECK(steps_and_epochs(4) == Pair(4, 1));
  CHECK(steps_and_epochs(7) == Pair(6, 2));
}

TEST_CASE("an epoch sees each sample once, the last batch what is left") {
  lstm::Random random(1);
  const auto data = study::sine_windows<float>(70, 3, random).data;
  Regressor<float> model(1, 2, 1);
  Counter counter;
  std::vector<double> done;
  const lstm::Observer observer{
      .on_batch = [&](double share, double) { done.push_back(share); }};
  lstm::fit(model, counter, data, data, {.epochs = 2}, lstm::Seed(1), observer);
  CHECK(counter.steps == 6);
  CHECK(done == std::vector<double>{32 / 70.0, 64 / 70.0, 1,  //
                                    32 / 70.0, 64 / 70.0, 1});
}

TEST_CASE("with weights at rest the training loss is the loss of all samples") {
  lstm::Random random(2);
  const auto data = study::sine_windows<float>(300, 3, random).data;
  Regressor<float> model(1, 2, 1);
  model.initialize(lstm::Recipe::keras, random);
  Counter counter;
  const double whole =
      lstm::mean_squared_error(model.predict(data.x), data.y).value;
  for (const std::size_t batch : {7u, 32u, 1000u}) {
    const auto history =
        lstm::fit(model, counter, data, data, {.epochs = 1, .batch = batch},
                  lstm::Seed(1));
    CHECK(history[0].training_loss == doctest::Approx(whole).epsilon(1e-5));
    CHECK(history[0].validation_loss == doctest::Approx(whole).epsilon(1e-5));
  }
}

TEST_CASE("shuffling changes the order of the samples from epoch to epoch") {
  lstm::Random random(3);
  const auto data = study::sine_windows<float>(64, 3, random).data;
  const auto first_losses = [&](bool shuffle) {
    Regressor<float> model(1, 2, 1);
    Counter counter;
    std::vector<double> losses;
    const lstm::Observer observer{.on_batch = [&](double done, double loss) {
      if (done < 1) losses.push_back(loss);
    }};
    lstm::fit(model, counter, data, data,
              {.epochs = 2, .batch = 32, .shuffle = shuffle}, lstm::Seed(1),
              observer);
    return losses;
  };
  const auto fixed = first_losses(false), shuffled = first_losses(true);
  CHECK(fixed[0] == fixed[1]);
  CHECK(shuffled[0] != shuffled[1]);
}

TEST_CASE("a team has no more threads than a batch has shards") {
  // Each copy that a shard makes of a model is told, and the thread that it
  // works in.
  struct Watched : Regressor<float> {
    std::set<std::thread::id>* threads;
    std::mutex* mutex;
    lstm::Summed<float> pass(const lstm::Dataset<float>& batch,
                             lstm::Random& random) {
      const std::lock_guard lock(*mutex);
      threads->insert(std::this_thread::get_id());
      return Regressor::pass(batch, random);
    }
  };
  lstm::Random random(5);
  const auto data = study::sine_windows<float>(70, 3, random).data;
  const auto threads_for = [&](std::size_t batch) {
    std::set<std::thread::id> threads;
    std::mutex mutex;
    Watched model{Regressor<float>(1, 2, 1), &threads, &mutex};
    Counter counter;
    lstm::fit(model, counter, data, data,
              {.epochs = 20, .batch = batch, .threads = 16}, lstm::Seed(1));
    return threads.size();
  };
  const auto size_for = [](std::size_t batch) {
    return lstm::detail::team_size({.batch = batch, .threads = 16}, 70);
  };
  CHECK(size_for(1) == 1);
  CHECK(size_for(32) == 2);
  CHECK(size_for(64) == 4);
  CHECK(size_for(1'000'000) == 4);
  CHECK(threads_for(1) == 1);
  CHECK(threads_for(32) <= 2);
  CHECK(threads_for(64) <= 4);
  CHECK(threads_for(1'000'000) <= 4);
}

TEST_CASE("the observer hears of every epoch what the history holds") {
  std::vector<lstm::Epoch> heard;
  const auto run =
      train(4, {.epochs = 3},
            {.on_epoch = [&](const lstm::Epoch& e) { heard.push_back(e); }});
  REQUIRE(heard.size() == 3);
  for (std::size_t k = 0; k < 3; ++k) {
    CHECK(heard[k].number == k + 1);
    CHECK(heard[k].training_loss == run.history[k].training_loss);
    CHECK(heard[k].validation_loss == run.history[k].validation_loss);
  }
  CHECK(run.history[2].validation_loss ==
        lstm::evaluate(run.model, run.test.data));
}

TEST_CASE("the parameters of the lowest loss come back") {
  CHECK(end_of(Path({3, 1, 2, -1})) == 1);
  CHECK(end_of(Path({-1, 1, 0.5f, 2})) == 0.5f);
}

TEST_CASE("with nothing to go back to the parameters stay") {
  CHECK(end_of(Path({7}), {.stop = [] { return true; }}) == 7);
}

TEST_CASE("fit stops after its patience and goes back to the best epoch") {
  lstm::Random random(1);
  const auto data = study::sine_windows<float>(20, 3, random).data;
  Astray astray;
  const auto run = [&](std::size_t patience, std::size_t most = 9) {
    lstm::Regressor<float> model(1, 2, 1);
    std::size_t batches = 0;
    const auto history = lstm::fit(
        model, astray, data, data, {.epochs = 9, .patience = patience},
        lstm::Seed(1), {.stop = [&] { return ++batches > most; }});
    return std::pair(history, lstm::evaluate(model, data));
  };
  const auto [whole, last] = run(0);
  REQUIRE(whole.size() == 9);
  CHECK(last == whole.back().validation_loss);
  const auto [stopped, best] = run(3);
  CHECK(stopped.size() == 4);
  CHECK(best == whole.front().validation_loss);
  CHECK(best < last);
  const auto [told, kept] = run(3, 2);
  CHECK(told.size() == 2);
  CHECK(kept == best);
}

TEST_CASE("without validation data a training is the same, and unmeasured") {
  const auto one = train(1, {.epochs = 2});
  const lstm::Seed seed(1);
  const auto data =
      study::sine_windows<float>(1000, 50, seed.stream("training"));
  Regressor<float> model(1, 16, 1);
  auto weights = seed.stream("weights");
  model.initialize(lstm::Recipe::keras, weights);
  lstm::Adam<float> adam({.rate = 0.005});
  const auto history = lstm::fit(model, adam, data.data, {.epochs = 2}, seed);
  REQUIRE(history.size() == 2);
  for (const auto& epoch : history) {
    CHECK(std::isnan(epoch.validation_loss));
    CHECK(epoch.training_loss == one.history[epoch.number - 1].training_loss);
  }
  for (std::size_t k = 0; k < model.parameters().size(); ++k)
    CHECK(model.parameters()[k]->value == values(one.model)[k]->value);
}

TEST_CASE("early stopping looks at the figure that it is given") {
  lstm::Random random(1);
  const auto data = study::sine_windows<float>(20, 3, random).data;
  // The third epoch is the best, by this figure.
  const std::vector<double> figures = {5, 4, 1, 2, 3, 0};
  Regressor<float> model(1, 2, 1);
  Path path({1, 2, 3, 4, 5, 6});
  const auto history = lstm::fit(
      model, path, data,
      {.epochs = 6,
       .patience = 2,
       .figure = [&](const lstm::Epoch& e) { return figures[e.number - 1]; }},
      lstm::Seed(1));
  CHECK(history.size() == 5);
  CHECK(model.dense.b.value(0, 0) == 3);
}

TEST_CASE("samples of other lengths and dropout are the same on any threads") {
  lstm::Random random(1);
  auto data = study::sine_windows<float>(70, 9, random).data;
  for (std::size_t n = 0; n < 70; ++n) {
    data.lengths.push_back(1 + n % 9);
    for (std::size_t t = data.lengths[n]; t < 9; ++t)
      data.x(t, 0, n) = std::numeric_limits<float>::quiet_NaN();
  }
  std::set<std::string> weights;
  for (const std::size_t threads : {1u, 2u, 4u}) {
    Regressor<float> model(1, 8, 1, {.input = 0.1, .recurrent = 0.2});
    lstm::Random first(2);
    model.initialize(lstm::Recipe::keras, first);
    lstm::Adam<float> adam({.rate = 0.01});
    const auto history =
        lstm::fit(model, adam, data, data, {.epochs = 3, .threads = threads},
                  lstm::Seed(3));
    CHECK(history.back().training_loss < 1);
    weights.insert(lstm::save_weights(values(model)));
  }
  CHECK(weights.size() == 1);
}
