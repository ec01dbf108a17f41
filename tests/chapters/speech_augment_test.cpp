#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "18_speech/augment.hpp"
#include "made_sounds.hpp"

using namespace speech;

TEST_CASE("a tilt and noise of a clip") {
  lstm::Random random(7);
  const std::vector<float> x = {0.5f, 0.5f, -0.5f, 0.25f};
  const auto tilted = varied(x, {1, 0.5, 0}, random);
  CHECK(tilted == std::vector<float>{2 / 3.0f, 1, -1 / 3.0f, 0});
  const auto noisy =
      varied(std::vector<float>(20'000, 0.5f), {1, 0, 0.1}, random);
  double sum = 0, squares = 0;
  for (const double s : noisy) {
    sum += s - 1;
    squares += (s - 1) * (s - 1);
  }
  CHECK(std::abs(sum / 20'000) < 0.003);
  CHECK(std::sqrt(squares / 20'000) == doctest::Approx(0.1).epsilon(0.02));
}

TEST_CASE("variations are drawn within their bounds and by the seed") {
  lstm::Random random(3), same(3);
  double low = 2, high = 0;
  for (int k = 0; k < 1000; ++k) {
    const auto v = draw_variation(random);
    low = std::min(low, v.warp);
    high = std::max(high, v.warp);
    REQUIRE(std::abs(v.tilt) <= 0.5);
    REQUIRE(v.noise >= std::pow(10, -3.5));
    REQUIRE(v.noise <= std::pow(10, -1.4));
    REQUIRE(draw_variation(same).noise == v.noise);
  }
  CHECK(low == doctest::Approx(0.84).epsilon(0.01));
  CHECK(high == doctest::Approx(1.16).epsilon(0.01));
  const auto tone = sine(700, 8000, 0.3);
  const auto first = varied_features(tone, random);
  CHECK(first == varied_features(tone, same));
  const auto v = draw_variation(same);
  const auto second = varied_features(tone, random);
  CHECK(second != first);
  CHECK(second == features_of(varied(tone, v, same), mel_filters(v.warp)).rows);
}

TEST_CASE("rows at another speed") {
  const Rows rows = {{0}, {1}, {2}, {3}, {4}, {5}};
  CHECK(stretched(rows, 1) == rows);
  CHECK(stretched(rows, 1.5) ==
        Rows{{0}, {0}, {1}, {2}, {2}, {3}, {4}, {4}, {5}});
  CHECK(stretched(rows, 0.9) == Rows{{0}, {1}, {2}, {3}, {4}});
  CHECK(stretched({{0}, {1}}, 1) == Rows{{0}, {1}, {1}, {1}, {1}});
}
