#pragma once
#include <string>
#include <vector>

namespace support {

// #region table
/// An error beside the name of what made it.
struct ErrorRow {
  std::string name;
  double error;
};

/// Prints errors one below the other, the largest first: a network stands
/// among the baselines where its error puts it.
void print_errors(const std::string& heading, std::vector<ErrorRow> rows);
// #endregion

}  // namespace support
