#pragma once
#include "lstm/training/dataset.hpp"

namespace forget_gate {

// #region rules
/// The errors of two rules that need no training, on sequences of any length.
/// The first knows even the mean of the very targets that it is judged by; the
/// second pays no heed to markers.
double error_of_mean(const lstm::Dataset<float>& test);
double error_of_whole_sum(const lstm::Dataset<float>& test);
// #endregion

}  // namespace forget_gate
