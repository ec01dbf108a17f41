// Windows for an honest forecast: what may a network see?
#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

using Numbers = std::vector<double>;  // one a day

struct Scale {
  double mean, deviation;
};

#ifdef SOLUTION
// #region solution
// Of the days before `known`: nobody knows yet what comes behind them.
static Scale scale(const Numbers& y, std::size_t known) {
  double mean = 0, squares = 0;
  for (std::size_t t = 0; t < known; ++t) mean += y[t] / double(known);
  for (std::size_t t = 0; t < known; ++t) squares += std::pow(y[t] - mean, 2);
  return {mean, std::sqrt(squares / double(known))};
}

// The last of the days is the one before.
static Numbers window(const Numbers& y, std::size_t day, std::size_t length,
                      const Scale& scale) {
  Numbers x;
  for (std::size_t t = day - length; t < day; ++t)
    x.push_back((y[t] - scale.mean) / scale.deviation);
  return x;
}

// (4 - 1.5) / √1.25 = √5, and (4 - 3.5) / √5.25.
static const double by_known = std::sqrt(5), by_all = 0.5 / std::sqrt(5.25);
// #endregion
#else
// #region task
// Both see too much. Yours: a scale of the days before `known` alone, and so
// many days before a day, the latest last.
static Scale scale(const Numbers& y, std::size_t) {
  double mean = 0, squares = 0;
  for (const double y_t : y) mean += y_t / double(y.size());
  for (const double y_t : y) squares += std::pow(y_t - mean, 2);
  return {mean, std::sqrt(squares / double(y.size()))};
}

static Numbers window(const Numbers& y, std::size_t day, std::size_t length,
                      const Scale& scale) {
  Numbers x;
  for (std::size_t t = day + 1 - length; t <= day; ++t)
    x.push_back((y[t] - scale.mean) / scale.deviation);
  return x;
}

// Yours, by hand: it gets warmer by a degree a day, from 0 to 7, and the first
// four days are known. What is the fifth day, 4 degrees, when it is scaled by
// what is known, and what by all eight days?
static const double by_known = 0, by_all = 0;
// #endregion
#endif

static const Numbers warmer = {0, 1, 2, 3, 4, 5, 6, 7};

TEST_CASE("The scale is that of the days that are known") {
  const auto [mean, deviation] = scale(warmer, 4);
  CHECK(mean == doctest::Approx(1.5));
  CHECK(deviation == doctest::Approx(std::sqrt(1.25)));
  CHECK((4 - mean) / deviation == doctest::Approx(by_known));
  const auto all = scale(warmer, 8);
  CHECK((4 - all.mean) / all.deviation == doctest::Approx(by_all));
}

TEST_CASE("A window ends on the day before") {
  CHECK(window(warmer, 5, 3, {0, 1}) == Numbers{2, 3, 4});
  CHECK(window(warmer, 3, 3, {1, 2}) == Numbers{-0.5, 0, 0.5});
  CHECK(window(warmer, 7, 1, {0, 1}) == Numbers{6});
}

TEST_CASE("What is not known yet changes nothing") {
  Numbers other = warmer;
  for (std::size_t t = 4; t < 8; ++t) other[t] = 100;
  CHECK(scale(other, 4).mean == scale(warmer, 4).mean);
  CHECK(scale(other, 4).deviation == scale(warmer, 4).deviation);
  CHECK(window(other, 4, 4, {0, 1}) == window(warmer, 4, 4, {0, 1}));
}
