#pragma once
#include "lstm/training/optimizers.hpp"

namespace adam {

/// Rosenbrock's valley (1960), (1 - x)² + 100 (y - x²)²: steep walls, and a
/// floor along y = x² that falls gently to 0 at (1, 1).
struct Valley {
  lstm::Parameter<double> place{"place", 2, 1};  // x above y

  Valley();  // stands at Rosenbrock's start, (-1.2, 1)
  double height() const;

  /// Leaves the gradient of `scale` times the height in the parameter.
  void find_gradient(double scale = 1);
};

/// Where a walk through the valley stood before and after each of its steps.
struct Walk {
  std::vector<double> x, y, heights;
};

/// Ends early where the height is no longer a number.
Walk walk(lstm::Optimizer<double>& optimizer, std::size_t steps,
          double scale = 1, Valley valley = {});

/// On a slope that is everywhere the same: how far each of the first steps
/// goes.
std::vector<double> step_lengths(lstm::Optimizer<double>& optimizer,
                                 double gradient, std::size_t steps);

}  // namespace adam
