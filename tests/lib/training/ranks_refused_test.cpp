// Ranks that would not train the same model are told so, all in the same words.
#include <doctest/doctest.h>

#include "bad_input.hpp"
#include "checkpoint_models.hpp"
#include "data.hpp"
#include "thread_ranks.hpp"

using lstm::Group;

namespace {

const lstm::FitOptions in_eight = {
    .epochs = 2, .batch = 32, .shuffle = false, .shards = 8};

// How it is told of a rank.
std::string its(const std::string& rank) {
  return "rank " + rank + " trains something else: its ";
}

// What all ranks say while they train by `train`, which gets the options of
// rank 0; nothing, where they have nothing to say.
std::string said(std::size_t ranks,
                 const std::function<void(Group&, Training&)>& train) {
  std::vector<std::string> all(ranks);
  ThreadRanks(ranks).run([&](Group& group) {
    Training training;
    training.options = in_eight;
    training.options.group = &group;
    try {
      train(group, training);
    } catch (const lstm::RanksDiffer& error) {
      all[group.rank()] = error.what();
    }
  });
  CHECK(all == std::vector<std::string>(ranks, all[0]));
  return all[0];
}

// What they say where the last of three has changed its options or weights.
std::string refusal(const std::function<void(Training&)>& change) {
  return said(3, [&](Group& group, Training& training) {
    if (group.rank() == 2) change(training);
    training.run();
  });
}

}  // namespace

TEST_CASE("ranks that would train something else are refused") {
  CHECK(refusal([](auto& t) { t.options.batch = 16; }) ==
        its("2") + "batch is 16, that of rank 0 is 32");
  CHECK(refusal([](auto& t) { t.options.shards = 0; }) ==
        its("2") + "shards is nothing, that of rank 0 is 8");
  CHECK(refusal([](auto& t) { t.options.checkpoints.run["build"] = "b"; }) ==
        its("2") + "build is b, that of rank 0 is nothing");
  CHECK(refusal([](auto& t) {
          t.model.dense.b.value(0) = 1;
        }).starts_with(its("2") + "fingerprint of weights is "));
  CHECK(refusal([](auto& t) { t.options.epochs = 3; }) ==
        its("2") + "epochs is 3, that of rank 0 is 2");
  CHECK(refusal([](auto& t) { t.options.shuffle = true; }) ==
        its("2") + "shuffle is yes, that of rank 0 is no");
  CHECK(refusal([](auto& t) { t.options.patience = 4; }) ==
        its("2") + "patience is 4, that of rank 0 is 0");
  const auto whole = uninterrupted(in_eight);
  CHECK(refusal([&](auto& t) {
          t.options.checkpoints.from = whole.checkpoints[3];
        }).starts_with(its("2") + "beginning is "));
}

TEST_CASE("ranks with other data are refused") {
  const auto refused = [](std::uint64_t data, std::uint64_t validation_data) {
    return said(2, [&](Group& group, Training& t) {
      const bool first = group.rank() == 0;
      lstm::fit(t.model, t.optimizer, words(first ? 1 : data),
                words(first ? 2 : validation_data), t.options, lstm::Seed(1));
    });
  };
  CHECK(refused(3, 2).starts_with(its("1") + "training data is "));
  CHECK(refused(1, 3).starts_with(its("1") + "validation data is "));
  CHECK(refused(1, 2).empty());
}

TEST_CASE("ranks that drift apart are told after the epoch") {
  const auto drifted = said(2, [](Group& group, Training& t) {
    lstm::Adam<float> adam({.rate = group.rank() == 0 ? 0.01 : 0.02});
    lstm::fit(t.model, adam, words(1), t.options, lstm::Seed(1));
  });
  CHECK(
      drifted.starts_with(its("1") + "fingerprint of weights in epoch 1 is "));
}

TEST_CASE("a rank that drifts so far that it would diverge alone is told") {
  const auto drifted = said(2, [](Group& group, Training& t) {
    t.options.batch = 1'000'000;  // one in an epoch
    t.options.epochs = 5;
    lstm::Adam<float> adam({.rate = group.rank() == 0 ? 0.01 : 2e38});
    lstm::fit(t.model, adam, words(1), words(2), t.options, lstm::Seed(1));
  });
  CHECK(
      drifted.starts_with(its("1") + "fingerprint of weights in epoch 1 is "));
}

TEST_CASE("a rank with another seed is refused") {
  const auto seeds = said(2, [](Group& group, Training& t) {
    lstm::fit(t.model, t.optimizer, words(1), words(2), t.options,
              lstm::Seed(group.rank() + 1));
  });
  CHECK(seeds.starts_with(its("1") + "seed is "));
}

TEST_CASE("ranks with other figures do not agree on the best epoch") {
  const auto best = said(2, [](Group& group, Training& t) {
    t.options.patience = 2;
    t.options.figure = [&](const lstm::Epoch& epoch) {
      return group.rank() == 0 ? -double(epoch.number) : double(epoch.number);
    };
    t.run();
  });
  CHECK(best == its("1") + "best epoch is 1, that of rank 0 is 2");
}

BAD_INPUT("facts of a run that fit notes itself on ranks") {
  for (const std::string fact : {"fingerprint of weights", "beginning"}) {
    Training training;
    training.options.checkpoints.run[fact] = "mine";
    CHECK_NOTHROW(training.run());
    ThreadRanks(1).run([&](Group& group) {
      training.options.group = &group;
      CHECK_THROWS_WITH_AS(training.run(),
                           ("fit itself notes the fact " + fact).c_str(),
                           std::invalid_argument);
    });
  }
}
