#pragma once
#include <vector>

#include "figures/figure.hpp"

namespace figures {

/// From where to where an axis runs, and the distance between its labels.
struct Axis {
  double low, high, step;
};

/// Ends at round numbers and holds at most `labels` intervals.
Axis linear_axis(double low, double high, int labels);

/// The axis for all values of a panel: whole powers of ten on a log scale,
/// with room above the highest reference for its name. A linear one holds at
/// most `labels` intervals.
Axis y_axis(const Panel& panel, int labels = 5);

}  // namespace figures
