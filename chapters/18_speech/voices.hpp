#pragma once
#include <map>
#include <string>
#include <vector>

namespace speech {

/// What a voice is for.
enum class Part {
  training,
  validation,
  test,
  person,  // a second test, on another synthesiser's voice
};

/// The part of each synthetic voice. Of espeak-ng's, which are one voice with
/// another throat, pitch and manner each, 12 are to choose on and 12 others are
/// the test, or a third each where there are less than 36. They are drawn by
/// study::drawn; those whose names differ in a number alone, which are alike,
/// stand in the same part. The voices of flite, "flite-slt", come from
/// recordings of people: all are learnt from but flite-rms.
std::map<std::string, Part> parts_of_voices(
    const std::vector<std::string>& voices);

}  // namespace speech
