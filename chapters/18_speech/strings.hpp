#pragma once
#include <string>
#include <vector>

#include "lstm/layers/ctc.hpp"
#include "lstm/numbers/random.hpp"
#include "lstm/training/dataset.hpp"
#include "spoken.hpp"

namespace speech {

/// A string of digits as a network reads it: the features x [T, 52] of its
/// steps, and its labels, which are one more than the digits.
struct Utterance {
  lstm::Matrix<float> x;
  lstm::Labelling labels;
};

/// Utterances of any lengths. A batch has a few of them.
struct Utterances {
  std::vector<Utterance> all = {};

  std::size_t size() const { return all.size(); }
};
void gather(const Utterances& from, lstm::Samples samples, Utterances& batch);

/// That of all their numbers and labels.
std::uint64_t fingerprint(const Utterances& said);

/// A string before its features are computed.
struct SaidString {
  std::vector<float> samples;
  std::vector<std::size_t> digits;
  std::size_t voice;
};

/// The strings of a part with their voices numbered.
std::vector<SaidString> said_strings(const std::vector<Digits>& spoken);

/// The digits among words, of each voice that has all ten, in the order of the
/// voices' names. Where a voice says a digit more than once, one is drawn each
/// time.
std::vector<std::vector<const Spoken*>> digits_of_voices(
    const std::vector<Spoken>& words);

/// Words of one voice as a string: each cut out of its clip (from 25 ms before
/// the first loud sample to 50 ms behind the last), as loud as the others, and
/// followed by up to .15 seconds of silence. That is no connected speech: there
/// words run into one another, and here none does.
std::vector<float> put_together(const std::vector<std::vector<float>>& words,
                                lstm::Random& random);

/// So many strings of one to five digits that are put together, each of a voice
/// that is drawn.
std::vector<SaidString> strings_put_together(
    const std::vector<std::vector<const Spoken*>>& voices, std::size_t count,
    const lstm::Seed& seed, lstm::Team& team);

/// The labels of digits, one more than each.
lstm::Labelling labels_of(const std::vector<std::size_t>& digits);

/// What can be learnt or judged, and the number of those that have fewer steps
/// than their labels need, which are left out.
struct Readable {
  Utterances said;
  std::vector<std::size_t> voices;
  std::size_t left_out = 0;

  std::size_t size() const { return said.size(); }
};

/// The utterances of strings as they are.
Readable readable(const std::vector<SaidString>& strings, lstm::Team& team);

/// Those of so many variations of each.
Readable varied(const std::vector<SaidString>& strings, std::size_t variations,
                const lstm::Seed& seed, lstm::Team& team);

/// All of one behind all of another.
Readable joined(Readable one, const Readable& other);

/// Those of at most so many labels.
Utterances shorter_than(const Utterances& said, std::size_t labels);

}  // namespace speech
