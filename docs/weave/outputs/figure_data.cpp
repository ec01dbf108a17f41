#include "outputs/figure_data.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "book/text.hpp"

namespace weave {

std::optional<DataTolerance> parse_data(const std::string& text) {
  const std::string word = "median ";
  const bool medians = text.starts_with(word);
  const auto tolerance =
      parse_tolerance(medians ? text.substr(word.size()) : text);
  if (!tolerance) return {};
  return DataTolerance{medians, *tolerance};
}

static Lines cells(const std::string& line) {
  Lines all(1);
  for (const char c : line)
    if (c == ',')
      all.emplace_back();
    else
      all.back() += c;
  return all;
}

// The median of every column of a table, gaps left out.
static Lines medians(const Lines& table) {
  std::vector<std::vector<double>> columns;
  for (std::size_t row = 1; row < table.size(); ++row) {
    const auto values = cells(table[row]);
    columns.resize(std::max(columns.size(), values.size()));
    for (std::size_t k = 0; k < values.size(); ++k)
      if (!values[k].empty()) columns[k].push_back(std::stod(values[k]));
  }
  Lines all;
  for (auto& column : columns) {
    std::ranges::sort(column);
    all.push_back(column.empty()
                      ? "0.0"
                      : fmt::format("{:e}", column[column.size() / 2]));
  }
  return all;
}

std::string compare_data(const std::string& old, const std::string& fresh,
                         const DataTolerance& tolerance) {
  if (!tolerance.medians) return compare(old, fresh, tolerance.tolerance);
  const auto a = split(old), b = split(fresh);
  if (a.size() != b.size() || a.empty() || a[0] != b[0])
    return "it has other columns or rows than a fresh run";
  const auto names = cells(a[0]), ours = medians(a), theirs = medians(b);
  if (ours.size() != theirs.size()) return "its rows are uneven";
  for (std::size_t k = 0; k < ours.size(); ++k)
    if (!agree(ours[k], theirs[k], tolerance.tolerance))
      return fmt::format("the median of \"{}\" is {}, of a fresh run {}",
                         k < names.size() ? names[k] : "?", ours[k], theirs[k]);
  return "";
}

}  // namespace weave
