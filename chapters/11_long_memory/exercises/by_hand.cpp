// One LSTM unit, its weights set by hand, solves the adding problem at any lag.
#include <doctest/doctest.h>

#include "lstm/layers/lstm.hpp"
#include "study/adding.hpp"
#include "study/reader.hpp"
#include "study/trial.hpp"

using Network = study::Reader<lstm::Lstm<float>>;

#ifdef SOLUTION
// #region solution
// The mark is the second input: 1 opens i, 0 and -1 shut it. f and o are open.
// A tenth of the number goes into c, where tanh is nearly straight; 1/4 of the
// sum is 2.5 of that tenth.
static void set_weights(Network& network) {
  auto& [W, U, b] = network.layer;
  W.value = {{0, 80}, {0, 0}, {0.1f, 0}, {0, 0}};
  U.value.fill(0);
  b.value = {{-40}, {40}, {0}, {40}};
  network.dense.W.value = {{2.5f}};
  network.dense.b.value = {{0.5f}};
}
// #endregion
#else
// #region task
// The rows are those of i, f, g and o, and the inputs the number and the mark,
// which is 1 at two steps, -1 at the ends and 0 elsewhere. Behind the last step
// 1/2 and a quarter of the sum of both marked numbers is asked for. Yours: now
// the network says 1/2 whatever it reads.
static void set_weights(Network& network) {
  auto& [W, U, b] = network.layer;
  W.value = {{0, 0}, {0, 0}, {0, 0}, {0, 0}};
  U.value.fill(0);
  b.value = {{0}, {0}, {0}, {0}};
  network.dense.W.value = {{0}};
  network.dense.b.value = {{0.5f}};
}
// #endregion
#endif

TEST_CASE("The weights solve the problem at any lag") {
  Network network(lstm::Lstm<float>(2, 1), 1);
  set_weights(network);
  for (const std::size_t T : {10u, 100u, 1000u}) {
    CAPTURE(T);
    const study::Adding task(study::AddingVersion::published, T);
    lstm::Random random(T);
    CHECK(study::share_wrong(network, task.draw(200, random),
                             task.tolerance()) == 0);
  }
}

TEST_CASE("U stays out of it") {
  Network network(lstm::Lstm<float>(2, 1), 1);
  network.layer.U.value.fill(1);
  set_weights(network);
  for (const float weight : network.layer.U.value) CHECK(weight == 0);
}
