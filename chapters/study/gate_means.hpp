#pragma once
#include "study/gate_study.hpp"

namespace study {

// #region trace_of
/// What a network does on sequences x [T, D, N], from a state of zeros on.
lstm::Trace<float> trace_of(const lstm::Regressor<float>& model,
                            const lstm::Sequence<float>& x);
// #endregion

// #region gate_means
/// Prints what the gates of networks do on sequences x [T, D, N], on average
/// over their units: a line for the steps at which the second input is 1, and
/// one for all others. Of g, of the write i g and of h it is the mean size.
void print_gate_means(const std::vector<Trained>& networks,
                      const std::string& at_one, const std::string& at_zero,
                      const lstm::Sequence<float>& x);
// #endregion

}  // namespace study
