#pragma once
#include <vector>

#include "16_weather/days.hpp"
#include "lstm/numbers/random.hpp"

// Days whose rain is drawn from probabilities that are known.

inline constexpr double wet = 5, dry = 0;  // mm

/// Days from 1 January 2001 on with these amounts of rain, and a column of
/// noise.
inline weather::Days days_of_rain(const std::vector<double>& rain,
                                  std::size_t validation, std::size_t test) {
  using namespace std::chrono;
  weather::Days days;
  days.place = "somewhere";
  days.first = sys_days(year(2001) / 1 / 1);
  days.columns = {"noise", "precipitation"};
  lstm::Random random(99);
  std::vector<double> noise;
  for (std::size_t t = 0; t < rain.size(); ++t)
    noise.push_back(random.normal());
  days.values = {noise, rain};
  days.validation = validation;
  days.test = test;
  return days;
}

/// Rain on day t with the probability p(rain, t), which may look at the days
/// before it.
template <class P>
std::vector<double> drawn_rain(std::size_t count, std::uint64_t seed,
                               const P& p) {
  lstm::Random random(seed);
  std::vector<double> rain;
  for (std::size_t t = 0; t < count; ++t)
    rain.push_back(random.uniform() < p(rain, t) ? wet : dry);
  return rain;
}
