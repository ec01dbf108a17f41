#include "lstm/training/best_epoch.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "lstm/training/fit.hpp"
#include "study/sine.hpp"

TEST_CASE("the parameters of the lowest loss come back") {
  lstm::Parameter<double> w("w", 1, 1);
  lstm::BestEpoch<double> best;
  CHECK(best.number() == 0);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double losses[] = {nan, 3, 1, 2, 1};
  for (std::size_t epoch = 1; epoch <= 5; ++epoch) {
    w.value.fill(static_cast<double>(epoch));
    best.consider(epoch, losses[epoch - 1], {&w});
  }
  CHECK(best.number() == 3);
  CHECK(w.value(0, 0) == 5);
  best.restore({&w});
  CHECK(w.value(0, 0) == 3);
}

TEST_CASE("with nothing to go back to the parameters stay") {
  lstm::Parameter<double> w("w", 1, 1);
  w.value.fill(7);
  lstm::BestEpoch<double>().restore({&w});
  CHECK(w.value(0, 0) == 7);
}

// Walks away from where it is, so that the first epoch is the best.
struct Astray : lstm::Optimizer<float> {
  void step(const lstm::Parameters<float>& parameters) override {
    for (auto* p : parameters) p->value += 0.5f;
  }
};

TEST_CASE("fit stops after its patience and goes back to the best epoch") {
  lstm::Random random(1);
  const auto data = study::sine_windows<float>(20, 3, random).data;
  Astray astray;
  const auto run = [&](std::size_t patience, std::size_t most = 9) {
    lstm::Regressor<float> model(1, 2, 1);
    std::size_t batches = 0;
    const auto history = lstm::fit(model, astray, data, data,
                                   {.epochs = 9, .patience = patience}, random,
                                   {.stop = [&] { return ++batches > most; }});
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
