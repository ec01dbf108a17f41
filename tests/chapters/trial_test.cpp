#include "study/trial.hpp"

#include <doctest/doctest.h>

#include "lstm/layers/rnn.hpp"

using study::Examples, study::Schooling;

namespace {

// Says the number of its only step again, or its square if that is to be hard.
class Echo : public study::Task {
 public:
  explicit Echo(bool hard = false) : hard_(hard) {}
  std::size_t inputs() const override { return 1; }
  std::size_t outputs() const override { return 1; }
  double tolerance() const override { return 0.1; }
  Examples<float> draw(std::size_t B, lstm::Random& random) const override {
    Examples<float> all;
    lstm::set_zeros(all.x, {1, 1, B});
    lstm::set_zeros(all.y, {1, B});
    for (std::size_t b = 0; b < B; ++b) {
      all.x(0, 0, b) = static_cast<float>(random.uniform(-1, 1));
      all.y(0, b) =
          hard_ ? static_cast<float>(random.uniform(-9, 9)) : all.x(0, 0, b);
    }
    sizes.push_back(B);
    return all;
  }
  mutable std::vector<std::size_t> sizes;  // of what was drawn

 private:
  bool hard_;
};

study::Reader<lstm::Rnn<float>> network() {
  study::Reader<lstm::Rnn<float>> all(lstm::Rnn<float>(1, 4), 1);
  lstm::Random random(1);
  all.initialize(random);
  return all;
}

study::Trial try_once(const Echo& task, const Schooling& how, int seed = 1) {
  auto all = network();
  return study::learn(all, task, how,
                      lstm::Seed(static_cast<std::uint64_t>(seed)));
}

}  // namespace

TEST_CASE("a trial ends where the task is solved") {
  const Echo task;
  const auto trial = try_once(task, {.rate = 0.02, .most = 100'000});
  CHECK(trial.solved);
  CHECK(trial.sequences < 20'000);
  CHECK(trial.sequences % 8 == 0);
  CHECK(trial.wrong <= 0.01);
  // The last that was drawn were the many to be asked about.
  CHECK(task.sizes.back() == 2560);
  CHECK(task.sizes[task.sizes.size() - 2] == 256);
}

TEST_CASE("a trial that does not end has read as many as it may") {
  const Echo task(true);
  const auto trial = try_once(task, {.batch = 16, .look = 300, .most = 1000});
  CHECK(!trial.solved);
  CHECK(trial.sequences == 1008);  // whole steps
  CHECK(trial.wrong > 0.9);
  // It was looked at after 304, 608, 912, and in the end.
  CHECK(std::ranges::count(task.sizes, 256u) == 4);
  CHECK(std::ranges::count(task.sizes, 2560u) == 0);
}

TEST_CASE("the same seed makes the same trial and another one another") {
  const auto tried = [](int seed) {
    return try_once(Echo(), {.look = 40, .most = 3000}, seed);
  };
  CHECK(tried(1).wrong == tried(1).wrong);
  CHECK(tried(1).sequences == tried(1).sequences);
  CHECK((tried(1).wrong != tried(2).wrong ||
         tried(1).sequences != tried(2).sequences));
}

TEST_CASE("gradients are cut to the length of the clip, and 0 cuts none") {
  // Where they are far below its epsilon, Adam moves nothing.
  const auto moved = [](double clip) {
    auto all = network();
    const lstm::Matrix<float> before = all.dense.W.value;
    study::learn(all, Echo(), {.clip = clip, .most = 8}, lstm::Seed(1));
    return xt::amax(xt::abs(all.dense.W.value - before))();
  };
  CHECK(moved(1e-13) < 1e-6);
  CHECK(moved(0) > 0.005);
  CHECK(moved(1e9) == moved(0));
}

TEST_CASE("a look asks about many where few would do") {
  auto all = network();
  const Echo easy, hard(true);
  lstm::Random random(1);
  for (auto* p : all.parameters()) p->value.fill(0);
  study::look(all, hard, random);
  CHECK(hard.sizes == std::vector<std::size_t>{256});
  // h = tanh(x / 20), and 20 of it.
  all.layer.W.value(0, 0) = 0.05f;
  all.dense.W.value(0, 0) = 20;
  CHECK(study::look(all, easy, random) == 0);
  CHECK(easy.sizes == std::vector<std::size_t>{256, 2560});
}
