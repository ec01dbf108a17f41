#pragma once
#include <fmt/format.h>

#include "made_sounds.hpp"

// What chapter 18 needs of its data, small: made-up words of two syllables,
// each with a resonance of its own, which buzz at the pitch of a voice.

/// A syllable of the five that there are.
inline std::vector<float> syllable(std::size_t vowel, double pitch) {
  const double resonance = 500 + 600 * static_cast<double>(vowel);
  std::vector<float> samples(800);
  for (int k = 1; k * pitch < 3700; ++k) {
    const double away = (k * pitch - resonance) / 250;
    const auto tone = sine(k * pitch, 8000, 0.1, 0.2 * std::exp(-away * away));
    for (std::size_t t = 0; t < 800; ++t) samples[t] += tone[t];
  }
  for (std::size_t t = 0; t < 100; ++t) {
    samples[t] *= static_cast<float>(t) / 100;
    samples[799 - t] *= static_cast<float>(t) / 100;
  }
  return samples;
}

/// Words, one after the other: of the 24 that there are no two have the same
/// syllables in the same order.
inline std::vector<float> say(const std::vector<std::size_t>& words,
                              double pitch) {
  std::vector<float> samples;
  for (const auto word : words)
    for (const auto vowel : {word / 5, word % 5}) {
      const auto next = syllable(vowel, pitch);
      samples.insert(samples.end(), next.begin(), next.end());
    }
  return samples;
}

/// Writes nine voices as of espeak-ng and two as of flite, who say each of the
/// numbers and six strings, and the two people.
inline void write_numbers(const std::filesystem::path& folder) {
  const std::vector<std::string> voices = {
      "ann", "bob", "cy",  "dee",       "eve",      "flo",
      "gus", "hal", "ida", "flite-rms", "flite-slt"};
  const auto numbers = folder / "numbers";
  const auto name = [](std::size_t word) {
    return std::to_string(word < 21 ? word : 10 * (word - 18));
  };
  for (std::size_t v = 0; v < voices.size(); ++v) {
    const double pitch = 90 + 12 * static_cast<double>(v);
    for (std::size_t word = 0; word < 24; ++word)
      write_sound(numbers / "words" / voices[v] / (name(word) + ".wav"),
                  say({word}, pitch));
    for (std::size_t k = 0; k < 6; ++k) {
      std::vector<std::size_t> digits;
      std::string text;
      for (std::size_t n = 0; n < 1 + k % 3; ++n) {
        digits.push_back((3 * v + 7 * k + 4 * n) % 10);
        text += std::to_string(digits.back());
      }
      write_sound(numbers / "strings" / voices[v] /
                      fmt::format("{}_{}.wav", text, k + 1),
                  say(digits, pitch));
    }
  }
  for (std::size_t word = 0; word < 24; ++word) {
    write_sound(numbers / "Allison" / (name(word) + ".wav"), say({word}, 260));
    write_sound(numbers / "saytime" / (name(word) + ".au"), say({word}, 85),
                {8000, 1, SF_FORMAT_RAW | SF_FORMAT_ULAW});
  }
}
