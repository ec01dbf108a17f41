// A stream whose units a team shares: the same bytes as without one.
#include <doctest/doctest.h>

#include "lstm/layers/stream.hpp"

using namespace lstm;

namespace {

// What two layers of H units say behind each of some steps.
template <class Layer, class... More>
std::vector<ScalarOf<Layer>> said(std::size_t H, Team* team,
                                  const More&... more) {
  using S = ScalarOf<Layer>;
  Stack<Layer> stack(2, 3, H, Layer::kind, more...);
  Dense<S> dense(H, 2);
  Random random(H);
  initialize(Recipe::pytorch, random, stack, dense);
  Stream<Layer> stream(stack, dense, team);
  std::vector<S> x(3), all(2 * 7);
  for (std::size_t t = 0; t < 7; ++t) {
    for (auto& number : x) number = static_cast<S>(random.normal());
    stream.step(x, std::span(all).subspan(2 * t, 2));
  }
  return all;
}

template <class Layer, class... More>
void expect_same(const More&... more) {
  // Whole panels, some that are left over, and less than a team shares.
  for (const std::size_t H : {256u, 257u, 300u, 399u, 64u}) {
    CAPTURE(H);
    const auto alone = said<Layer>(H, nullptr, more...);
    for (const std::size_t threads : {1u, 2u, 3u, 5u}) {
      CAPTURE(threads);
      Team team(threads);
      CHECK(said<Layer>(H, &team, more...) == alone);
    }
  }
}

}  // namespace

TEST_CASE("a team changes no number of a stream of LSTMs") {
  expect_same<Lstm<float>>();
  expect_same<Lstm<double>>();
}

TEST_CASE("nor of a stream of GRUs, of either kind") {
  expect_same<Gru<float>>(Reset::after_product);
  expect_same<Gru<double>>(Reset::before_product);
}

TEST_CASE("more threads than panels have nothing to do") {
  Team team(40);  // there are 16 to 64 panels
  CHECK(said<Lstm<float>>(256, &team) == said<Lstm<float>>(256, nullptr));
}
