#pragma once
#include "contest.hpp"

namespace overfitting {

/// The sizes of weights, the smallest first.
std::vector<double> sizes(const std::vector<double>& weights);

/// The root of the mean square.
double typical_size(const std::vector<double>& weights);

/// How many are smaller than a hundredth, and how many are 0, in percent.
double near_zero(const std::vector<double>& weights);
double at_zero(const std::vector<double>& weights);

/// How far the weights near 0 move in the last step of a training: the median
/// over them, and the share of them whose sign it changes, in percent; medians
/// over the draws.
struct Tremor {
  double step, crossing;
};
Tremor tremor(lstm::Team& team, const Setting& setting,
              const std::vector<Draw>& draws);

/// The test errors of networks that were trained with that share of dropout and
/// a fixed mask, and what they would be had its factor been forgotten.
struct Forgotten {
  double with, without;
};
Forgotten forgotten(lstm::Team& team, const Setting& setting, double share,
                    const std::vector<Draw>& draws);

}  // namespace overfitting
