#pragma once
#include "confusion.hpp"
#include "figures/diagram.hpp"

namespace speech {

/// What the clips of each word, a row, were taken for; each number is how
/// often, and the colour its share of the row.
figures::Diagram confusion_diagram(const lstm::Matrix<double>& confusion,
                                   const std::vector<std::string>& words);

}  // namespace speech
