#pragma once
#include <span>

#include "lstm/training/dataset.hpp"
#include "series.hpp"

namespace prices {

/// What a network may know of a series, and what it is to forecast of it.
struct Task {
  std::string name;
  std::vector<std::vector<double>> columns;  // columns[c][t], after day t
  Target target;
  Forecasts baseline;  // which it is to improve; empty: there is none
};

/// The return of a day from the returns before it.
Task return_task(const Series& series);

/// How large it is from how large those were.
Task size_task(const Series& series);

/// The volatility of five days from the returns and their size; by itself, or
/// on top of what a baseline says.
Task volatility_task(const Series& series, const Forecasts& baseline = {});

/// A close from those before it.
Task level_task(const Series& series);

/// What the columns and the target are scaled by, so that each has a mean of 0
/// and a deviation of 1 on the days that were known; what never changes there
/// has a deviation of 1.
struct Scale {
  std::vector<double> means, deviations;
  double mean = 0, deviation = 1;  // of the target less the baseline
};

/// That of the days before `known`. Throws std::invalid_argument where nothing
/// of the target is known.
Scale scale_of(const Task& task, std::size_t known);

/// The first day that has a window and a baseline.
std::size_t first_day(const Task& task, std::size_t length);

/// Windows [T, D, N], each of the T = `length` days before one of these.
/// Throws std::invalid_argument where a window would begin before the first day
/// or end behind the last, and where the scale has other columns.
lstm::Sequence<float> windows(const Task& task, const Scale& scale,
                              std::span<const std::size_t> for_days,
                              std::size_t length);

/// begin, begin + 1, … end - 1.
std::vector<std::size_t> days_between(std::size_t begin, std::size_t end);

/// The windows of these days, and what is to be said of each.
lstm::Dataset<float> samples(const Task& task, const Scale& scale,
                             std::span<const std::size_t> for_days,
                             std::size_t length);

}  // namespace prices
