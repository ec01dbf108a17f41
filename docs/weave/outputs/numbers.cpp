#include "outputs/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <regex>

#include "book/text.hpp"

namespace weave {

std::optional<Tolerance> parse_tolerance(const std::string& text) {
  using Kind = Tolerance::Kind;
  static const std::regex form(
      "(?:(exact)|rel=([0-9.e-]+)|factor=([0-9.e]+)|(timing)|abs=([0-9.e-]+)|("
      "recorded)|(machine))"
      "(?:, *counts=([0-9]+))?");
  std::smatch part;
  if (blank(text)) return Tolerance{};
  if (!std::regex_match(text, part, form)) return {};
  Tolerance tolerance;
  if (part[2].matched) tolerance = {Kind::relative, std::stod(part[2])};
  if (part[3].matched) tolerance = {Kind::factor, std::stod(part[3])};
  if (part[4].matched) tolerance.kind = Kind::timing;
  if (part[5].matched) tolerance = {Kind::absolute, std::stod(part[5])};
  if (part[6].matched) tolerance.kind = Kind::recorded;
  if (part[7].matched) tolerance.kind = Kind::machine;
  if (part[8].matched) tolerance.counts = std::stod(part[8]);
  return tolerance;
}

static bool is_whole(const std::string& number) {
  return number.find_first_of(".eE") == std::string::npos;
}

bool agree(const std::string& old, const std::string& fresh,
           const Tolerance& tolerance) {
  using Kind = Tolerance::Kind;
  if (old == fresh || tolerance.kind == Kind::timing) return true;
  const double a = std::stod(old), b = std::stod(fresh);
  if (is_whole(old) && is_whole(fresh))
    return std::abs(a - b) <= tolerance.counts;
  switch (tolerance.kind) {
    case Kind::relative:
      return std::abs(a - b) <=
             tolerance.size * std::max(std::abs(a), std::abs(b));
    case Kind::absolute:
      return std::abs(a - b) <= tolerance.size;
    case Kind::factor:
      return a * b > 0 && std::max(a / b, b / a) <= tolerance.size;
    default:
      return false;
  }
}

// A line taken apart: its numbers, and the text around them with a 0 for each
// and single blanks.
struct Line {
  std::string text;
  Lines numbers;
};

static Line take_apart(const std::string& line) {
  static const std::regex number(R"([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)");
  static const std::regex blanks("[ \t]+");
  Line parts;
  for (std::sregex_iterator k(line.begin(), line.end(), number), end; k != end;
       ++k)
    parts.numbers.push_back(k->str());
  parts.text =
      std::regex_replace(std::regex_replace(line, number, "0"), blanks, " ");
  return parts;
}

static bool line_agrees(const std::string& old, const std::string& fresh,
                        const Tolerance& tolerance) {
  if (tolerance.kind == Tolerance::Kind::machine) return true;
  const auto a = take_apart(old), b = take_apart(fresh);
  return a.text == b.text &&
         std::ranges::equal(a.numbers, b.numbers,
                            [&](const auto& x, const auto& y) {
                              return agree(x, y, tolerance);
                            });
}

std::string compare(const std::string& old, const std::string& fresh,
                    const Tolerance& tolerance) {
  const auto a = split(old), b = split(fresh);
  for (std::size_t k = 0; k < std::min(a.size(), b.size()); ++k)
    if (!line_agrees(a[k], b[k], tolerance))
      return fmt::format("line {} is \"{}\", a fresh run says \"{}\"", k + 1,
                         visible(a[k]), visible(b[k]));
  if (a.size() != b.size())
    return fmt::format("it has {} lines, a fresh run has {}", a.size(),
                       b.size());
  return "";
}

}  // namespace weave
