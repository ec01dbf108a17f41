#pragma once
#include "systems.hpp"

namespace bench {

/// One variable over its range, the others as in chapter 8.
struct Sweep {
  std::string name, variable;  // of its panel; of its table
  std::vector<std::size_t> values;
  std::vector<Shape> shapes;
  bool training;  // otherwise forward passes
  double power;   // of the value to which the time should grow in the end
};
std::vector<Sweep> sweeps();

/// The seconds of one step of a system for each value of a sweep, on the number
/// of threads that is best there: medians.
struct Curve {
  std::string name;
  std::vector<double> seconds;
};

/// A curve for each system but the products, by turns at every value.
std::vector<Curve> run(const Sweep& sweep, const Systems& systems,
                       std::size_t repetitions);

}  // namespace bench
