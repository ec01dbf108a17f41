#pragma once
#include <string>

#include "figures/diagram.hpp"

namespace study {

/// Inputs, units, samples and steps.
struct Sizes {
  std::size_t D = 2, H = 3, B = 4, T = 5;
};

/// W x + U h + b of one gate as rectangles of squares, one for each number.
/// What makes the first number of the sum stands out.
figures::Diagram gate_shapes(const std::string& name, const Sizes& sizes);

/// The same of four gates, one below the other in the order i, f, g, o.
figures::Diagram stacked_shapes(const std::string& name, const Sizes& sizes);

/// A sequence [T, D, B] as slices. The third step and the first sample stand
/// out.
figures::Diagram sequence_shape(const std::string& name, const Sizes& sizes);

}  // namespace study
