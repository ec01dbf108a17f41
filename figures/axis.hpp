#pragma once
#include <string>
#include <vector>

#include "figures/figure.hpp"

namespace figures {

/// From where to where an axis runs, and the distance between its labels.
struct Axis {
  double low, high, step;
};

/// Ends at round numbers and holds at most `labels` intervals. The labels
/// differ in six digits. What is a single number stands in the middle.
Axis linear_axis(double low, double high, int labels);

/// The axis for all values of a panel: whole powers of ten on a log scale,
/// with room above the highest reference for its name. A linear one holds at
/// most `labels` intervals.
Axis y_axis(const Panel& panel, int labels = 5);

/// From the lowest to the highest of all x.
Axis x_axis(const std::vector<double>& x);

/// The axis for the logarithms of all x: it has labels at whole numbers, at
/// least one of them within.
Axis power_axis(const std::vector<double>& exponents);

/// What gnuplot gets in the place of numbers: what the CSV shows of them, six
/// digits. Those that it cannot reckon with, near the ends of what a double
/// holds, are counted in a power of ten, which stands behind the labels; on a
/// log scale their logarithms stand for them.
class Scale {
 public:
  explicit Scale(const std::vector<double>& numbers, bool log_scale = false);
  explicit Scale(const Panel& panel);

  /// What stands for a number; NaN where it has no place on the axis.
  double operator()(double number) const;

  /// gnuplot's format for the labels: "%g" where nothing is special.
  std::string format() const;

  /// Whether the axis is to be one of gnuplot's log axes.
  bool log_axis() const { return log_scale_ && !far_; }

 private:
  bool log_scale_, far_ = false;
  int power_ = 0;
};

}  // namespace figures
