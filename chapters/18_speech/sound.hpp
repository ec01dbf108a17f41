#pragma once
#include <string>
#include <vector>

#include "resample.hpp"

namespace speech {

/// A sound: one channel of 8000 samples a second, in [-1, 1].
struct Clip {
  std::vector<float> samples;

  double seconds() const {
    return static_cast<double>(samples.size()) / sample_rate;
  }
};

/// Reads what libsndfile can: WAV, AU, FLAC and others, of 8, 16, 24 or 32
/// bits, floating point or mu-law. Channels are averaged, and of 8000 to 192000
/// samples a second there are 8000 in the end. Where floating point is louder
/// than 1, all is made softer. Throws figures::FileError where it cannot be
/// read, and study::DataError where it is empty, cut off, no sound, silent
/// (softer than .001), shorter than .045 seconds, which are three frames, or
/// longer than 10.
Clip read_clip(const std::string& file);

/// The same of a file without a head, whose bytes are 8000 samples a second in
/// the mu-law of telephones (ITU-T G.711).
Clip read_mu_law(const std::string& file);

}  // namespace speech
