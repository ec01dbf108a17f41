#pragma once
#include "figures/diagram.hpp"
#include "figures/figure.hpp"
#include "mfcc.hpp"

namespace speech {

/// The samples of a clip over the logarithms of its mel energies, each row a
/// filter, and where it begins and ends for the models: 18-sound.
figures::Diagram sound_diagram(std::span<const float> samples,
                               const std::string& word);

/// The loudest frame of a clip, before the window and behind it: 18-frame.
figures::Figure frame_figure(std::span<const float> samples);

/// The power of that frame over the frequencies, and four of the filters:
/// 18-spectrum.
figures::Figure spectrum_figure(std::span<const float> samples);

/// What models hear of a clip: normalized cepstra, and their differences, a row
/// each; blue above 0 and orange below: 18-cepstra.
figures::Diagram cepstra_diagram(std::span<const float> samples,
                                 const std::string& word);

}  // namespace speech
