// What chapter 18's networks of words are compared with.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <utility>

#include "18_speech/softmax.hpp"
#include "18_speech/templates.hpp"
#include "bad_input.hpp"
#include "speech_clips.hpp"

using namespace speech;
using doctest::Approx;

TEST_CASE("segment means by hand") {
  std::vector<float> frames;
  for (int t = 0; t < 12; ++t) frames.push_back(static_cast<float>(t));
  const auto means = segment_means(track_of_numbers(frames));
  REQUIRE(means.size() == 156);
  for (std::size_t s = 0; s < 6; ++s) {
    CHECK(means[26 * s] == Approx(2.0 * static_cast<double>(s) + 0.5));
    CHECK(means[26 * s + 25] == means[26 * s]);
  }
  const auto few = segment_means(track_of_numbers({3, 5}));
  CHECK(few[0] == 3);
  CHECK(few[26 * 5] == 5);
}

TEST_CASE("statistics do not know the order of frames") {
  const auto all = some_heard(), mixed = shuffled(all, lstm::Random(4));
  for (std::size_t k = 0; k < all.size(); ++k) {
    const auto one = statistics(all.tracks[k]),
               other = statistics(mixed.tracks[k]);
    REQUIRE(one.size() == 78);
    for (std::size_t n = 0; n < one.size(); ++n)
      CHECK(one[n] == Approx(other[n]).epsilon(1e-5));
  }
  CHECK(segment_means(all.tracks[0]) != segment_means(mixed.tracks[0]));
  // Of 0, -1, ... -10 the tenths; and the mean size of the differences.
  std::vector<float> frames;
  for (int t = 0; t <= 10; ++t) frames.push_back(static_cast<float>(-t));
  const auto numbers = statistics(track_of_numbers(frames));
  const std::vector<float> expected = {-9, -7, -5, -2, -1, 5};
  for (std::size_t n : {0u, 2u, 4u, 5u}) CHECK(numbers[n] == expected[n]);
}

TEST_CASE("softmax learns words of other pitches from their segments") {
  lstm::Team team(1);
  const auto known = heard(small_clips(100), team),
             others = heard(small_clips(106), team);
  const Described model(segment_means, known, 3, 1e-3, lstm::Seed(1));
  CHECK(accuracy(model.classify(others), others) >= 0.9);
}

TEST_CASE("the distance of warped tracks by hand") {
  const double root = std::sqrt(26);
  const auto of = [&](const std::vector<float>& a, const std::vector<float>& b,
                      double band = 1) {
    return warped_distance(track_of_numbers(a), track_of_numbers(b), band);
  };
  CHECK(of({1, 2, 3}, {1, 2, 3}) == 0);
  CHECK(of({1, 2, 3}, {1, 1, 2, 2, 2, 3}) == 0);
  CHECK(of({1}, {4}) == Approx(root * 2 * 3 / 2));
  // 1 and 1 twice, then 1 and 2 once; the diagonal would count it twice.
  CHECK(of({1, 1}, {1, 2}) == Approx(root / 4));
  CHECK(of({0, 3, 1}, {0, 1, 1}) == Approx(root * 3 / 6));
  // A narrow band has no room for so much waiting.
  const std::vector<float> late = {0, 0, 0, 0, 0, 0, 0, 0, 0, 9},
                           early = {0, 9, 9, 9, 9, 9, 9, 9, 9, 9};
  CHECK(of(late, early) == 0);
  CHECK(of(late, early, 0.1) > 1);
}

TEST_CASE("a distance is given up where it must be too large") {
  lstm::Random random(8);
  const auto a = random_track(20, random), b = random_track(25, random);
  const double d = warped_distance(a, b);
  CHECK(warped_distance(a, b, 0.1, d * 1.001) == d);
  CHECK(std::isinf(warped_distance(a, b, 0.1, d / 2)));
}

TEST_CASE("the nearest templates vote") {
  Heard known;
  for (const float x : {0.f, 10.f, 11.f, 20.f}) {
    known.tracks.push_back(track_of_numbers({x, x + 1}));
    known.words.push_back(x < 5 ? 0 : x < 15 ? 1 : 2);
  }
  const Templates all(known, 3, 9, lstm::Seed(1));
  CHECK(all.nearest(track_of_numbers({9, 10}), 1) == std::vector{1});
  CHECK(all.nearest(track_of_numbers({16, 17}), 4) == std::vector{2, 1, 1, 0});
  CHECK(voted({2, 1, 1, 0}, 1) == 2);
  CHECK(voted({2, 1, 1, 0}, 3) == 1);
  CHECK(voted({2, 1}, 5) == 2);  // of equals the nearest
  const Templates one(known, 3, 1, lstm::Seed(1));
  CHECK(one.nearest(track_of_numbers({9, 10}), 9).size() == 3);
}

TEST_CASE("the nearest of few templates are found beside those of more") {
  Heard known;
  lstm::Random random(9);
  for (int n = 0; n < 40; ++n) {
    known.tracks.push_back(
        random_track(8 + static_cast<std::size_t>(n) % 5, random));
    known.words.push_back(n % 4);
  }
  const Templates all(known, 4, 9, lstm::Seed(2));
  for (int n = 0; n < 5; ++n) {
    const auto track = random_track(10, random);
    const auto nearest = all.nearest(track, 3, {2, 5, 9});
    REQUIRE(nearest.size() == 3);
    for (const std::size_t k : {0u, 1u, 2u}) {
      const std::size_t each[] = {2, 5, 9};
      const Templates some(known, 4, each[k], lstm::Seed(2));
      CHECK(nearest[k] == some.nearest(track, 3));
    }
    // All that are there, one by one.
    std::vector<std::pair<double, int>> found;
    const Templates whole(known, 4, 10, lstm::Seed(2));
    for (std::size_t k = 0; k < known.size(); ++k)
      found.emplace_back(warped_distance(track, known.tracks[k]),
                         known.words[k]);
    std::ranges::sort(found);
    CHECK(whole.nearest(track, 3) ==
          std::vector{found[0].second, found[1].second, found[2].second});
  }
}

BAD_INPUT("a track without a frame is warped") {
  CHECK_THROWS_WITH_AS(
      warped_distance(track_of_numbers({}), track_of_numbers({1})),
      "a track without a frame was to be warped", std::invalid_argument);
}
