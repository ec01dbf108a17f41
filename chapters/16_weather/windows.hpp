#pragma once
#include <span>

#include "days.hpp"
#include "lstm/numbers/tensor.hpp"

namespace weather {

/// What the columns are scaled by, so that each has a mean of 0 and a deviation
/// of 1 among the days that were known. Rain is taken as log(1 + mm) first.
struct Scale {
  std::vector<std::string> columns;
  std::vector<double> means, deviations;

  /// How many numbers a network sees of a day: the columns, and the sine
  /// and the cosine of its place in the year.
  std::size_t inputs() const { return columns.size() + 2; }
};

/// That of the days before `known`. A column that never changes there has a
/// deviation of 1. Throws std::invalid_argument where no day is known.
Scale scale_of(const Days& days, std::size_t known);

/// Windows [T, D, N], one for each of these days: what was seen `ahead` days
/// before it, the last of T = `length` days. Throws std::invalid_argument where
/// a window would begin before the first day or end behind the last, and where
/// the days have other columns than the scale.
lstm::Sequence<float> windows(const Days& days, const Scale& scale,
                              std::span<const std::size_t> for_days,
                              std::size_t length, std::size_t ahead = 1);

/// begin, begin + 1, … end - 1.
std::vector<std::size_t> days_between(std::size_t begin, std::size_t end);

/// The same for all days in [begin, end).
lstm::Sequence<float> windows(const Days& days, const Scale& scale,
                              std::size_t begin, std::size_t end,
                              std::size_t length, std::size_t ahead = 1);

}  // namespace weather
