#pragma once
#include "figures/diagram.hpp"
#include "lstm/numbers/random.hpp"

namespace overfitting {

/// What dropout multiplies five units by in four steps, from the same stream:
/// one mask for all steps, and a new one for each.
figures::Diagram mask_figure(const lstm::Seed& seed);

}  // namespace overfitting
