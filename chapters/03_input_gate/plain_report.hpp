#pragma once
#include <fmt/core.h>

#include <cmath>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "plain.hpp"

namespace input_gate {

/// Updates the unit, and reports it after each of these numbers of updates,
/// beside its loss there.
template <class Unit, class Report>
void learn(Unit& unit, const std::vector<Steps>& data, double rate,
           std::initializer_list<int> shown, Report report) {
  int updates = 0;
  for (const int next : shown) {
    for (; updates < next; ++updates) train(unit, data, rate);
    Unit copy = unit;
    report(updates, train(copy, data, rate), unit);
  }
}

/// Prints what the parts of a unit read with, a line for each.
inline void print_weights(
    const std::string& mark,
    const std::vector<std::pair<std::string, Weights>>& parts) {
  fmt::print("what they read with    value {:>8}     bias\n", mark);
  for (const auto& [name, part] : parts)
    fmt::print("  {:<16} {:>9.2f} {:>8.2f} {:>8.2f}\n", name, part.W_v,
               part.W_m, part.b);
}

/// Prints numbers in a line, to two digits and without a sign before 0.
inline void print_line(const std::string& name,
                       const std::vector<double>& numbers) {
  fmt::print("  {:<9}", name);
  for (const double number : numbers)
    fmt::print(" {:>5.2f}", std::round(number * 100) / 100 + 0.0);
  fmt::print("\n");
}

/// What stands in one column of a sequence: the values, the marks or the right
/// answers.
inline std::vector<double> column(const Steps& steps, double Step::*member) {
  std::vector<double> all;
  for (const auto& step : steps) all.push_back(step.*member);
  return all;
}

}  // namespace input_gate
