#pragma once
#include "strings.hpp"

namespace speech {

/// Strings that are judged, under the name of who says them. Where `by_voice`,
/// intervals are made of whole voices, unless there is one alone; else of
/// strings. Where these repeat a few clips they say nothing of others, and no
/// interval is told.
struct JudgedStrings {
  std::string name;
  std::vector<SaidString> strings;
  Readable read;
  bool by_voice = false, repeats = false;
};

/// How much is made of the clips: variations of each string by espeak-ng's
/// voices and by flite's, strings that are put together to learn from, and
/// those for each judgement, but no more than are spoken for the same.
struct StringAmounts {
  std::size_t espeak = 2, flite = 5, together = 900, judged = 100;
};

/// Strings to learn from, which voices have spoken and which are put together
/// from their words, and all that are judged.
struct StringTask {
  Readable spoken, together;
  std::vector<JudgedStrings> judged;
};

/// The places in `judged`.
enum JudgedBy : std::size_t {
  on_validation,
  on_test,
  on_person,   // flite-rms
  on_allison,  // words that are put together, as all below
  on_saytime,
  on_test_together  // the test's voices
};

StringTask make_string_task(const Parts<Digits>& spoken, const Words& words,
                            const std::vector<Spoken>& real,
                            const StringAmounts& amounts,
                            const lstm::Seed& seed, lstm::Team& team);

/// That of all that is learnt and judged.
std::uint64_t fingerprint(const StringTask& task);

/// The labels of each.
std::vector<lstm::Labelling> labels_of(const Utterances& said);

}  // namespace speech
