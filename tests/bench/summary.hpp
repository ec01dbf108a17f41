#pragma once
#include <string>
#include <vector>

namespace bench {

/// Measured values: the one in the middle, and the quartiles around it.
struct Summary {
  double low, median, high;
};

/// Quartiles lie on the straight line between the two values around them.
/// Throws std::invalid_argument where there are no values.
Summary summarize(std::vector<double> values);

/// How many times as large as `unit` the values are, taken repetition by
/// repetition: what slows the machine for a moment slows both.
/// Throws std::invalid_argument unless both are as many.
Summary ratio(const std::vector<double>& values,
              const std::vector<double>& unit);

/// What one system took for the same task, once for each repetition.
struct Measurement {
  std::string name;
  std::size_t threads;
  std::vector<double> seconds;
  double memory;  // the peak, in MB

  double median() const { return summarize(seconds).median; }
};

/// The measurement of that name, on a number of threads that is `wanted`, with
/// the lowest median; nullptr where there is none.
template <class Wanted>
const Measurement* fastest(const std::vector<Measurement>& all,
                           const std::string& name, const Wanted& wanted) {
  const Measurement* found = nullptr;
  for (const auto& one : all)
    if (one.name == name && wanted(one.threads) &&
        (!found || one.median() < found->median()))
      found = &one;
  return found;
}

/// A row for each measurement: the median, the quartiles, and the time as a
/// multiple of the first one's.
std::string table(const std::vector<Measurement>& all);

}  // namespace bench
