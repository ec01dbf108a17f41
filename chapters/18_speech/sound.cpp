#include "sound.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <sndfile.hh>
#include <string_view>
#include <utility>

#include "figures/file.hpp"
#include "study/data_file.hpp"

namespace speech {
namespace {

constexpr std::size_t most_bytes = 100'000'000;
constexpr int most_channels = 8, highest_rate = 192'000;
constexpr double least_seconds = 0.045, most_seconds = 10;
constexpr float softest = 0.001f;

// Throws what is wrong with a file.
template <class... Values>
[[noreturn]] void refuse(const std::string& file,
                         fmt::format_string<Values...> reason,
                         Values&&... values) {
  throw study::DataError(fmt::format(
      "{}: {}", file, fmt::format(reason, std::forward<Values>(values)...)));
}

// The number of four bytes, of which the lowest comes first.
std::uint64_t number_at(std::string_view bytes, std::size_t place) {
  std::uint64_t number = 0;
  for (std::size_t k = 4; k-- > 0;)
    number = number << 8 | static_cast<unsigned char>(bytes[place + k]);
  return number;
}

// libsndfile takes a WAV that is cut off for a shorter one. What was written
// into a pipe does not know its size and says one of over 2 GB.
void expect_whole(std::string_view bytes, const std::string& file) {
  constexpr std::uint64_t unknown = 0x7fff0000;
  if (bytes.empty()) refuse(file, "it is empty");
  if (bytes.size() < 12 || !bytes.starts_with("RIFF")) return;
  const auto size = number_at(bytes, 4) + 8;
  if (size > bytes.size() && size < unknown)
    refuse(file, "it is cut off: {} bytes of {}", bytes.size(), size);
}

void expect_kind(const SndfileHandle& sound, const std::string& file) {
  if (sound.error() != SF_ERR_NO_ERROR)
    refuse(file, "it is no sound that can be read ({})", sound.strError());
  if (sound.channels() > most_channels)
    refuse(file, "{} channels, expected {} or fewer", sound.channels(),
           most_channels);
  if (sound.samplerate() < sample_rate || sound.samplerate() > highest_rate)
    refuse(file, "{} samples a second, expected {} to {}", sound.samplerate(),
           sample_rate, highest_rate);
  const double seconds =
      static_cast<double>(sound.frames()) / sound.samplerate();
  if (seconds < least_seconds || seconds > most_seconds)
    refuse(file, "it is {:.3f} seconds long, expected {} to {}", seconds,
           least_seconds, most_seconds);
}

// One channel, the mean of all.
std::vector<float> read_mean(SndfileHandle& sound, const std::string& file) {
  const auto channels = static_cast<std::size_t>(sound.channels());
  std::vector<float> all(static_cast<std::size_t>(sound.frames()) * channels);
  if (sound.readf(all.data(), sound.frames()) != sound.frames())
    refuse(file, "it is cut off");
  std::vector<float> mean(all.size() / channels);
  for (std::size_t k = 0; k < all.size(); ++k)
    mean[k / channels] += all[k] / static_cast<float>(channels);
  return mean;
}

// The loudest sample's size.
float peak_of(const std::vector<float>& samples) {
  float peak = 0;
  for (const float x : samples) peak = std::max(peak, std::abs(x));
  return peak;
}

Clip read(SndfileHandle sound, const std::string& file) {
  expect_kind(sound, file);
  const auto mean = read_mean(sound, file);
  for (const float x : mean)
    if (!std::isfinite(x)) refuse(file, "it has a sample that is no number");
  Clip clip = {resampled(mean, sound.samplerate())};
  const float peak = peak_of(clip.samples);
  if (peak < softest)
    refuse(file, "it is silent: no sample is louder than {}", softest);
  if (peak > 1)
    for (float& x : clip.samples) x /= peak;
  return clip;
}

}  // namespace

Clip read_clip(const std::string& file) {
  expect_whole(figures::read_file(file, most_bytes), file);
  return read(SndfileHandle(file), file);
}

Clip read_mu_law(const std::string& file) {
  expect_whole(figures::read_file(file, most_bytes), file);
  const int format = SF_FORMAT_RAW | SF_FORMAT_ULAW;
  return read(SndfileHandle(file, SFM_READ, format, 1, sample_rate), file);
}

}  // namespace speech
