#include <array>

#include "book/text.hpp"

namespace weave {

// Which second bytes a first byte of UTF-8 allows, and of how many bytes the
// character is: no long form of a short one, no surrogate, none too large.
struct Lead {
  unsigned char first, last, low, high;
  std::size_t size;
};
static constexpr auto leads = std::to_array<Lead>({
    {0x01, 0x7F, 0x00, 0xFF, 1},
    {0xC2, 0xDF, 0x80, 0xBF, 2},
    {0xE0, 0xE0, 0xA0, 0xBF, 3},
    {0xE1, 0xEC, 0x80, 0xBF, 3},
    {0xED, 0xED, 0x80, 0x9F, 3},
    {0xEE, 0xEF, 0x80, 0xBF, 3},
    {0xF0, 0xF0, 0x90, 0xBF, 4},
    {0xF1, 0xF3, 0x80, 0xBF, 4},
    {0xF4, 0xF4, 0x80, 0x8F, 4},
});

// The bytes of the character that the text begins with; 0 when there is none.
static std::size_t character(std::string_view text) {
  const auto byte = [&](std::size_t k) {
    return static_cast<unsigned char>(text[k]);
  };
  for (const auto& [first, last, low, high, size] : leads) {
    if (byte(0) < first || last < byte(0)) continue;
    if (text.size() < size) return 0;
    for (std::size_t k = 1; k < size; ++k)
      if (byte(k) < (k == 1 ? low : 0x80) || (k == 1 ? high : 0xBF) < byte(k))
        return 0;
    return size;
  }
  return 0;
}

static std::string check_line(std::string_view line) {
  if (line.ends_with('\r'))
    return "CRLF: a line that does not end with a line feed alone "
           "(git's core.autocrlf may have put it there)";
  if (line.find('\r') != line.npos) return "a carriage return within a line";
  if (line.find('\0') != line.npos) return "a NUL, expected text";
  while (!line.empty()) {
    const auto size = character(line);
    if (size == 0) return "bytes that are not UTF-8";
    line.remove_prefix(size);
  }
  return "";
}

Faults check_text(const fs::path& file, std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF"))
    return {{{file, 1}, "a byte order mark, expected UTF-8 without one"}};
  std::size_t number = 0;
  for (const auto& line : split(text)) {
    ++number;
    if (const auto what = check_line(line); !what.empty())
      return {{{file, number}, what}};
  }
  return {};
}

}  // namespace weave
