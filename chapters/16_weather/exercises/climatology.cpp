// What is usual on a day: can it be read off by sums?
#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

using Numbers = std::vector<double>;  // one a day, from a 1 January on

// The angle of a day, which goes round in a year.
static double angle(std::size_t day) {
  return 2 * std::numbers::pi * double(day) / 365.25;
}

// A mean, and a wave that goes round once in a year.
struct Usual {
  double mean = 0, sine = 0, cosine = 0;

  double on(std::size_t day) const {
    return mean + sine * std::sin(angle(day)) + cosine * std::cos(angle(day));
  }
};

#ifdef SOLUTION
// #region solution
// Over whole years the products of two of 1, sin and cos add up to 0, so each
// weight is found by itself: a sum of y times the sine, over that of squared
// sines, which is n/2.
static Usual usual(const Numbers& y) {
  const double n = double(y.size());
  Usual all;
  for (std::size_t t = 0; t < y.size(); ++t) {
    all.mean += y[t] / n;
    all.sine += 2 * y[t] * std::sin(angle(t)) / n;
    all.cosine += 2 * y[t] * std::cos(angle(t)) / n;
  }
  return all;
}

// √(3² + 4²); and -cos has a mean of 2/π from a quarter to three quarters.
static const double swing = 5, warm_half = 10 + 8 * 2 / std::numbers::pi;
// #endregion
#else
// #region task
// The mean and the wave of the least squared error on four whole years. Yours:
// the wave. What do sin², cos² and sin · cos add up to over whole years?
static Usual usual(const Numbers& y) {
  Usual all;
  for (const double y_t : y) all.mean += y_t / double(y.size());
  return all;
}

// Yours, by hand: how far above its mean does 12 - 3 sin - 4 cos rise? And what
// is the mean of 10 - 8 cos over the warm half of a year alone, from a quarter
// of it to three quarters?
static const double swing = 0, warm_half = 0;
// #endregion
#endif

static const std::size_t four_years = 1461;

static double squares(const Numbers& y, const Usual& usual) {
  double sum = 0;
  for (std::size_t t = 0; t < y.size(); ++t)
    sum += std::pow(y[t] - usual.on(t), 2);
  return sum;
}

TEST_CASE("A mean and a wave are found again") {
  Numbers y;
  for (std::size_t t = 0; t < four_years; ++t)
    y.push_back(Usual{12, -3, -4}.on(t));
  const Usual found = usual(y);
  CHECK(found.mean == doctest::Approx(12));
  CHECK(found.sine == doctest::Approx(-3));
  CHECK(found.cosine == doctest::Approx(-4));
}

TEST_CASE("Whatever the days are like no other wave is nearer to them") {
  Numbers y;
  for (std::size_t t = 0; t < four_years; ++t) y.push_back(double(t * t % 29));
  const Usual found = usual(y);
  const double least = squares(y, found);
  for (const double more : {-0.1, 0.1}) {
    CHECK(squares(y, {found.mean + more, found.sine, found.cosine}) > least);
    CHECK(squares(y, {found.mean, found.sine + more, found.cosine}) > least);
    CHECK(squares(y, {found.mean, found.sine, found.cosine + more}) > least);
  }
}

TEST_CASE("The swing and the mean of the warm half were predicted") {
  double highest = 0, sum = 0;
  const std::size_t begin = four_years / 4, end = 3 * four_years / 4;
  for (std::size_t k = 0; k < four_years; ++k)  // a quarter of a day each
    highest = std::max(highest, Usual{0, -3, -4}.on(k));
  for (std::size_t k = begin; k < end; ++k)
    sum += 10 - 8 * std::cos(angle(k) / 4);
  CHECK(swing == doctest::Approx(highest).epsilon(0.001));
  CHECK(warm_half == doctest::Approx(sum / double(end - begin)).epsilon(0.001));
}
