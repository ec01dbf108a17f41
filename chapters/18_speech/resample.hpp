#pragma once
#include <vector>

namespace speech {

/// Of all sounds, the samples of a second.
constexpr int sample_rate = 8000;

/// What was sampled `rate` times a second, at least 8000, as it would be at
/// 8000 without what lies above 4 kHz: y_n = Σ_k x_k h(n rate/8000 - k), where
///
///     h(t) = sin(π c t) / (π t) (1 + cos(π c t / 32)) / 2 for |c t| < 32
///
/// is the ideal low-pass at c = 8000/rate under Hann's window, scaled to a sum
/// of 1 (Smith and Gossett, "A flexible sampling-rate conversion method",
/// 1984). Its edge is 500 Hz wide: tones up to 3.75 kHz pass, and of those
/// above 4.25 kHz less than a hundredth is left.
std::vector<float> resampled(const std::vector<float>& samples, int rate);

}  // namespace speech
