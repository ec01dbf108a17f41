#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace speech {

// From samples to mel-frequency cepstral coefficients (Davis and Mermelstein,
// 1980), step by step. A frame's numbers are a row of T. All is in double: it
// is computed once for a clip, and other systems come to the same digits.
//
// Nothing here reads a file.

/// A row of numbers for each frame or filter.
using Rows = std::vector<std::vector<double>>;

constexpr std::size_t frame_size = 200;  // samples: 25 ms
constexpr std::size_t frame_step = 80;   // samples: 10 ms
constexpr std::size_t spectrum_size = 256;
constexpr std::size_t filter_count = 24;
constexpr std::size_t cepstrum_size = 13;
constexpr std::size_t feature_size = 4 * cepstrum_size;
constexpr double lowest_hertz = 80, highest_hertz = 3800;

/// The samples of a clip of which the loudest has a size of 1.
std::vector<double> scaled(std::span<const float> samples);

/// x_t - .97 x_{t-1}, which lifts the high frequencies that voices lack.
std::vector<double> emphasized(const std::vector<double>& samples);

/// [T, 200]: 25 ms every 10 ms. What is behind the last whole frame is left
/// out. Throws std::invalid_argument where there are less than three.
Rows frames_of(const std::vector<double>& samples);

/// .54 - .46 cos(2πn/199), n from 0 to 199.
std::vector<double> hamming_window();

/// Frames that begin and end softly: each times the window.
Rows windowed(const Rows& frames);

/// [T, 129]: |X_k|² for k from 0 to 128, at k 8000/256 Hz, where X is the
/// discrete Fourier transform of 256 samples: a frame and zeros.
Rows power_spectrum(const Rows& frames);

/// A frequency in mel: 2595 log10(1 + f/700), and back (O'Shaughnessy, 1987).
double to_mel(double hertz);
double to_hertz(double mel);

/// [24, 129]: triangles over the frequencies, each from the peak of the one
/// below to the peak of the one above, all equally wide in mel, from 80 to 3800
/// Hz. A `warp` of more than 1 raises the peaks by that factor, as a shorter
/// throat does, and bends back at 7/8 so that 3800 Hz stay where they are; less
/// lowers them (Lee and Rose, 1996).
Rows mel_filters(double warp = 1);

/// [T, 24]: how much of each power lies in each filter.
Rows mel_energies(const Rows& power, const Rows& filters);

/// log(e + 1e-5): what is softer than noise at -80 dB of the loudest sample is
/// not told from silence.
Rows logarithms(const Rows& energies);

/// [13, 24]: the first rows of the orthonormal cosine transform (DCT-II).
Rows cosines();

/// [T, 13]: the transform of each row of logarithms.
Rows cepstra_of(const Rows& logarithms);

/// The frames from the first that is within 30 dB of the loudest, and three
/// before it, to the last one and three behind it: [begin, end).
struct Kept {
  std::size_t begin, end;
};
Kept loud_frames(const Rows& power);

/// Rows whose columns have a mean of 0 and a standard deviation of 1 (which
/// .001 is added to): who speaks and into what is mostly gone.
Rows normalized(const Rows& cepstra);

/// (c_{t+1} - c_{t-1}) / 2, where the first row stands before itself and the
/// last behind itself.
Rows differences(const Rows& cepstra);

/// All of the way: what the figures show.
struct Features {
  std::vector<double> samples;  // emphasized
  Rows frames;                  // [T, 200], windowed
  Rows power;                   // [T, 129]
  Rows energies, logarithms;    // [T, 24]
  Rows cepstra;                 // [T, 13]
  Kept kept;                    // those of these frames that stay
  Rows rows;                    // [T', 26]: normalized, and their differences
};
Features features_of(std::span<const float> samples,
                     const Rows& filters = mel_filters());

/// [T/2, 2n]: two rows as one, without a last odd one.
Rows stacked(const Rows& rows);

/// What the network reads of a clip: [T/2, 52].
Rows inputs_of(std::span<const float> samples);

}  // namespace speech
