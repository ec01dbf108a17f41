// The plain training of chapter 19, and its clock.
#include <doctest/doctest.h>

#include "19_many_machines/clocked.hpp"
#include "19_many_machines/plain.hpp"
#include "lib/training/thread_ranks.hpp"
#include "lstm/training/fit.hpp"
#include "lstm/weights/weights.hpp"
#include "study/sine.hpp"

using namespace many_machines;

namespace {

lstm::Regressor<float> untrained() {
  lstm::Regressor<float> model(1, 6, 1);
  auto random = lstm::Seed(1).stream("weights");
  model.initialize(lstm::Recipe::keras, random);
  return model;
}

// A group whose exchanges take seconds on a clock of its own.
class SlowGroup : public lstm::Group {
 public:
  double time = 100, seconds = 0;

  explicit SlowGroup(lstm::Group& group) : group_(group) {}
  std::size_t rank() const override { return group_.rank(); }
  std::size_t size() const override { return group_.size(); }
  void exchange(const lstm::Parcels& out, lstm::Parcels& in) override {
    time += seconds;
    group_.exchange(out, in);
  }

 private:
  lstm::Group& group_;
};

}  // namespace

// The last batch has fewer samples than there are shards.
TEST_CASE("the plain loop of many machines does what fit does, on any ranks") {
  const auto data =
      study::sine_windows<float>(21, 5, lstm::Seed(2).stream("windows")).data;
  auto fitted = untrained();
  lstm::Adam<float> adam({.rate = 0.001});
  lstm::fit(fitted, adam, data,
            {.epochs = 2, .batch = 8, .shuffle = false, .shards = 7},
            lstm::Seed(3));
  const auto expected = lstm::save_weights(fitted.parameters());
  for (const std::size_t ranks : {1u, 2u, 3u, 5u})
    ThreadRanks(ranks).run([&](lstm::Group& group) {
      auto model = untrained();
      train_plainly(model, data, 2, 8, 7, group, lstm::Seed(3).stream("masks"));
      if (lstm::save_weights(model.parameters()) != expected)
        throw std::runtime_error("other bytes");
    });
}

// Of five steps the first two are not looked at. In the others rank 0 waits 5,
// 1 and 5 seconds, and rank 1 2, 2 and 2.
TEST_CASE("of each step the shortest exchange of a rank counts") {
  ThreadRanks(2).run([](lstm::Group& group) {
    SlowGroup slow(group);
    Clocked clocked(slow, [&] { return slow.time; });
    const std::array<double, 5> waits =
        group.rank() == 0 ? std::array<double, 5>{9, 9, 5, 1, 5}
                          : std::array<double, 5>{9, 9, 2, 2, 2};
    const lstm::Parcels out{{1, 1}, std::vector<std::byte>(2)};
    auto in = out;
    for (const double wait : waits) {
      slow.seconds = wait / 2;
      for (int k = 0; k < 2; ++k) clocked.exchange(out, in);
      slow.time += 10 - wait;
      clocked.end_step();
    }
    const auto [step, exchange] = clocked.median();
    if (step != 10 || exchange != 2) throw std::runtime_error("other seconds");
  });
}

TEST_CASE("the first two steps count only where there are no others") {
  ThreadRanks(1).run([](lstm::Group& group) {
    double time = 0;
    Clocked clocked(group, [&] { return time; });
    CHECK(std::isnan(clocked.median().step));
    for (const double step : {5, 7, 2}) {
      time += step;
      clocked.end_step();
      CHECK(clocked.median().step == step);
    }
  });
}
