#pragma once
#include <string>
#include <vector>

#include "figures/diagram.hpp"
#include "study/unit_step.hpp"

namespace study {

/// The parts of a cell, in the order in which the chapters add them: the belt
/// with its three taps, the sum behind f, the sums behind i and g, and what is
/// shown of c. The whole cell has no part that is newer than the others.
enum class Part { belt, forget, write, show, whole };

/// One step of a cell as far as it is known when `newest` has been explained.
/// What is new stands out, what was there before stands back.
figures::Diagram cell_picture(const std::string& name, const std::string& title,
                              const UnitStep& step, Part newest);

/// A step and what it does.
struct NamedStep {
  std::string what;
  UnitStep step;
};

/// Whole cells one below the other, without the sums behind their gates.
figures::Diagram cell_pictures(const std::string& name,
                               const std::string& title,
                               const std::vector<NamedStep>& steps);

}  // namespace study
