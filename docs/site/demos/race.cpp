#include <cmath>

#include "07_adam/valley.hpp"
#include "demonstrations.hpp"
#include "study/methods.hpp"

namespace demos {
namespace {

using adam::Valley, adam::Walk;

constexpr std::size_t steps = 1000, columns = 121, rows = 91;
constexpr double left = -2, right = 2, lower = -0.5, upper = 2.5;

Valley at(double x, double y) {
  Valley valley;
  valley.place.value = {{x}, {y}};
  return valley;
}

// The share k / (n - 1) of the way from low to high.
double between(double low, double high, std::size_t k, std::size_t n) {
  return low +
         (high - low) * static_cast<double>(k) / static_cast<double>(n - 1);
}

void draw_map(Values& values) {
  values["goal"] = {1, 1};
  values["edges"] = {left, right, lower, upper};
  values["size"] = {columns, rows};
  auto& map = values["map"];
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t column = 0; column < columns; ++column)
      map.push_back(at(between(left, right, column, columns),
                       between(lower, upper, row, rows))
                        .height());
}

}  // namespace

Values race(const Values& settings) {
  const Valley start = at(number(settings, "x", left, right),
                          number(settings, "y", lower, upper));
  Values values;
  draw_map(values);
  for (const auto method :
       {study::Method::descent, study::Method::momentum, study::Method::adam}) {
    const std::string who = study::name(method);
    const auto optimizer =
        study::make<double>(method, number(settings, who, 1e-5, 10));
    Walk way = walk(*optimizer, steps, 1, start);
    if (!std::isfinite(way.heights.back()))
      for (auto* all : {&way.x, &way.y, &way.heights}) all->pop_back();
    values[who + ".x"] = way.x;
    values[who + ".y"] = way.y;
    values[who + ".height"] = way.heights;
  }
  return values;
}

}  // namespace demos
