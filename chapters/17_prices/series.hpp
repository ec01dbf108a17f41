#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace prices {

/// What something cost at the end of each day on which it was traded.
struct Series {
  std::string name;
  std::vector<double> close;
};

/// A number that changes with every change of the name and the closes.
std::uint64_t fingerprint(const Series& series);

/// log(p_t / p_{t-1}), which is about by what share the price grew. Day 0 is
/// that of the second close: whatever is told of days is told of these.
std::vector<double> returns(const Series& series);

/// What is forecast of each day. y[t] is known once the returns of the days
/// before t + span are; a forecast of it is made from those before t.
struct Target {
  std::vector<double> y;
  std::size_t span = 1;
};

/// A forecast for each y of a target, NaN where none is made.
using Forecasts = std::vector<double>;

/// The close of each day but the first.
Target levels(const Series& series);

/// The mean size |r| of so many returns, from that of day t on: how much the
/// price goes up and down, whichever way. Throws std::invalid_argument unless
/// there are as many, and one.
Target volatility(const std::vector<double>& r, std::size_t span = 5);

/// The first days of the parts that settings are chosen on and that forecasts
/// are judged by: the last 500 days, but not more than a third of all, are
/// the test, and half as many before them the validation.
struct Parts {
  std::size_t validation, test;
};
Parts parts_of(std::size_t days);

}  // namespace prices
