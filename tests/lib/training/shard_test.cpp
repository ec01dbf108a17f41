#include "lstm/training/shard.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "lstm/layers/loss.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "lstm/training/fit.hpp"
#include "lstm/training/regressor.hpp"
#include "random_tensors.hpp"

using lstm::Matrix, lstm::Regressor, lstm::Sequence, lstm::Team;

namespace {

struct Batch {
  Sequence<double> x;
  Matrix<double> target;

  Batch(std::size_t B, lstm::Random& random) : x({4, 2, B}), target({3, B}) {
    fill_normal(x, random);
    fill_normal(target, random);
  }
};

Regressor<double> small_model(lstm::Random& random) {
  Regressor<double> model(2, 5, 3);
  model.initialize(lstm::Recipe::pytorch, random);
  return model;
}

}  // namespace

TEST_CASE("shards cover a batch and differ by one sample at most") {
  CHECK(lstm::shard_count(1) == 1);
  CHECK(lstm::shard_count(31) == 1);
  CHECK(lstm::shard_count(32) == 2);
  CHECK(lstm::shard_count(64) == 4);
  CHECK(lstm::shard_count(1000) == 4);
  for (std::size_t B = 1; B < 200; ++B) {
    std::size_t next = 0, least = B, most = 0;
    for (std::size_t k = 0; k < lstm::shard_count(B); ++k) {
      const auto columns = lstm::shard_columns(k, B);
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
  lstm::Random random(1);
  auto model = small_model(random);
  for (const std::size_t B : {1u, 31u, 32u, 33u, 47u, 64u, 67u, 130u}) {
    CAPTURE(B);
    const Batch batch(B, random);
    const auto loss = [&] {
      return lstm::mean_squared_error(model.predict(batch.x), batch.target)
          .value;
    };
    Team team(3);
    CHECK(model.loss_and_gradients(batch.x, batch.target, team) ==
          doctest::Approx(loss()).epsilon(1e-14));
    for (auto* p : model.parameters()) {
      CAPTURE(p->name);
      const auto numeric = lstm::central_differences(loss, p->value);
      CHECK(lstm::relative_error(p->gradient, numeric) <= 1e-7);
    }
  }
}

TEST_CASE("any number of threads gives the same bytes") {
  lstm::Random random(2);
  auto model = small_model(random);
  for (const std::size_t B : {5u, 32u, 70u}) {
    const Batch batch(B, random);
    std::vector<Matrix<double>> first;
    for (const std::size_t threads : {1u, 2u, 4u, 7u}) {
      Team team(threads);
      model.loss_and_gradients(batch.x, batch.target, team);
      for (std::size_t k = 0; k < model.parameters().size(); ++k) {
        const auto& gradient = model.parameters()[k]->gradient;
        if (threads == 1) first.push_back(gradient);
        CHECK(gradient == first[k]);
      }
    }
  }
}

TEST_CASE("batches of other sizes leave no trace in the shards") {
  lstm::Random random(3);
  auto used = small_model(random);
  auto fresh = used;
  const Batch large(64, random), small(3, random), middle(40, random);
  used.loss_and_gradients(large.x, large.target);
  used.loss_and_gradients(small.x, small.target);
  CHECK(used.loss_and_gradients(middle.x, middle.target) ==
        fresh.loss_and_gradients(middle.x, middle.target));
  CHECK(used.lstm.U.gradient == fresh.lstm.U.gradient);
}
