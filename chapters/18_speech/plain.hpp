#pragma once
#include <vector>

namespace speech {

// From samples to cepstra with nothing hidden.

/// The 13 mel-frequency cepstral coefficients of 200 samples.
std::vector<double> plain_cepstra(std::vector<double> samples);

/// Makes two vowels at two pitches each, and prints the plain cepstra of all,
/// how far they are from those of the chapter's own functions, and from one
/// another.
void hear_plainly();

}  // namespace speech
