#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <numeric>
#include <stdexcept>

#include "18_speech/mfcc.hpp"
#include "lstm/numbers/random.hpp"
#include "made_sounds.hpp"

using namespace speech;

namespace {

using std::numbers::pi;

// Of a row the place of the largest.
std::ptrdiff_t peak(const std::vector<double>& row) {
  return std::max_element(row.begin(), row.end()) - row.begin();
}

// The filter that most of a tone lies in, in its middle.
std::ptrdiff_t filter_of(double hertz, double warp = 1) {
  const auto f = features_of(sine(hertz, 8000, 0.25), mel_filters(warp));
  return peak(f.energies[f.energies.size() / 2]);
}

// The frequency of which 24 filters from 80 to 3800 Hz make the one that has a
// peak there, counted from 0.
double peak_hertz(int filter) {
  const double low = 2595 * std::log10(1 + 80 / 700.0);
  const double high = 2595 * std::log10(1 + 3800 / 700.0);
  const double mel = low + (filter + 1) * (high - low) / 25;
  return 700 * (std::pow(10, mel / 2595) - 1);
}

double apart(const Rows& a, const Rows& b) {
  REQUIRE(a.size() == b.size());
  double most = 0;
  for (std::size_t t = 0; t < a.size(); ++t) {
    REQUIRE(a[t].size() == b[t].size());
    for (std::size_t k = 0; k < a[t].size(); ++k)
      most = std::max(most, std::abs(a[t][k] - b[t][k]));
  }
  return most;
}

}  // namespace

TEST_CASE("a clip is scaled and emphasized") {
  CHECK(scaled(std::vector<float>{0.25f, -0.5f, 0}) ==
        std::vector<double>{0.5, -1, 0});
  const auto x = emphasized({1, 1, 0, 2});
  REQUIRE(x.size() == 4);
  CHECK(x[0] == 1);
  CHECK(x[1] == doctest::Approx(0.03));
  CHECK(x[2] == doctest::Approx(-0.97));
  CHECK(x[3] == 2);
}

TEST_CASE("frames of 200 samples begin every 80 samples") {
  std::vector<double> x(440);
  std::iota(x.begin(), x.end(), 0.0);
  const auto frames = frames_of(x);
  REQUIRE(frames.size() == 4);
  for (std::size_t t = 0; t < 4; ++t) {
    REQUIRE(frames[t].size() == 200);
    CHECK(frames[t].front() == 80.0 * static_cast<double>(t));
    CHECK(frames[t].back() == 80.0 * static_cast<double>(t) + 199);
  }
  x.resize(439);
  CHECK(frames_of(x).size() == 3);
  x.resize(360);
  CHECK(frames_of(x).size() == 3);
  x.resize(359);
  CHECK_THROWS_WITH_AS(frames_of(x), "359 samples are less than three frames",
                       std::invalid_argument);
}

TEST_CASE("Hamming's window is even and ends at 8 percent") {
  const auto w = hamming_window();
  REQUIRE(w.size() == 200);
  CHECK(w[0] == doctest::Approx(0.08));
  for (std::size_t n = 0; n < 100; ++n)
    CHECK(w[n] == doctest::Approx(w[199 - n]));
  CHECK(w[99] == doctest::Approx(0.99994).epsilon(1e-5));
  const auto frame = windowed({std::vector<double>(200, 2)}).front();
  CHECK(frame[0] == doctest::Approx(0.16));
}

TEST_CASE("the power spectrum is that of the sum that defines it") {
  lstm::Random random(1);
  Rows frames(2, std::vector<double>(200));
  for (auto& frame : frames)
    for (double& x : frame) x = random.normal();
  const auto power = power_spectrum(frames);
  REQUIRE(power.size() == 2);
  for (std::size_t t = 0; t < 2; ++t) {
    REQUIRE(power[t].size() == 129);
    for (std::size_t k = 0; k <= 128; ++k) {
      std::complex<double> sum = 0;
      for (std::size_t n = 0; n < 200; ++n)
        sum += std::polar(frames[t][n],
                          -2 * pi * static_cast<double>(k * n) / 256);
      CHECK(std::abs(power[t][k] - std::norm(sum)) < 1e-9);
    }
  }
}

TEST_CASE("hertz and mel") {
  CHECK(to_mel(0) == 0);
  CHECK(to_mel(700) == doctest::Approx(2595 * std::log10(2.0)));
  CHECK(to_mel(1000) == doctest::Approx(999.99).epsilon(1e-5));
  for (const double f : {80.0, 1000.0, 3800.0})
    CHECK(to_hertz(to_mel(f)) == doctest::Approx(f));
}

TEST_CASE("a tone lies in the filter whose peak it is at") {
  for (int m = 0; m < 24; ++m) {
    CAPTURE(m);
    CHECK(filter_of(peak_hertz(m)) == m);
  }
}

TEST_CASE(
    "filters rise from the peak below to their own and fall to the next") {
  const auto filters = mel_filters();
  REQUIRE(filters.size() == 24);
  for (int m = 0; m < 24; ++m)
    for (std::size_t k = 0; k <= 128; ++k) {
      const double f = 31.25 * static_cast<double>(k);
      const double left = peak_hertz(m - 1), right = peak_hertz(m + 1);
      const double own = peak_hertz(m);
      const double expected = f <= left || f >= right ? 0
                              : f < own ? (f - left) / (own - left)
                                        : (right - f) / (right - own);
      REQUIRE(filters[static_cast<std::size_t>(m)][k] ==
              doctest::Approx(expected));
    }
}

TEST_CASE("a warp moves the filters and not their upper end") {
  CHECK(filter_of(1.1 * peak_hertz(10), 1.1) == 10);
  CHECK(filter_of(0.9 * peak_hertz(10), 0.9) == 10);
  CHECK(filter_of(peak_hertz(10), 1.1) < 10);
  CHECK(filter_of(peak_hertz(10), 0.9) > 10);
  for (const double warp : {0.84, 1.16}) {
    const auto filters = mel_filters(warp);
    for (const auto& filter : filters) {
      CHECK(*std::max_element(filter.begin(), filter.end()) > 0.3);
      CHECK(std::count_if(filter.begin() + 122, filter.end(),
                          [](double w) { return w > 0; }) == 0);
    }
    CHECK(filters.back()[121] > 0);  // 3781 Hz
  }
}

TEST_CASE("the rows of the cosine transform are orthonormal") {
  const auto C = cosines();
  REQUIRE(C.size() == 13);
  for (std::size_t i = 0; i < 13; ++i)
    for (std::size_t j = 0; j < 13; ++j) {
      REQUIRE(C[i].size() == 24);
      const double dot =
          std::inner_product(C[i].begin(), C[i].end(), C[j].begin(), 0.0);
      CHECK(std::abs(dot - (i == j ? 1 : 0)) < 1e-14);
    }
  // A flat row has a first coefficient alone.
  const auto flat = cepstra_of({std::vector<double>(24, 3)}).front();
  CHECK(flat[0] == doctest::Approx(3 * std::sqrt(24.0)));
  for (std::size_t k = 1; k < 13; ++k) CHECK(std::abs(flat[k]) < 1e-13);
}

TEST_CASE("logarithms have a floor") {
  const auto l = logarithms({{0, 1}}).front();
  CHECK(l[0] == doctest::Approx(std::log(1e-5)));
  CHECK(l[1] == doctest::Approx(1e-5).epsilon(1e-4));
}

TEST_CASE("what is softer than 30 decibels below the loudest is cut off") {
  Rows power(20, {0.5, 0.0009 - 0.5});
  power[8] = {0.6, 0.4};
  power[10] = {0.0005, 0.0006};
  CHECK(loud_frames(power).begin == 5);
  CHECK(loud_frames(power).end == 14);
  power[2] = power[18] = power[8];
  CHECK(loud_frames(power).begin == 0);
  CHECK(loud_frames(power).end == 20);
}

TEST_CASE("the columns of a clip have a mean of 0 and a deviation of 1") {
  const auto rows = normalized({{1, 5}, {3, 5}, {1, 5}, {3, 5}});
  const double one = 1 / 1.001;
  CHECK(apart(rows, {{-one, 0}, {one, 0}, {-one, 0}, {one, 0}}) < 1e-15);
}

TEST_CASE("differences are between the row behind and the row before") {
  const auto rows = differences({{1, 0}, {2, 4}, {7, 0}});
  CHECK(rows == Rows{{0.5, 2}, {3, 0}, {2.5, -2}});
}

TEST_CASE("two rows are stacked and a last odd one is left out") {
  CHECK(stacked({{1, 2}, {3, 4}, {5, 6}, {7, 8}}) ==
        Rows{{1, 2, 3, 4}, {5, 6, 7, 8}});
  CHECK(stacked({{1}, {2}, {3}}) == Rows{{1, 2}});
}

TEST_CASE("what the network reads of a clip") {
  auto samples = sine(300, 8000, 0.3);
  for (std::size_t t = 1200; t < samples.size(); ++t) samples[t] *= 0.001f;
  const auto f = features_of(samples);
  CHECK(f.cepstra.size() == 28);
  CHECK(f.kept.begin == 0);
  CHECK(f.kept.end == 18);  // frame 14 is the last that begins before 1200
  CHECK(f.rows.size() == 18);
  const auto x = inputs_of(samples);
  REQUIRE(x.size() == 9);
  CHECK(x.front().size() == feature_size);
  // Row 1 stands in the second half of the first: its coefficients, then their
  // differences.
  CHECK(x[0][26] == f.rows[1][0]);
  CHECK(x[0][39] == doctest::Approx((f.rows[2][0] - f.rows[0][0]) / 2));
  for (float& s : samples) s /= 8;
  CHECK(apart(inputs_of(samples), x) < 1e-12);
}
