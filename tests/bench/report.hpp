#pragma once
#include <span>

#include "figures/figure.hpp"
#include "sweep.hpp"

namespace bench {

/// A sweep with what it gave.
struct Swept {
  Sweep sweep;
  std::vector<Curve> curves;
};

/// A row for each value: microseconds of a step of this library, and how many
/// times as long each other system takes; below, the medians of those.
std::string table(const Swept& swept);

/// The seconds of some sweeps as a picture, a panel for each, over the powers
/// of two that they visit.
figures::Figure growth(const std::string& name, std::span<const Swept> sweeps);

/// The goals of the issue, each as a ratio of two measurements.
std::string goals(const std::vector<Measurement>& all);

/// Everything that was measured, as JSON.
std::string json(const std::vector<Measurement>& epoch,
                 const std::vector<Swept>& sweeps);

}  // namespace bench
