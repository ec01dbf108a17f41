#include "outputs/figure_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

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

// What is compared of a column, gaps left out, in lines: its words as they are,
// or the median of its numbers.
static std::string summary(Lines column) {
  std::erase(column, "");
  std::vector<double> numbers;
  for (const auto& cell : column) {
    char* end = nullptr;
    numbers.push_back(std::strtod(cell.c_str(), &end));
    if (*end != '\0') return join(column);
  }
  if (numbers.empty()) return "0.0\n";
  std::ranges::sort(numbers);
  return fmt::format("{:e}\n", numbers[numbers.size() / 2]);
}

static Lines summaries(const Lines& table) {
  std::vector<Lines> columns;
  for (std::size_t row = 1; row < table.size(); ++row) {
    const auto values = cells(table[row]);
    columns.resize(std::max(columns.size(), values.size()));
    for (std::size_t k = 0; k < values.size(); ++k)
      columns[k].push_back(values[k]);
  }
  Lines all;
  for (auto& column : columns) all.push_back(summary(std::move(column)));
  return all;
}

std::string compare_data(const std::string& old, const std::string& fresh,
                         const DataTolerance& tolerance) {
  if (!tolerance.medians) return compare(old, fresh, tolerance.tolerance);
  const auto a = split(old), b = split(fresh);
  if (a.size() != b.size() || a.empty() || a[0] != b[0])
    return "it has other columns or rows than a fresh run";
  const auto names = cells(a[0]), ours = summaries(a), theirs = summaries(b);
  if (ours.size() != theirs.size()) return "its rows are uneven";
  for (std::size_t k = 0; k < ours.size(); ++k)
    if (!compare(ours[k], theirs[k], tolerance.tolerance).empty())
      return fmt::format("the median of \"{}\" is {}, of a fresh run {}",
                         k < names.size() ? names[k] : "?",
                         visible(trim(ours[k])), visible(trim(theirs[k])));
  return "";
}

}  // namespace weave
