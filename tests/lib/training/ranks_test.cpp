// Ranks that train a model together do what one does alone.
#include <doctest/doctest.h>

#include <atomic>

#include "checkpoint_models.hpp"
#include "data.hpp"
#include "lstm/training/regressor.hpp"
#include "thread_ranks.hpp"

using lstm::Checkpoint, lstm::Group;

namespace {

// Whoever writes archives asks for the hour, in a way that looks like a race.
std::mutex archives;

const lstm::FitOptions in_eight = {
    .epochs = 2, .batch = 32, .shuffle = false, .shards = 8};

// What a rank ends with, and the checkpoints that it hands out.
struct Ended {
  std::string bytes;
  std::vector<std::string> checkpoints;
};

// Trains on ranks of so many threads each. Rank 0 alone hands out checkpoints.
std::vector<Ended> trained(std::size_t ranks, const lstm::FitOptions& options,
                           std::size_t threads = 1,
                           const Checkpoint* from = nullptr) {
  std::vector<Ended> ended(ranks);
  ThreadRanks(ranks).run([&](Group& group) {
    auto& mine = ended[group.rank()];
    Training training;
    training.options = options;
    training.options.threads = threads;
    training.options.group = &group;
    training.options.checkpoints.every = 0;
    if (group.rank() == 0)
      training.options.checkpoints.write = [&](const Checkpoint& checkpoint) {
        const std::lock_guard lock(archives);
        mine.checkpoints.push_back(lstm::write_checkpoint(checkpoint));
      };
    if (from) training.options.checkpoints.from = *from;
    const auto history = training.run();
    const std::lock_guard lock(archives);
    mine.bytes = bytes(training.model, history);
  });
  return ended;
}

}  // namespace

TEST_CASE("any number of ranks gives the bytes of one, and its checkpoints") {
  const auto alone = uninterrupted(in_eight);
  std::vector<std::string> checkpoints;
  for (const auto& checkpoint : alone.checkpoints)
    checkpoints.push_back(lstm::write_checkpoint(checkpoint));
  REQUIRE(checkpoints.size() == 12);
  for (const std::size_t ranks : {1u, 2u, 3u, 4u, 8u, 11u}) {
    CAPTURE(ranks);
    const auto all = trained(ranks, in_eight, 1 + ranks % 2);
    for (const auto& rank : all) CHECK(rank.bytes == alone.bytes);
    CHECK(all[0].checkpoints == checkpoints);
  }
}

TEST_CASE("without a number of shards, ranks share those of the batch") {
  auto options = in_eight;
  options.shards = 0;
  const auto alone = uninterrupted(options);
  CHECK(alone.bytes != uninterrupted(in_eight).bytes);
  for (const std::size_t ranks : {2u, 5u})
    for (const auto& rank : trained(ranks, options))
      CHECK(rank.bytes == alone.bytes);
}

TEST_CASE("a run goes on from any batch with another number of ranks") {
  const auto alone = uninterrupted(in_eight);
  for (std::size_t k = 0; k < alone.checkpoints.size(); ++k)
    for (const auto& rank :
         trained(1 + k % 4, in_eight, 1, &alone.checkpoints[k]))
      CHECK(rank.bytes == alone.bytes);
}

TEST_CASE("an uneven batch, and one of fewer samples than shards") {
  const auto data = drawn_data<double>(5, 2, 3, 21);
  const auto train = [&](Group* group, std::size_t batch) {
    lstm::Regressor<double> model(2, 7, 3, {.recurrent = 0.2});
    auto random = lstm::Seed(3).stream("weights");
    model.initialize(lstm::Recipe::keras, random);
    lstm::Adam<double> adam;
    lstm::fit(model, adam, data,
              {.epochs = 2, .batch = batch, .shards = 6, .group = group},
              lstm::Seed(4));
    const std::lock_guard lock(archives);
    return lstm::save_weights(model.parameters());
  };
  for (const std::size_t batch : {1u, 4u, 8u, 21u}) {
    CAPTURE(batch);
    const auto alone = train(nullptr, batch);
    for (const std::size_t ranks : {2u, 4u, 7u})
      ThreadRanks(ranks).run([&](Group& group) {
        if (train(&group, batch) != alone)
          throw std::runtime_error("other bytes");
      });
  }
}

TEST_CASE("of fewer numbers than ranks, some ranks add up none") {
  const auto data = drawn_data<double>(3, 1, 1, 30);
  const auto train = [&](Group* group) {
    lstm::Regressor<double> model(1, 1, 1);
    CHECK(count(model.parameters()) == 14);
    auto random = lstm::Seed(3).stream("weights");
    model.initialize(lstm::Recipe::keras, random);
    lstm::Adam<double> adam;
    lstm::fit(model, adam, data,
              {.epochs = 2, .batch = 30, .shards = 25, .group = group},
              lstm::Seed(4));
    const std::lock_guard lock(archives);
    return lstm::save_weights(model.parameters());
  };
  const auto alone = train(nullptr);
  ThreadRanks(23).run([&](Group& group) {
    if (train(&group) != alone) throw std::runtime_error("other bytes");
  });
}

TEST_CASE("checkpoints are handed out on any rank that wants them") {
  const auto alone = uninterrupted(in_eight);
  for (const std::size_t writers : {1u, 2u}) {
    std::vector<std::vector<std::string>> written(3);
    ThreadRanks(3).run([&](Group& group) {
      Training training;
      training.options = in_eight;
      training.options.group = &group;
      training.options.checkpoints.every = 0;
      if (group.rank() >= 3 - writers)
        training.options.checkpoints.write = [&](const Checkpoint& checkpoint) {
          const std::lock_guard lock(archives);
          written[group.rank()].push_back(lstm::write_checkpoint(checkpoint));
        };
      training.run();
    });
    for (std::size_t r = 0; r < 3; ++r)
      REQUIRE(written[r].size() ==
              (r >= 3 - writers ? alone.checkpoints.size() : 0));
    for (std::size_t k = 0; k < alone.checkpoints.size(); ++k)
      for (std::size_t r = 3 - writers; r < 3; ++r)
        CHECK(written[r][k] == lstm::write_checkpoint(alone.checkpoints[k]));
  }
}

namespace {

// A model that counts its copies.
struct Copied : lstm::Regressor<double> {
  static inline std::atomic<std::size_t> copies = 0;

  using Regressor::Regressor;
  Copied(const Copied& other) : Regressor(other) { ++copies; }
};

}  // namespace

TEST_CASE("a rank has room for its own shards, and threads for no more") {
  const auto data = drawn_data<double>(3, 2, 3, 32);
  Copied::copies = 0;
  ThreadRanks(3).run([&](Group& group) {
    const lstm::FitOptions options = {
        .batch = 32, .threads = 20, .shards = 8, .group = &group};
    Copied model(2, 3, 3);
    lstm::Adam<double> adam;
    lstm::fit(model, adam, data, options, lstm::Seed(1));
    if (lstm::detail::team_size(options, 32) != 3)
      throw std::runtime_error("another team");
  });
  CHECK(Copied::copies == 8);
}

TEST_CASE("where one rank is to stop, all do after the same batch") {
  std::vector<std::size_t> seen(3);
  ThreadRanks(3).run([&](Group& group) {
    Training training;
    training.options = in_eight;
    training.options.group = &group;
    auto& batches = seen[group.rank()];
    training.run({.on_batch = [&](auto, auto) { ++batches; },
                  .stop = [&] { return group.rank() == 1 && batches == 4; }});
  });
  CHECK(seen == std::vector<std::size_t>(3, 4));
}

TEST_CASE("a lost rank ends the others") {
  std::vector<std::size_t> seen(3);
  std::vector<std::string> said(3);
  ThreadRanks(3).run([&](Group& group) {
    Training training;
    training.options = in_eight;
    training.options.group = &group;
    try {
      training.run({.on_batch = [&](auto, auto) {
        if (++seen[group.rank()] == 3 && group.rank() == 2)
          throw std::logic_error("out of order");
      }});
    } catch (const std::exception& error) {
      said[group.rank()] = error.what();
    }
  });
  CHECK(seen == std::vector<std::size_t>(3, 3));
  CHECK(said == std::vector<std::string>{"a rank is lost", "a rank is lost",
                                         "out of order"});
}

TEST_CASE("a training that diverges does so on all ranks") {
  std::vector<std::string> said(2);
  ThreadRanks(2).run([&](Group& group) {
    Training training;
    training.options = in_eight;
    training.options.group = &group;
    training.model.dense.W.value.fill(std::numeric_limits<float>::infinity());
    try {
      training.run();
    } catch (const lstm::Divergence& error) {
      said[group.rank()] = error.what();
    }
  });
  CHECK(said[0].starts_with("training diverged in epoch 1, at batch 1 of 5"));
  CHECK(said[0] == said[1]);
}

TEST_CASE("ranks lose their patience after the same epoch") {
  auto options = in_eight;
  options.epochs = 9;
  options.patience = 2;
  options.figure = [](const lstm::Epoch& epoch) {
    return epoch.number < 3 ? 1.0 / double(epoch.number) : 1;
  };
  const auto alone = uninterrupted(options);
  for (const auto& rank : trained(3, options)) CHECK(rank.bytes == alone.bytes);
}

// Of P numbers, R ranks and n shards, a rank sends n/R (R-1)/R P to be added
// up, and (R-1)/R P that it has added up. After an epoch it says how long and
// what its weights are, in two exchanges of 73 bytes.
TEST_CASE("a batch costs three exchanges, and a part of the gradients each") {
  const auto sent = [](std::size_t epochs, std::size_t ranks) {
    ThreadRanks threads(ranks);
    threads.run([&](Group& group) {
      Training training;
      training.options = in_eight;
      training.options.epochs = epochs;
      training.options.group = &group;
      training.run();
    });
    return std::array{threads.exchanges, threads.bytes_sent};
  };
  Training training;
  const std::size_t P = count(training.model.parameters());
  for (const std::size_t R : {2u, 4u}) {
    const auto one = sent(1, R), two = sent(2, R);
    CHECK(two[0] - one[0] == 5 * 3 + 2);
    const auto shards = 8 / R, others = R - 1;
    const auto exact =
        5 * (others * (shards * 16 + 1) + 4 * (shards + 1) * (P * others / R)) +
        others * 73;
    CHECK(two[1] - one[1] <= exact + 5 * 4 * R * (shards + 1));
    CHECK(two[1] - one[1] + 5 * 4 * R * (shards + 1) >= exact);
  }
}
