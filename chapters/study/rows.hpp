#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace study {

/// The parts of a text between separators: one more than it has separators.
std::vector<std::string_view> split(std::string_view text, char separator);

/// A line of a table, and its number from 1.
struct Row {
  std::size_t number;
  std::vector<std::string_view> columns;
};

/// The lines of a text, whose columns a tab or a comma parts. Empty lines are
/// left out, and so is a carriage return at the end of one. Throws DataError
/// where a line has more or fewer columns; `name` is what to call the text,
/// which must outlive the rows.
std::vector<Row> read_rows(std::string_view text, std::string_view name,
                           std::size_t columns, char separator = '\t');

}  // namespace study
