#include "lstm/training/shards.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "bad_input.hpp"
#include "data.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "lstm/training/regressor.hpp"

using lstm::Dataset, lstm::Matrix, lstm::Regressor, lstm::Shards, lstm::Team;

namespace {

Regressor<double> small_model(const lstm::DropoutOptions& dropout = {}) {
  lstm::Random random(1);
  Regressor<double> model(2, 5, 3, dropout);
  model.initialize(lstm::Recipe::pytorch, random);
  return model;
}

Dataset<double> batch_of(std::size_t B) {
  return drawn_data<double>(4, 2, 3, B);
}

// The mean loss of all samples in shards.
double in_shards(Regressor<double>& model, const Dataset<double>& data,
                 std::size_t threads = 3) {
  Team team(threads);
  const auto samples = lstm::numbers_below(data.size());
  return Shards(model).loss_and_gradients(data, samples, team).mean();
}

}  // namespace

TEST_CASE("shards cover a batch and differ by one sample at most") {
  CHECK(lstm::shard_count(1) == 1);
  CHECK(lstm::shard_count(31) == 1);
  CHECK(lstm::shard_count(32) == 2);
  CHECK(lstm::shard_count(64) == 4);
  CHECK(lstm::shard_count(1000) == 4);
  for (std::size_t B = 1; B < 200; ++B) {
    const std::size_t n = lstm::shard_count(B);
    std::size_t next = 0, least = B, most = 0;
    for (std::size_t k = 0; k < n; ++k) {
      const auto columns = lstm::shard_columns(k, n, B);
      CHECK(columns.first == next);
      next = columns.last;
      least = std::min(least, columns.count());
      most = std::max(most, columns.count());
    }
    CHECK(next == B);
    CHECK(most - least <= 1);
  }
}

TEST_CASE("loss and gradients in shards are those of the whole batch") {
  for (const std::size_t B : {1u, 31u, 32u, 33u, 47u, 64u, 67u, 130u})
    for (const bool uneven : {false, true}) {
      CAPTURE(B);
      CAPTURE(uneven);
      const auto data = uneven ? uneven_data(4, 2, 3, B) : batch_of(B);
      auto model = small_model(), whole = model;
      CHECK(in_shards(model, data) ==
            doctest::Approx(loss_and_gradients(whole, data)).epsilon(1e-14));
      for (std::size_t k = 0; k < model.parameters().size(); ++k) {
        CAPTURE(model.parameters()[k]->name);
        CHECK(lstm::relative_error(model.parameters()[k]->gradient,
                                   whole.parameters()[k]->gradient) <= 1e-14);
      }
    }
}

TEST_CASE("any number of threads gives the same bytes, with dropout as well") {
  for (const double share : {0.0, 0.5})
    for (const std::size_t B : {5u, 32u, 70u}) {
      const auto data = batch_of(B);
      std::vector<Matrix<double>> first;
      for (const std::size_t threads : {1u, 2u, 4u, 7u}) {
        auto model = small_model({.recurrent = share, .output = share});
        in_shards(model, data, threads);
        for (std::size_t k = 0; k < model.parameters().size(); ++k) {
          const auto& gradient = model.parameters()[k]->gradient;
          if (threads == 1) first.push_back(gradient);
          CHECK(gradient == first[k]);
        }
      }
    }
}

TEST_CASE("each shard has masks of its own, and others at each step") {
  auto model = small_model({.output = 0.5});
  Team team(1);
  Shards shards(model, lstm::Seed(7));
  // Both shards get the same samples.
  auto data = batch_of(32);
  for (std::size_t b = 0; b < 16; ++b) {
    for (std::size_t k = 0; k < 3; ++k) data.y(k, 16 + b) = data.y(k, b);
    for (std::size_t t = 0; t < 4; ++t)
      for (std::size_t d = 0; d < 2; ++d)
        data.x(t, d, 16 + b) = data.x(t, d, b);
  }
  const auto samples = lstm::numbers_below(32);
  const auto half = std::span(samples).first(16);
  const double both = shards.loss_and_gradients(data, samples, team).mean();
  const double again = shards.loss_and_gradients(data, samples, team).mean();
  CHECK(both != again);
  Shards first_alone(model, lstm::Seed(7));
  CHECK(first_alone.loss_and_gradients(data, half, team).mean() != both);
  Shards repeated(model, lstm::Seed(7));
  CHECK(repeated.loss_and_gradients(data, samples, team).mean() == both);
  Shards of_another_seed(model, lstm::Seed(8));
  CHECK(of_another_seed.loss_and_gradients(data, samples, team).mean() != both);
}

TEST_CASE("batches of other sizes leave no trace in the shards") {
  auto used = small_model(), fresh = used;
  Team team(1);
  Shards shards(used);
  for (const std::size_t B : {64u, 3u, 40u})
    shards.loss_and_gradients(batch_of(B), lstm::numbers_below(B), team);
  in_shards(fresh, batch_of(40));
  CHECK(used.layer.U.gradient == fresh.layer.U.gradient);
}

TEST_CASE("shards follow the values of their model, and its shapes") {
  auto model = small_model();
  Team team(1);
  Shards shards(model);
  const auto data = batch_of(32);
  const auto samples = lstm::numbers_below(32);
  shards.loss_and_gradients(data, samples, team);
  Regressor<double> wider(2, 9, 3);
  lstm::Random random(5);
  wider.initialize(lstm::Recipe::keras, random);
  model.layer = wider.layer;
  model.dense = wider.dense;
  CHECK(shards.loss_and_gradients(data, samples, team).mean() ==
        in_shards(wider, data));
  CHECK(model.layer.U.gradient == wider.layer.U.gradient);
}

namespace {

// A model whose batches hold samples that do not count.
struct Picky {
  using Scalar = double;
  using Batch = Dataset<double>;
  lstm::Parameter<double> w{"w", 1, 1};

  lstm::Parameters<double> parameters() { return {&w}; }
  lstm::Summed<double> pass(const Batch& batch) {
    lstm::Summed<double> loss;
    for (std::size_t b = 0; b < batch.size(); ++b)
      if (batch.y(0, b) > 0) {
        loss += {batch.x(0, 0, b) * w.value(0, 0), 1};
        w.gradient(0, 0) += batch.x(0, 0, b);
      }
    return loss;
  }
  lstm::Summed<double> loss(const Batch& batch) {
    return Picky(*this).pass(batch);
  }
};

}  // namespace

TEST_CASE("uneven shards are divided once, by what was counted in all") {
  auto data = drawn_data<double>(1, 1, 1, 37);
  data.y.fill(-1);
  double sum = 0;
  for (const std::size_t b : {0u, 1u, 30u}) {
    data.y(0, b) = 1;
    sum += data.x(0, 0, b);
  }
  Picky model;
  model.w.value(0, 0) = 2;
  Team team(2);
  const auto samples = lstm::numbers_below(37);
  const auto loss = Shards(model).loss_and_gradients(data, samples, team);
  CHECK(loss.count == 3);
  CHECK(loss.mean() == doctest::Approx(2 * sum / 3).epsilon(1e-14));
  CHECK(model.w.gradient(0, 0) == doctest::Approx(sum / 3).epsilon(1e-14));
  data.y.fill(-1);
  CHECK(Shards(model).loss_and_gradients(data, samples, team).count == 0);
  CHECK(model.w.gradient(0, 0) == 0);
}

BAD_INPUT("gradients that have not the shape of their values") {
  auto model = small_model();
  model.layer.W.value = xt::zeros<double>({20, 3});
  CHECK_THROWS_WITH_AS(
      in_shards(model, batch_of(5)),
      "the gradient of lstm.W has shape [20, 2], expected [20, 3]",
      lstm::ShapeError);
}

TEST_CASE("a team predicts what a model predicts, with the same bytes") {
  lstm::Random random(1);
  for (const std::size_t B : {1u, 16u, 31u, 33u, 50u, 200u})
    for (const bool uneven : {false, true}) {
      CAPTURE(B);
      CAPTURE(uneven);
      Regressor<float> model(2, 5, 3);
      model.initialize(lstm::Recipe::pytorch, random);
      auto data = drawn_data<float>(4, 2, 3, B);
      for (std::size_t b = 0; uneven && b < B; ++b)
        data.lengths.push_back(random.below(5));
      const lstm::Steps<float> x(data.x, data.lengths);
      Team one(1), two(2), three(3);
      const auto y = model.predict(x, one);
      CHECK(xt::allclose(y, model.predict(x), 1e-5, 1e-6));
      CHECK(model.predict(x, two) == y);
      CHECK(model.predict(x, three) == y);
    }
}

BAD_INPUT("a team refuses what the model refuses") {
  const auto model = small_model();
  auto data = batch_of(40);
  Team team(2);
  data.x(3, 1, 39) = std::numeric_limits<double>::quiet_NaN();
  CHECK_THROWS_AS(model.predict(data.x, team), std::invalid_argument);
  const lstm::Sequence<double> wide = xt::zeros<double>({4, 3, 40});
  CHECK_THROWS_AS(model.predict(wide, team), lstm::ShapeError);
}
