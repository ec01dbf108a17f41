#pragma once
#include <string>
#include <vector>

namespace support {

/// An error beside the name of what made it.
struct ErrorRow {
  std::string name;
  double error;
};

/// Prints errors one below the other, in the order given.
void print_errors(const std::string& heading,
                  const std::vector<ErrorRow>& rows);

}  // namespace support
