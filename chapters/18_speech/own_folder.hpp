#pragma once
#include "spoken.hpp"

namespace speech {

/// Words of the reader's own, from a folder of WAV files, each of one word that
/// its name begins with: "yes_3.wav" or "yes.wav". Who speaks is what stands
/// between the first two underscores, as in Free Spoken Digit Dataset's
/// "7_jackson_32.wav", or the folder within this one that the file stands in,
/// "jackson/7_32.wav". All other files are left alone.
///
/// Where all speakers are known and they are three or more, the last one by
/// name is the test and the one before is to choose on. Otherwise a fifth of
/// each word's clips is the test and a fifth to choose on, at least one each,
/// drawn by study::drawn of their names, and `same_voices` is true.
///
/// Throws what read_clip does, figures::FileError where the folder cannot be
/// read, and study::DataError where there is no clip, a name has no word, there
/// is one word or more than 100, a word has less than three clips or none by a
/// speaker, or there are more than 20000 clips.
Words own_words(const std::string& folder, lstm::Team& team);

}  // namespace speech
