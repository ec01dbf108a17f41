#pragma once
#include "contest.hpp"

namespace overfitting {

/// The mean of the next value over all phases that a window may have, each as
/// likely as the noise makes it. No rule has a lower expected squared error.
lstm::Matrix<float> posterior_mean(const lstm::Sequence<float>& x,
                                   double noise);

/// The test errors of a rule that learns nothing, one for each draw.
struct RuleRow {
  std::string name;
  std::vector<double> errors;
};
std::vector<RuleRow> rules(const Task& task, const std::vector<Draw>& draws);

}  // namespace overfitting
