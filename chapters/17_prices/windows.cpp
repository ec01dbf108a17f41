#include "windows.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace prices {
namespace {

std::vector<double> sizes(const std::vector<double>& r) {
  std::vector<double> all;
  for (const double now : r) all.push_back(std::abs(now));
  return all;
}

double baseline_on(const Task& task, std::size_t t) {
  return task.baseline.empty() ? 0 : task.baseline[t];
}

struct Moments {
  double mean, deviation;
};

Moments moments(std::span<const double> numbers) {
  const auto n = static_cast<double>(numbers.size());
  const double mean = std::accumulate(numbers.begin(), numbers.end(), 0.0) / n;
  double squares = 0;
  for (const double x : numbers) squares += (x - mean) * (x - mean);
  return {mean, squares > 0 ? std::sqrt(squares / n) : 1};
}

void expect_windows(const Task& task, const Scale& scale,
                    std::span<const std::size_t> for_days, std::size_t length) {
  if (scale.means.size() != task.columns.size())
    throw std::invalid_argument(
        fmt::format("a task of {} columns, expected {} as the scale has",
                    task.columns.size(), scale.means.size()));
  const std::size_t last = task.columns.at(0).size();
  for (const std::size_t day : for_days)
    if (length == 0 || day < length || day > last)
      throw std::invalid_argument(fmt::format(
          "a window of {} days before day {} was asked for, expected 1 or more "
          "of the {} days before it",
          length, day, last));
}

}  // namespace

Task return_task(const Series& series) {
  auto r = returns(series);
  return {series.name, {r}, {r}, {}};
}

Task size_task(const Series& series) {
  const auto size = sizes(returns(series));
  return {series.name, {size}, {size}, {}};
}

Task volatility_task(const Series& series, const Forecasts& baseline) {
  const auto r = returns(series);
  return {series.name, {r, sizes(r)}, volatility(r), baseline};
}

Task level_task(const Series& series) {
  auto target = levels(series);
  return {series.name, {target.y}, target, {}};
}

Scale scale_of(const Task& task, std::size_t known) {
  const std::size_t first = first_day(task, 0), span = task.target.span;
  if (known < first + span || known > task.columns.at(0).size())
    throw std::invalid_argument(
        fmt::format("the scale of {} days was asked for, expected {} to {}",
                    known, first + span, task.columns.at(0).size()));
  Scale scale;
  for (const auto& column : task.columns) {
    const auto [mean, deviation] = moments({column.data(), known});
    scale.means.push_back(mean);
    scale.deviations.push_back(deviation);
  }
  std::vector<double> rest;
  for (std::size_t t = first; t + span <= known; ++t)
    rest.push_back(task.target.y[t] - baseline_on(task, t));
  const auto [mean, deviation] = moments(rest);
  scale.mean = mean;
  scale.deviation = deviation;
  return scale;
}

std::size_t first_day(const Task& task, std::size_t length) {
  const auto there = std::find_if(task.baseline.begin(), task.baseline.end(),
                                  [](double f) { return f == f; });
  return std::max(length,
                  static_cast<std::size_t>(there - task.baseline.begin()));
}

lstm::Sequence<float> windows(const Task& task, const Scale& scale,
                              std::span<const std::size_t> for_days,
                              std::size_t length) {
  expect_windows(task, scale, for_days, length);
  lstm::Sequence<float> x({length, task.columns.size(), for_days.size()});
  for (std::size_t n = 0; n < for_days.size(); ++n)
    for (std::size_t step = 0; step < length; ++step)
      for (std::size_t c = 0; c < task.columns.size(); ++c)
        x(step, c, n) = static_cast<float>(
            (task.columns[c][for_days[n] - length + step] - scale.means[c]) /
            scale.deviations[c]);
  return x;
}

std::vector<std::size_t> days_between(std::size_t begin, std::size_t end) {
  std::vector<std::size_t> all(end > begin ? end - begin : 0);
  std::iota(all.begin(), all.end(), begin);
  return all;
}

lstm::Dataset<float> samples(const Task& task, const Scale& scale,
                             std::span<const std::size_t> for_days,
                             std::size_t length) {
  lstm::Dataset<float> data{
      windows(task, scale, for_days, length),
      lstm::Matrix<float>({std::size_t{1}, for_days.size()})};
  for (std::size_t n = 0; n < for_days.size(); ++n) {
    const std::size_t t = for_days[n];
    data.y(0, n) = static_cast<float>(
        (task.target.y.at(t) - baseline_on(task, t) - scale.mean) /
        scale.deviation);
  }
  return data;
}

}  // namespace prices
