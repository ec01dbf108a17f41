#include "classical.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

#include "study/least_squares.hpp"

namespace prices {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

// The mean of f(r) over so many days before t.
template <class Of>
double mean_before(const std::vector<double>& r, std::size_t t,
                   std::size_t days, Of f) {
  double sum = 0;
  for (std::size_t k = t - days; k < t; ++k) sum += f(r[k]);
  return sum / static_cast<double>(days);
}

double size_of(double r) {
  return std::abs(r);
}

double loss_of(double r) {
  return std::max(-r, 0.0);
}

}  // namespace

Forecasts persistence(const Series& series) {
  return {series.close.begin(), series.close.end() - 1};
}

Forecasts training_mean(const Target& target, std::size_t known) {
  if (known < target.span)
    throw std::invalid_argument(
        fmt::format("the mean of what {} days tell, expected {} or more", known,
                    target.span));
  const auto count = known - target.span + 1;
  double sum = 0;
  for (std::size_t t = 0; t < count; ++t) sum += target.y.at(t);
  return Forecasts(target.y.size(), sum / static_cast<double>(count));
}

// #region regression
Forecasts regression(const Target& target, const Regressors& x,
                     std::size_t first, const Walk& walk) {
  if (walk.begin < first + target.span || walk.begin >= target.y.size())
    throw std::invalid_argument(
        fmt::format("forecasts from day {} on of {}, expected day {} or later",
                    walk.begin, target.y.size(), first + target.span));
  Forecasts forecasts(target.y.size(), none);
  study::LeastSquares known(x(first).size());
  std::vector<double> weights;
  for (std::size_t s = first, t = walk.begin; t < target.y.size(); ++t) {
    if ((t - walk.begin) % walk.every == 0) {
      for (; s + target.span <= t; ++s) known.add(x(s), target.y[s]);
      weights = known.weights();
    }
    const auto row = x(t);
    forecasts[t] =
        std::inner_product(row.begin(), row.end(), weights.begin(), 0.0);
  }
  return forecasts;
}
// #endregion

Forecasts autoregression(const std::vector<double>& r, std::size_t order,
                         const Walk& walk) {
  const auto x = [&](std::size_t t) {
    std::vector<double> row = {1};
    for (std::size_t k = 1; k <= order; ++k) row.push_back(r[t - k]);
    return row;
  };
  return regression({r}, x, order, walk);
}

std::size_t chosen_order(const std::vector<double>& r, const Parts& parts) {
  const std::vector<double> known(r.begin(),
                                  r.begin() + std::ptrdiff_t(parts.test));
  std::size_t best = 0;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t order = 1; order <= 10; ++order) {
    const auto forecasts = autoregression(known, order, {parts.validation});
    double error = 0;
    for (auto t = parts.validation; t < parts.test; ++t)
      error += std::pow(forecasts[t] - known[t], 2);
    if (error < least) best = order, least = error;
  }
  return best;
}

// #region ewma
Forecasts ewma(const std::vector<double>& r, const Target& target,
               double lambda) {
  Forecasts forecasts(target.y.size(), none);
  double mean = std::abs(r.at(0));
  for (std::size_t t = 1; t < forecasts.size(); ++t) {
    mean = lambda * mean + (1 - lambda) * std::abs(r[t - 1]);
    forecasts[t] = mean;
  }
  return forecasts;
}
// #endregion

double chosen_lambda(const std::vector<double>& r, const Target& target,
                     std::size_t begin, std::size_t end) {
  double best = 0, least = std::numeric_limits<double>::infinity();
  for (int percent = 80; percent < 100; ++percent) {
    const auto forecasts = ewma(r, target, percent / 100.0);
    double error = 0;
    for (auto t = begin; t + target.span <= end; ++t)
      error += std::pow(forecasts[t] - target.y[t], 2);
    if (error < least) best = percent / 100.0, least = error;
  }
  return best;
}

// #region har
Forecasts har(const std::vector<double>& r, const Target& target,
              const Walk& walk, bool leverage, std::size_t longest) {
  const auto x = [&](std::size_t t) {
    std::vector<double> row = {1};
    for (const auto days : {std::size_t{1}, std::size_t{5}, longest}) {
      row.push_back(mean_before(r, t, days, size_of));
      if (leverage) row.push_back(mean_before(r, t, days, loss_of));
    }
    return row;
  };
  return regression(target, x, std::max<std::size_t>(5, longest), walk);
}
// #endregion

}  // namespace prices
