// The looks that chapter 13 takes while its network learns.
#include <doctest/doctest.h>

#include <optional>
#include <stdexcept>

#include "13_language_model/looks.hpp"
#include "bad_input.hpp"
#include "lstm/weights/weights.hpp"
#include "temporary_folder.hpp"

using namespace language_model;

namespace {

// 20 batches an epoch.
const Training small = {
    .width = 4, .hidden = 6, .steps = 5, .batch = 4, .epochs = 2, .rate = 0.02};
constexpr std::size_t letters = 401;

struct Killed {};

// How a part of a run ends: after so many batches, by a stop or a kill.
struct End {
  std::size_t batches;
  bool killed;
};

struct Run {
  lstm::History history;
  std::vector<Look> looks;
  std::string weights;
  double loss;  // on the validation text
};

study::Numbers toy(std::size_t count) {
  lstm::Random random(1);
  study::Texts texts{"toy", U"", U"", U""};
  for (auto* text : {&texts.training, &texts.validation})
    while (text->size() < count) *text += U"abcd"[random.below(4)];
  return {texts, study::Alphabet(texts.training), count};
}

// Goes on from the file, if it is there, until it ends.
Run run(const std::string& file, std::optional<End> end = {},
        std::size_t count = letters) {
  support::Options options("13", "A test.");
  options.checkpoint = file;
  if (std::filesystem::exists(file)) options.resume = file;
  support::RunFile kept(options);
  const auto numbers = toy(count);
  const lstm::Seed seed(1);
  auto network = make_network(small, 5, seed);
  Looks looks(network, numbers, kept);
  auto observer = looks.observer();
  observer.stop = [&, done = std::size_t{0}]() mutable {
    const bool over = end && ++done == end->batches;
    if (over && end->killed) throw Killed();
    return over;
  };
  Run all;
  try {
    all.history = train(network, small, numbers.training, seed, observer,
                        kept.training("network"));
  } catch (const Killed&) {
  }
  all.looks = looks.all();
  all.weights = lstm::save_weights(network.parameters());
  all.loss = loss(network, numbers.validation);
  return all;
}

void check_same(const Run& a, const Run& b) {
  CHECK(a.weights == b.weights);
  REQUIRE(a.looks.size() == b.looks.size());
  for (std::size_t k = 0; k < a.looks.size(); ++k) {
    CAPTURE(k);
    CHECK(a.looks[k].letters == b.looks[k].letters);
    CHECK(a.looks[k].training == b.looks[k].training);
    CHECK(a.looks[k].validation == b.looks[k].validation);
  }
}

struct File {
  TemporaryFolder folder;
  std::string name = (folder.path / "run").string();
};

}  // namespace

TEST_CASE("five looks are taken in each epoch and more at the beginning") {
  const File file;
  const auto all = run(file.name);
  // A batch is a twentieth, so that three of the four early looks are one.
  const std::vector<double> places = {0.05, 0.1, 0.2, 0.4, 0.6, 0.8,
                                      1,    1.2, 1.4, 1.6, 1.8, 2};
  REQUIRE(all.looks.size() == places.size());
  for (std::size_t k = 0; k < places.size(); ++k)
    CHECK(all.looks[k].letters == doctest::Approx(letters * places[k]));
  // What was seen last is what the network is in the end.
  CHECK(all.looks[6].training == all.history[0].training_loss);
  CHECK(all.looks[11].training == all.history[1].training_loss);
  CHECK(all.looks[11].validation == all.loss);
  CHECK(all.looks[0].validation != all.loss);
}

TEST_CASE("there are no more looks than batches") {
  const File file;
  const auto all = run(file.name, {}, 61);
  REQUIRE(all.looks.size() == 6);
  CHECK(all.looks[0].letters == doctest::Approx(61 / 3.0));
  CHECK(all.looks[5].letters == 2 * 61);
  for (const std::size_t batches : {1u, 4u}) {
    const File stopped;
    run(stopped.name, End{batches, false}, 61);
    check_same(run(stopped.name, {}, 61), all);
  }
}

TEST_CASE("a run that was stopped has the same looks and the same network") {
  const File whole, once, often;
  const auto all = run(whole.name);
  // At the end of the first epoch, and between two looks of the second.
  for (const std::size_t batches : {20u, 33u}) {
    CAPTURE(batches);
    std::filesystem::remove(once.name);
    const auto some = run(once.name, End{batches, false});
    CHECK(some.looks.size() == 2 + batches / 4);
    check_same(run(once.name), all);
  }
  for (int k = 0; k < 3; ++k) run(often.name, End{11, false});
  check_same(run(often.name), all);
}

// Its looks are in the file, and the last epoch's end: it trains anew what came
// after that, and has seen it already.
TEST_CASE("a run that was killed has the same looks and the same network") {
  const File whole, killed;
  const auto all = run(whole.name);
  for (const std::size_t batches : {13u, 22u}) {
    CAPTURE(batches);
    std::filesystem::remove(killed.name);
    run(killed.name, End{batches, true});
    check_same(run(killed.name), all);
  }
}

TEST_CASE("a run that has come to its end is not trained again") {
  const File file;
  const auto all = run(file.name);
  check_same(run(file.name, End{1, true}), all);
}

TEST_CASE("the batches of an epoch") {
  CHECK(batches(small, letters) == 20);
  CHECK(batches(small, 400) == 19);
  CHECK(batches(small, 21) == 1);
}

BAD_INPUT("a text that is too short for one batch") {
  for (const std::size_t count : {0u, 1u, 20u})
    CHECK_THROWS_WITH_AS(
        batches(small, count),
        fmt::format("{} letters, expected 4 streams of 5 or more, and a letter "
                    "behind them",
                    count)
            .c_str(),
        std::invalid_argument);
}
