#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>

#include "days.hpp"
#include "study/data_file.hpp"
#include "study/rows.hpp"

namespace weather {
namespace {

using std::chrono::sys_days;

constexpr std::size_t most_bytes = 100'000'000, most_columns = 30;
constexpr std::size_t least_days = 200, longest_test = 365;
constexpr double largest = 1e9;

// Throws what is wrong with a file.
template <class... Values>
[[noreturn]] void refuse(const std::string& file,
                         fmt::format_string<Values...> reason,
                         Values&&... values) {
  throw study::DataError(fmt::format(
      "{}: {}", file, fmt::format(reason, std::forward<Values>(values)...)));
}

// All of a text as a number, if it is one.
template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || rest != end) return {};
  return value;
}

sys_days read_date(std::string_view text, const std::string& file,
                   std::size_t line) {
  const bool formed = text.size() == 10 && text[4] == text[7] &&
                      (text[4] == '-' || text[4] == '/');
  const auto part = [&](std::size_t begin, std::size_t count) {
    return formed ? number<unsigned>(text.substr(begin, count)) : std::nullopt;
  };
  const auto year = part(0, 4), month = part(5, 2), day = part(8, 2);
  if (!year || !month || !day)
    refuse(file, "line {} does not begin with a date as 2012-01-31", line);
  const std::chrono::year_month_day date{
      std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
      std::chrono::day(*day)};
  if (!date.ok()) refuse(file, "line {}: there is no {}", line, text);
  return date;
}

std::string written(sys_days day) {
  const std::chrono::year_month_day date = day;
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

// The names of the columns behind `date`, from the first line.
std::vector<std::string> read_names(const study::Row& row,
                                    const std::string& file) {
  const auto& names = row.columns;
  if (names.front() != "date")
    refuse(file, "line {} does not begin with the name date", row.number);
  if (names.size() == 1)
    refuse(file, "line {} has no column but date", row.number);
  if (names.size() > most_columns + 1)
    refuse(file, "line {} has {} columns, expected {} or fewer", row.number,
           names.size(), most_columns + 1);
  std::set<std::string_view> seen;
  for (const auto name : names) {
    if (name.empty())
      refuse(file, "line {} has a column without a name", row.number);
    if (!seen.insert(name).second)
      refuse(file, "line {} has two columns {}", row.number, name);
  }
  return {names.begin() + 1, names.end()};
}

// A line of a date and a number for each column.
void read_day(const study::Row& row, const std::string& file, Days& days) {
  const auto date = read_date(row.columns.front(), file, row.number);
  auto& first = days.values.front();
  if (first.empty()) days.first = date;
  if (const auto due = days.date(first.size()); date != due)
    refuse(file, "line {} is of {}, expected {}: one line a day", row.number,
           written(date), written(due));
  for (std::size_t k = 0; k < days.columns.size(); ++k) {
    const auto value = number<double>(row.columns[k + 1]);
    if (!value || !(std::abs(*value) <= largest))
      refuse(file, "line {} has no number from -1e9 to 1e9 in column {}",
             row.number, days.columns[k]);
    days.values[k].push_back(*value);
  }
}

Days read_days(const std::string& file) {
  const auto text = study::read_own_text(file, most_bytes);
  const auto head = std::min(text.find_first_not_of("\r\n"), text.size());
  const std::string_view names(
      text.data() + head, std::min(text.find('\n', head), text.size()) - head);
  const auto columns = study::split(names, ',').size();
  const auto rows = study::read_rows(text, file, columns, ',');
  if (rows.empty()) refuse(file, "no line of names");
  Days days;
  days.place = file;
  days.columns = read_names(rows.front(), file);
  days.values.resize(days.columns.size());
  for (std::size_t k = 1; k < rows.size(); ++k) read_day(rows[k], file, days);
  return days;
}

// What stands still in all days to learn from has no scale.
void expect_changes(const Days& days, const std::string& file) {
  for (std::size_t k = 0; k < days.columns.size(); ++k) {
    const auto& all = days.values[k];
    const auto end = all.begin() + static_cast<std::ptrdiff_t>(days.validation);
    if (std::count(all.begin(), end, all.front()) == end - all.begin())
      refuse(file, "column {} is the same on all of the first {} days",
             days.columns[k], days.validation);
  }
}

}  // namespace

Days from_file(const std::string& file, const std::string& column) {
  auto days = read_days(file);
  if (!column.empty()) {
    const auto found = std::ranges::find(days.columns, column);
    if (found == days.columns.end())
      refuse(file, "no column {}, but {}", column,
             fmt::join(days.columns, ", "));
    days.forecast = static_cast<std::size_t>(found - days.columns.begin());
  }
  const auto count = days.size();
  if (count < least_days)
    refuse(file, "{} day{}, expected {} or more", count, count == 1 ? "" : "s",
           least_days);
  const auto part = std::min(longest_test, count / 4);
  days.test = count - part;
  days.validation = days.test - part;
  expect_changes(days, file);
  return days;
}

}  // namespace weather
