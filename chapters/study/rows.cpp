#include "study/rows.hpp"

#include <fmt/format.h>

#include "study/data_file.hpp"

namespace study {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<Row> read_rows(std::string_view text, std::string_view name,
                           std::size_t columns, char separator) {
  std::vector<Row> rows;
  std::size_t number = 0;
  for (auto line : split(text, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    rows.push_back({number, split(line, separator)});
    if (const auto found = rows.back().columns.size(); found != columns)
      throw DataError(
          fmt::format("{}: line {} has {} column{}, expected {} between {}s",
                      name, number, found, found == 1 ? "" : "s", columns,
                      separator == '\t' ? "tab" : "comma"));
  }
  return rows;
}

}  // namespace study
