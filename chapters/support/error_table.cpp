#include "support/error_table.hpp"

#include <fmt/core.h>

namespace support {

void print_errors(const std::string& heading,
                  const std::vector<ErrorRow>& rows) {
  fmt::print("\n{}\n", heading);
  for (const auto& [name, error] : rows)
    fmt::print("  {:<40} {:>8.1e}\n", name, error);
}

}  // namespace support
