#pragma once
#include <algorithm>

#include "18_speech/word_task.hpp"
#include "lstm/numbers/team.hpp"
#include "small_numbers.hpp"

/// Small things for the tests of chapter 18's words.
namespace speech {

/// A track of so many frames whose features are drawn.
inline Track random_track(std::size_t frames, lstm::Random& random) {
  std::vector<float> numbers(26 * frames);
  for (float& x : numbers) x = static_cast<float>(random.normal());
  return std::make_shared<const std::vector<float>>(std::move(numbers));
}

/// A track whose frames hold these numbers, each in all 26 places.
inline Track track_of_numbers(const std::vector<float>& frames) {
  std::vector<float> numbers;
  for (const float x : frames) numbers.insert(numbers.end(), 26, x);
  return std::make_shared<const std::vector<float>>(std::move(numbers));
}

/// Clips of 9, 2, 6 and 5 frames of three words.
inline Heard some_heard() {
  lstm::Random random(5);
  Heard heard{{}, {2, 0, 1, 2}};
  for (const std::size_t frames : {9u, 2u, 6u, 5u})
    heard.tracks.push_back(random_track(frames, random));
  return heard;
}

/// Three words by six voices at pitches of their own.
inline std::vector<Spoken> small_clips(double lowest = 100) {
  std::vector<Spoken> clips;
  for (int voice = 0; voice < 6; ++voice)
    for (std::size_t word = 0; word < 3; ++word)
      clips.push_back({{say({5 * word + word + 1}, lowest + 13 * voice)},
                       word,
                       fmt::format("voice {}", voice)});
  return clips;
}

}  // namespace speech
