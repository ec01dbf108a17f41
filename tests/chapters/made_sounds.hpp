#pragma once
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <numbers>
#include <sndfile.hh>
#include <string>
#include <vector>

/// A tone of one second or so, of which the loudest is `size`.
inline std::vector<float> sine(double hertz, int rate, double seconds = 1,
                               double size = 0.5) {
  std::vector<float> samples(
      static_cast<std::size_t>(std::lround(seconds * rate)));
  for (std::size_t t = 0; t < samples.size(); ++t)
    samples[t] =
        static_cast<float>(size * std::sin(2 * std::numbers::pi * hertz *
                                           static_cast<double>(t) / rate));
  return samples;
}

/// How a sound is written: a format of libsndfile's.
struct Written {
  int rate = 8000, channels = 1, format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
};

/// Writes samples, channel by channel at each time, and makes the folder.
inline std::string write_sound(const std::filesystem::path& file,
                               const std::vector<float>& samples,
                               const Written& as = {}) {
  std::filesystem::create_directories(file.parent_path());
  SndfileHandle sound(file.string(), SFM_WRITE, as.format, as.channels,
                      as.rate);
  sound.write(samples.data(), static_cast<sf_count_t>(samples.size()));
  return file.string();
}
