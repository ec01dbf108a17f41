// R² of .99, and what it is worth: beside whom is a forecast good?
#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <vector>

using Numbers = std::vector<double>;

static double squares(const Numbers& y, const Numbers& f) {
  double sum = 0;
  for (std::size_t t = 0; t < y.size(); ++t)
    sum += (y[t] - f[t]) * (y[t] - f[t]);
  return sum;
}

#ifdef SOLUTION
// #region solution
static double skill(const Numbers& y, const Numbers& f, const Numbers& rival) {
  return 1 - squares(y, f) / squares(y, rival);
}

// The price of the day before: of y[0] it is `before`.
static Numbers yesterday(const Numbers& y, double before) {
  Numbers all = {before};
  all.insert(all.end(), y.begin(), y.end() - 1);
  return all;
}

// The ramp 1 … n lies n²/12 around its mean, and yesterday is 1 behind: R² is
// 1 - 12 / n², about; and the mean of a price that nobody knew beforehand is no
// rival.
static const double r2_of_yesterday = 0.9988, skill_of_yesterday = 0;
// #endregion
#else
// #region task
// By what share the squared error of f is less than that of a rival. Yours:
// this is R², whose rival is the mean of the very days that are judged.
static double skill(const Numbers& y, const Numbers& f, const Numbers&) {
  double mean = 0;
  for (const double now : y) mean += now / double(y.size());
  return 1 - squares(y, f) / squares(y, Numbers(y.size(), mean));
}

// Yours: what a forecaster who knows nothing says of each day, where the price
// was `before` on the day in front of the first.
static Numbers yesterday(const Numbers& y, double) {
  return Numbers(y.size(), 0);
}

// Yours, by hand, to four digits: R² of yesterday's price, and its skill, of
// prices that rise from 1 to 100, each day by 1.
static const double r2_of_yesterday = 0, skill_of_yesterday = 1;
// #endregion
#endif

static double r2(const Numbers& y, const Numbers& f) {
  double mean = 0;
  for (const double now : y) mean += now / double(y.size());
  return 1 - squares(y, f) / squares(y, Numbers(y.size(), mean));
}

TEST_CASE("Skill is the one by hand") {
  CHECK(skill({1, 2, 3}, {1, 2, 5}, {0, 0, 0}) ==
        doctest::Approx(1 - 4.0 / 14));
  CHECK(skill({1, 2}, {1, 3}, {2, 2}) == doctest::Approx(0));
  CHECK(skill({1, 2}, {4, 2}, {2, 2}) == doctest::Approx(-8));
  CHECK(yesterday({5, 6, 4}, 3) == Numbers{3, 5, 6});
}

TEST_CASE("A forecast can explain nearly all and be worse than yesterday") {
  Numbers price, late;
  for (int t = 1; t <= 100; ++t) {
    price.push_back(t);
    late.push_back(t - 2);
  }
  const auto before = yesterday(price, 0);
  CHECK(r2(price, before) == doctest::Approx(r2_of_yesterday).epsilon(1e-4));
  CHECK(skill(price, before, before) == doctest::Approx(skill_of_yesterday));
  CHECK(r2(price, late) > 0.99);
  CHECK(skill(price, late, before) == doctest::Approx(-3));
}
