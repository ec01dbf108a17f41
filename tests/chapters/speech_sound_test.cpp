#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <limits>

#include "18_speech/sound.hpp"
#include "bad_input.hpp"
#include "figures/file.hpp"
#include "made_sounds.hpp"
#include "study/data_file.hpp"
#include "temporary_folder.hpp"

using namespace speech;

namespace {

// A file that goes away.
struct Sound {
  TemporaryFolder folder;
  std::string name = (folder.path / "a.wav").string();

  Sound(const std::vector<float>& samples, const Written& as = {}) {
    write_sound(name, samples, as);
  }
  explicit Sound(const std::string& bytes) {
    std::ofstream(name, std::ios::binary) << bytes;
  }
};

// The largest difference.
float apart(const std::vector<float>& a, const std::vector<float>& b) {
  REQUIRE(a.size() == b.size());
  float most = 0;
  for (std::size_t t = 0; t < a.size(); ++t)
    most = std::max(most, std::abs(a[t] - b[t]));
  return most;
}

void refuse(const Sound& sound, const std::string& words) {
  CHECK_THROWS_WITH_AS(read_clip(sound.name),
                       (sound.name + ": " + words).c_str(), study::DataError);
}

}  // namespace

TEST_CASE("a sound of each width is read") {
  const auto tone = sine(440, 8000, 0.25);
  const auto check = [&](int format, float most) {
    CAPTURE(format);
    const auto clip = read_clip(Sound(tone, {8000, 1, format}).name);
    CHECK(apart(clip.samples, tone) <= most);
    CHECK(clip.seconds() == 0.25);
  };
  check(SF_FORMAT_WAV | SF_FORMAT_PCM_U8, 1.0f / 128);
  check(SF_FORMAT_WAV | SF_FORMAT_PCM_16, 1.0f / 32768);
  check(SF_FORMAT_WAV | SF_FORMAT_PCM_24, 1.0f / 8388608);
  check(SF_FORMAT_WAV | SF_FORMAT_PCM_32, 1.0f / 8388608);
  check(SF_FORMAT_WAV | SF_FORMAT_FLOAT, 0);
  check(SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 0);
  check(SF_FORMAT_WAV | SF_FORMAT_ULAW, 0.02f);
  check(SF_FORMAT_AU | SF_FORMAT_ULAW, 0.02f);
  check(SF_FORMAT_AU | SF_FORMAT_PCM_16, 1.0f / 32768);
  check(SF_FORMAT_FLAC | SF_FORMAT_PCM_24, 1.0f / 8388608);
}

TEST_CASE("mu-law without a head is read") {
  const auto tone = sine(440, 8000, 0.25);
  const Sound sound(tone, {8000, 1, SF_FORMAT_RAW | SF_FORMAT_ULAW});
  CHECK(std::filesystem::file_size(sound.name) == 2000);
  CHECK(apart(read_mu_law(sound.name).samples, tone) < 0.02f);
  // By the table of G.711: 0xff is 0, 0x80 the largest, 0x00 minus that.
  const Sound bytes(std::string(400, '\xff') + '\x80' + '\0');
  const auto clip = read_mu_law(bytes.name);
  REQUIRE(clip.samples.size() == 402);
  CHECK(clip.samples[399] == 0);
  CHECK(clip.samples[400] == 32124.0f / 32768);
  CHECK(clip.samples[401] == -32124.0f / 32768);
}

TEST_CASE("the channels of a sound are averaged") {
  std::vector<float> both;
  for (const float x : sine(440, 8000, 0.25)) {
    both.push_back(x);
    both.push_back(x / 4);
  }
  const Sound stereo(both, {8000, 2, SF_FORMAT_WAV | SF_FORMAT_FLOAT});
  auto expected = sine(440, 8000, 0.25);
  for (float& x : expected) x *= 0.625f;
  CHECK(apart(read_clip(stereo.name).samples, expected) < 1e-6f);
}

TEST_CASE("a sound of another rate is resampled") {
  const Sound sound(sine(500, 44100, 0.5),
                    {44100, 1, SF_FORMAT_WAV | SF_FORMAT_PCM_24});
  const auto clip = read_clip(sound.name);
  const auto expected = sine(500, 8000, 0.5);
  REQUIRE(clip.samples.size() == expected.size());
  for (std::size_t t = 400; t < 3600; ++t)
    REQUIRE(std::abs(clip.samples[t] - expected[t]) < 1e-3f);
}

TEST_CASE("floating point that is louder than 1 is made softer") {
  const Sound sound(sine(1000, 8000, 0.25, 4),
                    {8000, 1, SF_FORMAT_WAV | SF_FORMAT_FLOAT});
  CHECK(apart(read_clip(sound.name).samples, sine(1000, 8000, 0.25, 1)) <
        1e-6f);
  const Sound below(std::vector<float>(400, -2),
                    {8000, 1, SF_FORMAT_WAV | SF_FORMAT_FLOAT});
  CHECK(read_clip(below.name).samples == std::vector<float>(400, -1));
}

TEST_CASE("a WAV that a pipe did not know the size of is whole") {
  const Sound known(sine(440, 8000, 0.25));
  auto bytes = read(known.name);
  for (const auto* size : {"\x24\xf0\xff\x7f", "\xff\xff\xff\xff"}) {
    bytes.replace(4, 4, std::string(size, 4));
    CHECK(read_clip(Sound(bytes).name).samples ==
          read_clip(known.name).samples);
  }
}

BAD_INPUT("a sound that is none") {
  refuse(Sound(""), "it is empty");
  for (const auto* text : {"hello, world", "RIFF", "\x1f\x8b"}) {
    const Sound sound{std::string(text)};
    std::string message;
    try {
      read_clip(sound.name);
    } catch (const study::DataError& error) {
      message = error.what();
    }
    CHECK(
        is_remarked(message, sound.name + ": it is no sound that can be read"));
  }
  CHECK_THROWS_AS(read_clip("no such file"), figures::FileError);
  const TemporaryFolder folder;
  CHECK_THROWS_AS(read_clip(folder.path.string()), figures::FileError);
}

BAD_INPUT("a sound that is cut off") {
  const auto bytes = read(Sound(sine(440, 8000, 0.25)).name);
  REQUIRE(bytes.size() == 4044);
  refuse(Sound(bytes.substr(0, 2044)), "it is cut off: 2044 bytes of 4044");
  refuse(Sound(bytes.substr(0, 4043)), "it is cut off: 4043 bytes of 4044");
  refuse(Sound(bytes.substr(0, 12)), "it is cut off: 12 bytes of 4044");
}

BAD_INPUT("a sound that is silent or no number") {
  refuse(Sound(std::vector<float>(2000)),
         "it is silent: no sample is louder than 0.001");
  refuse(Sound(sine(440, 8000, 0.25, 0.0009)),
         "it is silent: no sample is louder than 0.001");
  CHECK(read_clip(Sound(sine(440, 8000, 0.25, 0.0012)).name).seconds() == 0.25);
  refuse(Sound(sine(6000, 44100, 0.25, 0.004), {44100}),
         "it is silent: no sample is louder than 0.001");
  auto samples = sine(440, 8000, 0.25);
  for (const float bad : {std::numeric_limits<float>::quiet_NaN(),
                          std::numeric_limits<float>::infinity()}) {
    samples[7] = bad;
    refuse(Sound(samples, {8000, 1, SF_FORMAT_WAV | SF_FORMAT_FLOAT}),
           "it has a sample that is no number");
  }
}

BAD_INPUT("a sound that is too short or too long or of another kind") {
  refuse(Sound(std::vector<float>(0)),
         "it is 0.000 seconds long, expected 0.045 to 10");
  refuse(Sound(sine(440, 8000, 0.04)),
         "it is 0.040 seconds long, expected 0.045 to 10");
  CHECK(read_clip(Sound(sine(440, 8000, 0.045)).name).samples.size() == 360);
  CHECK(read_clip(Sound(sine(440, 8000, 10)).name).seconds() == 10);
  refuse(Sound(sine(440, 8000, 10.01)),
         "it is 10.010 seconds long, expected 0.045 to 10");
  refuse(Sound(sine(440, 4000), {4000}),
         "4000 samples a second, expected 8000 to 192000");
  refuse(Sound(sine(440, 200'000), {200'000}),
         "200000 samples a second, expected 8000 to 192000");
  refuse(Sound(std::vector<float>(9000, 0.5f), {8000, 9}),
         "9 channels, expected 8 or fewer");
}
