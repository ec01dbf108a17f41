#include "valley.hpp"

#include <cmath>

namespace adam {

Valley::Valley() {
  place.value = {{-1.2}, {1}};
}

double Valley::height() const {
  const double x = place.value(0, 0), y = place.value(1, 0);
  const double above = y - x * x;  // the floor
  return (1 - x) * (1 - x) + 100 * above * above;
}

void Valley::find_gradient(double scale) {
  const double x = place.value(0, 0), y = place.value(1, 0);
  const double above = y - x * x;
  place.gradient(0, 0) = scale * (-2 * (1 - x) - 400 * x * above);
  place.gradient(1, 0) = scale * 200 * above;
}

static void remember(Walk& walk, const Valley& valley) {
  walk.x.push_back(valley.place.value(0, 0));
  walk.y.push_back(valley.place.value(1, 0));
  walk.heights.push_back(valley.height());
}

Walk walk(lstm::Optimizer<double>& optimizer, std::size_t steps, double scale,
          Valley valley) {
  Walk walk;
  remember(walk, valley);
  for (std::size_t k = 0; k < steps; ++k) {
    valley.find_gradient(scale);
    optimizer.step({&valley.place});
    remember(walk, valley);
    if (!std::isfinite(walk.heights.back())) break;
  }
  return walk;
}

std::vector<double> step_lengths(lstm::Optimizer<double>& optimizer,
                                 double gradient, std::size_t steps) {
  lstm::Parameter<double> parameter("p", 1, 1);
  parameter.gradient.fill(gradient);
  std::vector<double> lengths;
  for (std::size_t k = 0; k < steps; ++k) {
    parameter.value.fill(0);
    optimizer.step({&parameter});
    lengths.push_back(std::abs(parameter.value(0, 0)));
  }
  return lengths;
}

}  // namespace adam
