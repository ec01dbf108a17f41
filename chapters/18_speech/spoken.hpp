#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "lstm/numbers/team.hpp"
#include "sound.hpp"

namespace speech {

/// A word that a voice says: its place among the task's words.
struct Spoken {
  Clip clip;
  std::size_t word;
  std::string voice;
};

/// A string of digits that a voice says, 0 to 9 each.
struct Digits {
  Clip clip;
  std::vector<std::size_t> digits;
  std::string voice;
};

/// What is learnt from, chosen on and judged by. No voice stands in two parts.
template <class Said>
struct Parts {
  std::vector<Said> training, validation, test;
  std::vector<Said> person;  // flite-rms, where there is one
};

/// Clips of single words.
struct Words {
  std::vector<std::string> names;  // of the words
  Parts<Spoken> parts;
  bool same_voices = false;  // the same ones stand in all parts
};

// What .ci/data gets. All throw study::MissingData without it, study::DataError
// where it is damaged, and Interrupted after Ctrl-C; a team shares the reading.

/// The numbers 0 to 20, 30, 40 and 50, "0" to "50", once by each voice of
/// espeak-ng at a pitch and speed of its own, and by each of flite at three
/// speeds. Of the voices of each part every so many-th is read.
Words spoken_words(lstm::Team& team, std::size_t every = 1);

/// Strings of one to five digits: 16 by each voice of espeak-ng, each at an
/// accent, pitch and speed of its own, and 60 by each of flite. Every so
/// many-th is read.
Parts<Digits> spoken_strings(lstm::Team& team, std::size_t every = 1);

/// The same words by two people, of whom nothing is learnt: Allison of the
/// telephone system Asterisk, and the voice of saytime.
std::vector<Spoken> real_words(lstm::Team& team);

/// What made the synthetic clips: "eSpeak NG 1.51, flite-2.2". Their voices
/// differ from release to release.
std::string synthesizers();

}  // namespace speech
