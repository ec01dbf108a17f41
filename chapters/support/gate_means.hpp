#pragma once
#include <string>

#include "lstm/regressor.hpp"

namespace support {

// #region gate_means
/// Prints the heading of a table of means.
void print_means_heading(const std::string& title);

/// Prints what the gates of a network do on sequences x [T, D, N], on average
/// over its units: a line for the steps at which the second input is 1, and one
/// for all others. Of g, of the write i g and of h it is the mean size.
void print_gate_means(const std::string& name, const std::string& at_one,
                      const std::string& at_zero,
                      const lstm::Regressor<float>& model,
                      const lstm::Sequence<float>& x);
// #endregion

}  // namespace support
