#include "support/error_table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <functional>

namespace support {

// #region table
void print_errors(const std::string& heading, std::vector<ErrorRow> rows) {
  std::ranges::stable_sort(rows, std::greater{}, &ErrorRow::error);
  fmt::print("\n{}\n", heading);
  for (const auto& [name, error] : rows)
    fmt::print("  {:<40} {:>8.1e}\n", name, error);
}
// #endregion

}  // namespace support
