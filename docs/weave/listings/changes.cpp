#include "listings/changes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace weave {

static Lines trimmed(Lines lines) {
  for (auto& line : lines) line = trim(line);
  return lines;
}

std::vector<std::size_t> new_lines(const Lines& before, const Lines& after) {
  const auto a = trimmed(before), b = trimmed(after);

  // How many lines the texts from a[i] and b[j] on have in common.
  std::vector<std::vector<std::size_t>> common(
      a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
  for (auto i = a.size(); i-- > 0;)
    for (auto j = b.size(); j-- > 0;)
      common[i][j] = a[i] == b[j]
                         ? common[i + 1][j + 1] + 1
                         : std::max(common[i + 1][j], common[i][j + 1]);

  std::vector<std::size_t> found;
  std::size_t i = 0;
  for (std::size_t j = 0; j < b.size(); ++j) {
    while (i < a.size() && a[i] != b[j] && common[i + 1][j] == common[i][j])
      ++i;
    if (i < a.size() && a[i] == b[j])
      ++i;
    else if (!b[j].empty())
      found.push_back(j + 1);
  }
  return found;
}

// 3 and 7 to 9 as pairs of first and last.
static std::vector<std::pair<std::size_t, std::size_t>> ranges(
    const std::vector<std::size_t>& numbers) {
  std::vector<std::pair<std::size_t, std::size_t>> all;
  for (const auto n : numbers)
    if (all.empty() || all.back().second + 1 != n)
      all.emplace_back(n, n);
    else
      all.back().second = n;
  return all;
}

static Lines written(const std::vector<std::size_t>& numbers,
                     const std::string& between) {
  Lines all;
  for (const auto& [first, last] : ranges(numbers))
    all.push_back(first == last ? fmt::format("{}", first)
                                : fmt::format("{}{}{}", first, between, last));
  return all;
}

std::string as_marks(const std::vector<std::size_t>& numbers) {
  return fmt::format("{}", fmt::join(written(numbers, "-"), ","));
}

std::string in_words(const std::vector<std::size_t>& numbers) {
  auto parts = written(numbers, " to ");
  if (parts.size() < 2) return fmt::format("{}", fmt::join(parts, ""));
  const auto last = parts.back();
  parts.pop_back();
  return fmt::format("{} and {}", fmt::join(parts, ", "), last);
}

}  // namespace weave
