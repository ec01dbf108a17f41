#pragma once
#include <optional>
#include <string>

#include "outputs/numbers.hpp"

namespace weave {

/// How a figure's data may differ from a fresh run: value by value, or for long
/// runs, whose single values nobody can repeat on another processor, the median
/// of each column alone.
struct DataTolerance {
  bool medians = false;
  Tolerance tolerance;
};

/// Reads what follows an image: a tolerance, or `median ` and a tolerance.
std::optional<DataTolerance> parse_data(const std::string& text);

/// How two CSV files disagree, in words; empty when they agree.
std::string compare_data(const std::string& old, const std::string& fresh,
                         const DataTolerance& tolerance);

}  // namespace weave
