// Clips as chapter 18's models hear them.
#include <doctest/doctest.h>

#include <set>
#include <stdexcept>

#include "18_speech/mfcc.hpp"
#include "bad_input.hpp"
#include "speech_clips.hpp"

using namespace speech;

namespace {

// The frames of a track as lists, in any order.
std::multiset<std::vector<float>> frames_of_track(const Track& track) {
  std::multiset<std::vector<float>> frames;
  for (auto at = track->begin(); at != track->end(); at += 26)
    frames.emplace(at, at + 26);
  return frames;
}

}  // namespace

TEST_CASE("clips are heard as their features") {
  lstm::Team team(2);
  const auto clips = small_clips();
  const auto all = heard(clips, team);
  REQUIRE(all.size() == 18);
  for (const std::size_t k : {0u, 7u, 17u}) {
    const auto rows = features_of(clips[k].clip.samples).rows;
    CHECK(all.words[k] == int(clips[k].word));
    REQUIRE(frames_in(all.tracks[k]) == rows.size());
    CHECK((*all.tracks[k])[26 * 3 + 5] == float(rows[3][5]));
    CHECK(all.tracks[k]->back() == float(rows.back().back()));
  }
}

TEST_CASE("of flite's few voices there are three times the variations") {
  lstm::Team one(1), two(2);
  auto clips = small_clips();
  clips.resize(2);
  clips[1].voice = "flite-slt";
  const auto all = varied_heard(clips, 2, lstm::Seed(1), one);
  REQUIRE(all.size() == 8);
  CHECK(all.words == std::vector{0, 0, 1, 1, 1, 1, 1, 1});
  CHECK(*all.tracks[0] != *all.tracks[1]);
  CHECK(fingerprint(all) ==
        fingerprint(varied_heard(clips, 2, lstm::Seed(1), two)));
  CHECK(fingerprint(all) !=
        fingerprint(varied_heard(clips, 2, lstm::Seed(2), one)));
}

TEST_CASE("frames that are shuffled are the same frames") {
  const auto all = some_heard();
  const auto mixed = shuffled(all, lstm::Random(3));
  CHECK(mixed.words == all.words);
  CHECK(*mixed.tracks[0] != *all.tracks[0]);
  for (std::size_t k = 0; k < all.size(); ++k)
    CHECK(frames_of_track(mixed.tracks[k]) == frames_of_track(all.tracks[k]));
}

TEST_CASE("the accuracy is the share of words that were said") {
  CHECK(accuracy({2, 0, 2, 2}, some_heard()) == 0.75);
}

BAD_INPUT("the accuracy of none or of too few words") {
  CHECK_THROWS_WITH_AS(
      accuracy({1, 2}, some_heard()),
      "2 words were said of 4 clips, expected as many, one or more",
      std::invalid_argument);
  CHECK_THROWS_AS(accuracy({}, {}), std::invalid_argument);
}
