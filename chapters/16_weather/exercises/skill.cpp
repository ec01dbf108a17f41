// Skill: who has to be beaten?
#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <numbers>
#include <random>
#include <vector>

using Numbers = std::vector<double>;  // one a day

#ifdef SOLUTION
// #region solution
static double skill(const Numbers& y, const Numbers& forecasts,
                    const Numbers& rival) {
  double own = 0, others = 0;
  for (std::size_t t = 0; t < y.size(); ++t) {
    own += std::pow(y[t] - forecasts[t], 2);
    others += std::pow(y[t] - rival[t], 2);
  }
  return 1 - own / others;
}

// The squared errors are 40 for the mean, 32 of which are the season's, 8 for
// what is usual, 2 · 8 (1 - .6) = 6.4 for yesterday and 8 (1 - .6²) = 5.12 for
// .6 of the anomaly.
static const double yesterday_over_mean = 0.84, yesterday_over_usual = 0.2,
                    weighted_over_yesterday = 0.2;
// #endregion
#else
// #region task
// This is R², the share of the squared error of the mean of all days that the
// forecasts spare. Yours: that of a rival's, 1 where they are perfect, and 0
// where they are as good as the rival.
static double skill(const Numbers& y, const Numbers& forecasts,
                    const Numbers&) {
  double own = 0, others = 0, mean = 0;
  for (const double y_t : y) mean += y_t / double(y.size());
  for (std::size_t t = 0; t < y.size(); ++t) {
    own += std::pow(y[t] - forecasts[t], 2);
    others += std::pow(y[t] - mean, 2);
  }
  return 1 - own / others;
}

// Yours, by hand: the season is a wave that swings 8 degrees above and below
// the mean, so its variance is 32. The anomalies have a variance of 8, and
// those of a day and of the day before a correlation of .6. What is the skill
// of yesterday over the mean of all days, which is its R²; that of yesterday
// over what is usual; and, over yesterday, that of what is usual plus .6 of
// yesterday's anomaly? The season does not change overnight.
static const double yesterday_over_mean = 0, yesterday_over_usual = 0,
                    weighted_over_yesterday = 0;
// #endregion
#endif

TEST_CASE("Skill is the share that is spared") {
  CHECK(skill({1, 2, 3}, {1, 2, 3}, {2, 2, 2}) == 1);
  CHECK(skill({1, 2, 3}, {3, 2, 1}, {3, 2, 1}) == 0);
  CHECK(skill({0, 0}, {1, 1}, {2, 0}) == doctest::Approx(0.5));
  CHECK(skill({0, 0}, {2, 2}, {0, 2}) == doctest::Approx(-1));
}

TEST_CASE("Skills on a hundred years of days were predicted") {
  std::mt19937 random(1);
  std::normal_distribution<double> normal;
  Numbers y, mean, usual, yesterday, weighted;
  double anomaly = 0, season = 0;
  for (std::size_t t = 0; t < 36'525; ++t) {
    const double last = anomaly, last_season = season;
    season = -8 * std::cos(2 * std::numbers::pi * double(t) / 365.25);
    anomaly = 0.6 * last + std::sqrt(5.12) * normal(random);
    y.push_back(season + anomaly);
    mean.push_back(0);
    usual.push_back(season);
    yesterday.push_back(last_season + last);
    weighted.push_back(season + 0.6 * last);
  }
  const auto about = [](double share) {
    return doctest::Approx(share).epsilon(0.01);
  };
  CHECK(skill(y, yesterday, mean) == about(yesterday_over_mean));
  CHECK(skill(y, yesterday, usual) == about(yesterday_over_usual));
  CHECK(skill(y, weighted, yesterday) == about(weighted_over_yesterday));
}
