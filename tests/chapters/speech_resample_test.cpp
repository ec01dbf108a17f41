#include <doctest/doctest.h>

#include <algorithm>

#include "18_speech/resample.hpp"
#include "made_sounds.hpp"

using namespace speech;

namespace {

// The largest of what is not within 40 ms of an end.
double middle_peak(const std::vector<float>& samples) {
  double peak = 0;
  for (std::size_t t = 320; t + 320 < samples.size(); ++t)
    peak = std::max(peak, std::abs(static_cast<double>(samples[t])));
  return peak;
}

// What is left of a tone of size 1.
double left_of(double hertz, int rate) {
  return middle_peak(resampled(sine(hertz, rate, 1, 1), rate));
}

const int rates[] = {11025, 16000, 22050, 44100, 48000};

}  // namespace

TEST_CASE("a tone that is resampled is the same tone") {
  for (const int rate : rates) {
    CAPTURE(rate);
    auto apart = resampled(sine(1000, rate), rate);
    REQUIRE(apart.size() == 8000);
    const auto expected = sine(1000, 8000);
    for (std::size_t t = 0; t < 8000; ++t) apart[t] -= expected[t];
    CHECK(middle_peak(apart) < 1e-3);
    CHECK(left_of(3750, rate) > 0.98);
  }
}

TEST_CASE("a tone above half of the new rate does not come back as another") {
  for (const int rate : rates)
    for (const double hertz : {4250.0, 5000.0, 6000.0, 7900.0}) {
      CAPTURE(rate);
      CAPTURE(hertz);
      if (2 * hertz < rate) CHECK(left_of(hertz, rate) < 0.01);
    }
}

TEST_CASE("what is resampled keeps its length and place and level") {
  std::vector<float> click(4410);
  click[441 * 5] = 1;
  const auto clicked = resampled(click, 44100);
  CHECK(clicked.size() == 800);
  CHECK(std::max_element(clicked.begin(), clicked.end()) - clicked.begin() ==
        80 * 5);
  CHECK(resampled(std::vector<float>(441), 44100).size() == 80);
  CHECK(resampled(std::vector<float>(442), 44100).size() == 81);
  const auto level = resampled(std::vector<float>(22050, 0.25f), 22050);
  for (std::size_t t = 320; t + 320 < level.size(); ++t)
    REQUIRE(std::abs(level[t] - 0.25f) < 1e-6f);
  CHECK(resampled({0.5f, -0.25f}, 8000) == std::vector<float>{0.5f, -0.25f});
}
