#include "study/cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace study {

template <class Number>
static std::optional<Number> read(std::string_view text) {
  Number number{};
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || stop != end) return {};
  return number;
}

std::optional<double> number_of(std::string_view text) {
  const auto number = read<double>(text);
  return number && std::isfinite(*number) ? number : std::nullopt;
}

std::optional<std::chrono::sys_days> date_of(std::string_view text) {
  if (text.size() != 10 || text[4] != text[7]) return {};
  if (text[4] != '-' && text[4] != '/') return {};
  const auto year = read<unsigned>(text.substr(0, 4));
  const auto month = read<unsigned>(text.substr(5, 2));
  const auto day = read<unsigned>(text.substr(8));
  if (!year || !month || !day) return {};
  const std::chrono::year_month_day date(
      std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
      std::chrono::day(*day));
  if (!date.ok()) return {};
  return std::chrono::sys_days(date);
}

// It ends before a symbol of UTF-8, not within one.
std::string shown(std::string_view cell) {
  if (cell.empty()) return "nothing";
  std::size_t end = std::min(cell.size(), std::size_t{40});
  while (end < cell.size() && (cell[end] & 0xc0) == 0x80) --end;
  return fmt::format("\"{}\"{}", cell.substr(0, end),
                     end < cell.size() ? " ..." : "");
}

}  // namespace study
