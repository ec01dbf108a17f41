#include "own_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <string_view>
#include <utility>

#include "study/cells.hpp"
#include "study/data_file.hpp"
#include "study/rows.hpp"

namespace prices {
namespace {

using Date = std::chrono::sys_days;

constexpr std::size_t most_bytes = 100'000'000, least_days = 300;

// Throws what is wrong with a file.
template <class... Values>
[[noreturn]] void refuse(const std::string& file,
                         fmt::format_string<Values...> reason,
                         Values&&... values) {
  throw study::DataError(fmt::format(
      "{}: {}", file, fmt::format(reason, std::forward<Values>(values)...)));
}

// What a cell holds without the quotes that some programs put around it.
std::string_view unquoted(std::string_view cell) {
  const bool quoted =
      cell.size() > 1 && cell.front() == '"' && cell.back() == '"';
  return quoted ? cell.substr(1, cell.size() - 2) : cell;
}

std::vector<study::Row> read_rows(std::string_view text,
                                  const std::string& file) {
  const auto begin = std::min(text.find_first_not_of("\r\n"), text.size());
  const auto head = text.substr(begin, text.find('\n', begin) - begin);
  const auto columns = study::split(head, ',').size();
  auto rows = study::read_rows(text, file, columns, ',');
  for (auto& row : rows)
    for (auto& cell : row.columns) cell = unquoted(cell);
  return rows;
}

bool is_date(std::string_view name) {
  constexpr std::string_view date = "date";
  return std::equal(name.begin(), name.end(), date.begin(), date.end(),
                    [](char a, char b) {
                      return std::tolower(static_cast<unsigned char>(a)) == b;
                    });
}

// Where the date stands in each line.
std::size_t date_column(const study::Row& names, const std::string& file) {
  const auto& all = names.columns;
  for (std::size_t k = 0; k < all.size(); ++k) {
    if (all[k].empty())
      refuse(file, "line {} has a column without a name", names.number);
    if (std::count(all.begin(), all.end(), all[k]) > 1)
      refuse(file, "line {} has two columns {}", names.number, all[k]);
  }
  const auto found = std::find_if(all.begin(), all.end(), is_date);
  if (found == all.end())
    refuse(file, "line {} does not name a column date, but {}", names.number,
           study::shown(all.front()));
  return static_cast<std::size_t>(found - all.begin());
}

// The columns that are series.
std::vector<std::size_t> chosen_columns(const study::Row& names,
                                        std::size_t date,
                                        const std::string& column,
                                        const std::string& file) {
  std::vector<std::size_t> chosen;
  for (std::size_t k = 0; k < names.columns.size(); ++k)
    if (k != date && (column.empty() || names.columns[k] == column))
      chosen.push_back(k);
  if (names.columns.size() == 1)
    refuse(file, "line {} has no column but the date", names.number);
  if (chosen.empty())
    refuse(file, "no column {}, but {}", column,
           fmt::join(names.columns, ", "));
  return chosen;
}

// Throws unless each day comes after the one above it.
void expect_dates(const std::vector<study::Row>& rows, std::size_t column,
                  const std::string& file) {
  Date before = Date::min();
  for (std::size_t n = 1; n < rows.size(); ++n) {
    const auto cell = rows[n].columns[column];
    const auto date = study::date_of(cell);
    if (!date)
      refuse(file, "line {}: expected a date as 2012-01-31, got {}",
             rows[n].number, study::shown(cell));
    if (*date <= before)
      refuse(file, "line {}: {} is {} the day of the line above",
             rows[n].number, cell, *date == before ? "also" : "before");
    before = *date;
  }
}

double read_close(const study::Row& row, std::size_t column,
                  std::string_view name, const std::string& file) {
  const auto close = study::number_of(row.columns[column]);
  if (!close || *close <= 0)
    refuse(file, "line {}: expected a price above 0 in column {}, got {}",
           row.number, name, study::shown(row.columns[column]));
  return *close;
}

// What stands still on all days to learn from has no scale.
void expect_changes(const Series& series, const std::string& file) {
  const auto& p = series.close;
  const auto known = parts_of(p.size() - 1).validation + 1;
  const auto end = p.begin() + static_cast<std::ptrdiff_t>(known);
  if (std::count(p.begin(), end, p.front()) == end - p.begin())
    refuse(file, "column {} is the same on all of the first {} days",
           series.name, known);
}

}  // namespace

std::vector<Series> from_file(const std::string& file,
                              const std::string& column) {
  const auto text = study::read_own_text(file, most_bytes);
  const auto rows = read_rows(text, file);
  if (rows.empty()) refuse(file, "no line of names");
  const auto& names = rows.front();
  const auto date = date_column(names, file);
  const auto chosen = chosen_columns(names, date, column, file);
  expect_dates(rows, date, file);
  std::vector<Series> all;
  for (const auto k : chosen) {
    all.push_back({std::string(names.columns[k]), {}});
    for (std::size_t n = 1; n < rows.size(); ++n)
      all.back().close.push_back(
          read_close(rows[n], k, names.columns[k], file));
  }
  if (const auto days = rows.size() - 1; days < least_days)
    refuse(file, "{} day{}, expected {} or more", days, days == 1 ? "" : "s",
           least_days);
  for (const auto& series : all) expect_changes(series, file);
  return all;
}

}  // namespace prices
