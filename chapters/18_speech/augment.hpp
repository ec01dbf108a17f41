#pragma once
#include <span>
#include <vector>

#include "lstm/numbers/random.hpp"
#include "mfcc.hpp"

namespace speech {

/// What makes another voice, microphone and room of a clip.
struct Variation {
  double warp = 1;   // of the mel filters: the throat
  double tilt = 0;   // x_t + tilt x_{t-1}: the microphone
  double noise = 0;  // standard deviation, in parts of the loudest sample
};

/// A warp from .84 to 1.16, a tilt from -.5 to .5, and noise from -70 to -28
/// dB.
Variation draw_variation(lstm::Random& random);

/// The samples with another tilt and with noise, which is drawn; the loudest
/// had a size of 1 before that.
std::vector<float> varied(std::span<const float> samples,
                          const Variation& variation, lstm::Random& random);

/// [T', 26]: the features of the clip as a variation of its own has it.
Rows varied_features(std::span<const float> samples, lstm::Random& random);

/// The rows at another speed, T times `factor` and five at least: those of a
/// slower voice stand twice, of a faster one some are left out.
Rows stretched(const Rows& rows, double factor);

}  // namespace speech
