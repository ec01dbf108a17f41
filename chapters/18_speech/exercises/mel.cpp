// What an ear tells apart: filters that are equally wide in mel.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

using Numbers = std::vector<double>;

static double to_mel(double hertz) {
  return 2595 * std::log10(1 + hertz / 700);
}
static double to_hertz(double mel) {
  return 700 * (std::pow(10, mel / 2595) - 1);
}

#ifdef SOLUTION
// #region solution
static Numbers corners(std::size_t count, double lowest, double highest) {
  const double first = to_mel(lowest), last = to_mel(highest);
  Numbers all;
  for (std::size_t k = 0; k < count + 2; ++k)
    all.push_back(
        to_hertz(first + double(k) * (last - first) / double(count + 1)));
  return all;
}

// The lower of two straight lines, and never less than 0.
static double triangle(double hertz, double begin, double peak, double end) {
  const double up = (hertz - begin) / (peak - begin);
  const double down = (end - hertz) / (end - peak);
  return std::max(0.0, std::min(up, down));
}

// Twenty-five steps go from 122 to 2097 mel, 79 each, and eleven of them to
// 991; they go from 80 to 3800 Hz, 148.8 each, and six of them to 973.
static const std::size_t below_in_mel = 11, below_in_hertz = 6;
// As mel is a logarithm of 1 + f/700, half-way is the root of a product: that
// of 1 and of 47/7.
static const double half_way = 700 * (std::sqrt(47.0 / 7) - 1);
// #endregion
#else
// #region task
// The peaks of so many filters, and in front of them where the first begins and
// behind them where the last ends. Yours: these are equally far apart in hertz;
// in mel they should be.
static Numbers corners(std::size_t count, double lowest, double highest) {
  Numbers all;
  for (std::size_t k = 0; k < count + 2; ++k)
    all.push_back(lowest + double(k) * (highest - lowest) / double(count + 1));
  return all;
}

// How much of a frequency a filter lets through. Yours: a triangle in hertz, 0
// where it begins and ends, and 1 at its peak.
static double triangle(double hertz, double begin, [[maybe_unused]] double peak,
                       double end) {
  return begin <= hertz && hertz <= end ? 1 : 0;
}

// Yours, by hand: 24 filters go from 80 to 3800 Hz, which are 122 and 2097 mel.
// How many of the peaks are below 1000 Hz, which are 1000 mel? How many would
// be if they were equally far apart in hertz? And how many hertz are half-way,
// in mel, between 0 and 4000 Hz? (Half of a logarithm is that of a root.)
static const std::size_t below_in_mel = 0, below_in_hertz = 0;
static const double half_way = 2000;
// #endregion
#endif

// How many of the peaks are below so many hertz.
static std::size_t peaks_below(double hertz, const Numbers& corners) {
  std::size_t count = 0;
  for (std::size_t k = 1; k + 1 < corners.size(); ++k)
    if (corners[k] < hertz) ++count;
  return count;
}

TEST_CASE("Corners are equally far apart in mel") {
  const auto all = corners(9, 100, 3000);
  REQUIRE(all.size() == 11);
  CHECK(all.front() == doctest::Approx(100));
  CHECK(all.back() == doctest::Approx(3000));
  for (std::size_t k = 1; k + 1 < all.size(); ++k)
    CHECK(to_mel(all[k + 1]) - to_mel(all[k]) ==
          doctest::Approx(to_mel(all[k]) - to_mel(all[k - 1])));
}

TEST_CASE("A triangle is the one by hand") {
  CHECK(triangle(200, 100, 200, 600) == doctest::Approx(1));
  CHECK(triangle(125, 100, 200, 600) == doctest::Approx(0.25));
  CHECK(triangle(300, 100, 200, 600) == doctest::Approx(0.75));
  CHECK(triangle(500, 100, 200, 600) == doctest::Approx(0.25));
  for (const double outside : {0, 100, 600, 3000})
    CHECK(triangle(outside, 100, 200, 600) == doctest::Approx(0));
}

TEST_CASE("Between the peaks no frequency is lost or counted twice") {
  const auto f = corners(24, 80, 3800);
  for (double hertz = 140; hertz < 3490; hertz += 31.25) {
    double sum = 0;
    for (std::size_t k = 1; k + 1 < f.size(); ++k)
      sum += triangle(hertz, f[k - 1], f[k], f[k + 1]);
    CAPTURE(hertz);
    CHECK(sum == doctest::Approx(1));
  }
}

TEST_CASE("Where the peaks are was predicted") {
  CHECK(peaks_below(1000, corners(24, 80, 3800)) == below_in_mel);
  Numbers in_hertz;
  for (int k = 0; k < 26; ++k) in_hertz.push_back(80 + 3720.0 * k / 25);
  CHECK(peaks_below(1000, in_hertz) == below_in_hertz);
  CHECK(to_hertz(to_mel(4000) / 2) == doctest::Approx(half_way).epsilon(0.001));
}
