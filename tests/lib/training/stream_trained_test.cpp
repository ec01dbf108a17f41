// A stream of a network that has learned chapter 8's waves.
#include <doctest/doctest.h>

#include "lstm/layers/stream.hpp"
#include "lstm/training/fit.hpp"
#include "lstm/training/regressor.hpp"
#include "study/sine.hpp"

TEST_CASE("a trained stream stays near its layer for 100,000 steps") {
  lstm::Random random(1);
  const auto data = study::sine_windows<float>(512, 50, random).data;
  lstm::Regressor<float> model(1, 16, 1);
  model.initialize(lstm::Recipe::keras, random);
  lstm::Adam<float> adam({.rate = 0.01});
  lstm::fit(model, adam, data, {.epochs = 5, .batch = 32}, lstm::Seed(1));

  lstm::Stream<lstm::Lstm<float>> stream(model.layer, model.dense);
  lstm::State<float> state;
  float y = 0;
  double apart = 0, error = 0;
  for (std::size_t t = 0; t < 100'000; ++t) {
    const auto wave = [&](std::size_t n) {
      return static_cast<float>(
          std::sin(study::sine_step * static_cast<double>(n)));
    };
    const lstm::Sequence<float> x = {{{wave(t)}}};
    stream.step({&x(0, 0, 0), 1}, {&y, 1});
    state = model.layer.last_state(x, state);
    const double said = model.dense.forward(state.h)(0, 0);
    apart = std::max(apart, std::abs(y - said));
    if (t > 50 && t < 100)
      error = std::max(error, std::abs(said - wave(t + 1)));
  }
  CHECK(apart < 1e-6);
  CHECK(error < 0.2);  // it has learned something
}
