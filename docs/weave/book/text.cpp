#include "book/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "figures/file.hpp"

namespace weave {

void append(Faults& faults, const Faults& more) {
  faults.insert(faults.end(), more.begin(), more.end());
}

Lines split(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string join(const Lines& lines, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t k = first; k < last; ++k) text += lines[k] + "\n";
  return text;
}

std::string join(const Lines& lines) {
  return join(lines, 0, lines.size());
}

static constexpr auto white = " \t\r";

bool blank(std::string_view line) {
  return line.find_first_not_of(white) == std::string_view::npos;
}

std::string trim(std::string_view text) {
  if (blank(text)) return {};
  const auto first = text.find_first_not_of(white);
  return std::string(
      text.substr(first, text.find_last_not_of(white) + 1 - first));
}

std::string visible(std::string_view text) {
  std::string shown;
  for (const char c : text)
    if (c == '\t')
      shown += "\\t";
    else if (static_cast<unsigned char>(c) < ' ' || c == 0x7f)
      shown += fmt::format("\\x{:02x}", c);
    else
      shown += c;
  return shown;
}

std::string fence_around(std::string_view text) {
  std::size_t longest = 2, run = 0;
  for (const char c : text)
    longest = std::max(longest, run = c == '`' ? run + 1 : 0);
  return std::string(longest + 1, '`');
}

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw std::runtime_error(fmt::format("cannot read {}", file.string()));
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  figures::write_file(file, text);
}

}  // namespace weave
