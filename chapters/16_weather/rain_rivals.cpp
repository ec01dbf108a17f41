#include "rain_rivals.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>

#include "inputs.hpp"
#include "logistic.hpp"
#include "probability.hpp"
#include "study/bootstrap.hpp"

namespace weather {

using Row = std::vector<double>;

namespace {

// Costs next to nothing, and keeps a weight finite where a season has seen but
// one kind of days.
constexpr double hardly = 0.01;

Forecasts unknown(const Days& days) {
  return Forecasts(days.size(), std::numeric_limits<double>::quiet_NaN());
}

// The part [begin, end) of what there is of all days.
std::span<const double> part(const std::vector<double>& all, std::size_t begin,
                             std::size_t end) {
  return std::span(all).subspan(begin, end - begin);
}

// A logistic regression on rows of numbers, one for each day from the first of
// which there is one.
template <class RowOf>
Forecasts regression(const Days& days, std::size_t known, std::size_t first,
                     const RowOf& row_of, const Row& penalties) {
  lstm::Matrix<double> x({known - first, penalties.size()});
  for (std::size_t t = first; t < known; ++t)
    std::ranges::copy(row_of(t), &x(t - first, 0));
  const auto y = rainy(days);
  const auto w = fit_logistic(x, part(y, first, known), penalties);
  auto p = unknown(days);
  for (std::size_t t = first; t < days.size(); ++t)
    p[t] = logistic(w, row_of(t));
  return p;
}

}  // namespace

Forecasts rain_share(const Days& days, std::size_t known) {
  return Forecasts(days.size(), study::mean(part(rainy(days), 0, known)));
}

Forecasts rain_climatology(const Days& days, std::size_t known) {
  const auto row_of = [&](std::size_t t) { return harmonics(days.date(t)); };
  return regression(days, known, 0, row_of, Row(5, hardly));
}

Forecasts rain_chain(const Days& days, std::size_t known) {
  const auto y = rainy(days);
  std::array<double, 2> all{2, 2}, rain{1, 1};  // after a dry day and a rainy
  for (std::size_t t = 1; t < known; ++t) {
    const std::size_t before = y[t - 1] > 0;
    ++all[before];
    rain[before] += y[t];
  }
  auto p = unknown(days);
  for (std::size_t t = 1; t < days.size(); ++t) {
    const std::size_t before = y[t - 1] > 0;
    p[t] = rain[before] / all[before];
  }
  return p;
}

Forecasts rain_seasonal_chain(const Days& days, std::size_t known) {
  const auto y = rainy(days);
  const auto row_of = [&](std::size_t t) {
    const auto season = harmonics(days.date(t));
    Row row(10);
    std::ranges::copy(season, row.begin() + (y[t - 1] > 0 ? 5 : 0));
    return row;
  };
  return regression(days, known, 1, row_of, Row(10, hardly));
}

Forecasts rain_regression(const Days& days, std::size_t known, std::size_t lags,
                          double penalty) {
  const auto columns = scaled(days, known);
  const auto row_of = [&](std::size_t t) {
    return inputs(columns, days.date(t), t - 1, lags);
  };
  Row penalties(5, hardly);
  penalties.resize(5 + columns.size() * lags, penalty);
  return regression(days, known, lags, row_of, penalties);
}

namespace {

struct Candidate {
  std::string setting;
  std::function<Forecasts(std::size_t known)> forecast;
};

RainRival chosen(const Days& days, const std::string& name,
                 const std::vector<Candidate>& candidates) {
  const auto y = rainy(days);
  const auto score = [&](const Forecasts& p, std::size_t begin,
                         std::size_t end) {
    return brier(part(p, begin, end), part(y, begin, end));
  };
  RainRival best;
  best.validation_score = std::numeric_limits<double>::infinity();
  const Candidate* of = nullptr;
  for (const auto& one : candidates) {
    auto p = one.forecast(days.validation);
    const double reached = score(p, days.validation, days.test);
    if (!(reached < best.validation_score)) continue;
    best = {name, one.setting, std::move(p), {}, reached, 0};
    of = &one;
  }
  best.test = of->forecast(days.test);
  best.test_score = score(best.test, days.test, days.size());
  return best;
}

}  // namespace

std::vector<RainRival> judge_rain_rivals(const Days& days) {
  const auto with = [&](Forecasts (*forecast)(const Days&, std::size_t)) {
    return
        [&days, forecast](std::size_t known) { return forecast(days, known); };
  };
  std::vector<Candidate> regressions;
  for (const std::size_t lags : {1u, 2u, 3u})
    for (const double penalty : {0.1, 1.0, 3.0, 10.0, 30.0, 100.0})
      regressions.push_back({fmt::format("{} {}, penalty {}", lags,
                                         lags > 1 ? "days" : "day", penalty),
                             [&days, lags, penalty](std::size_t known) {
                               return rain_regression(days, known, lags,
                                                      penalty);
                             }});
  return {chosen(days, "climatology",
                 {{"share", with(rain_share)},
                  {"harmonics", with(rain_climatology)}}),
          chosen(days, "Markov chain", {{"", with(rain_chain)}}),
          chosen(days, "Markov chain with seasons",
                 {{"", with(rain_seasonal_chain)}}),
          chosen(days, "logistic regression", regressions)};
}

const RainRival& best(const std::vector<RainRival>& rivals) {
  return *std::ranges::min_element(rivals, {}, &RainRival::validation_score);
}

}  // namespace weather
