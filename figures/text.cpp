#include "figures/text.hpp"

#include <algorithm>

namespace figures {

// How many bytes the first character takes, or 0 where XML has none like it.
static std::size_t character_size(std::string_view text) {
  const auto byte = [&](std::size_t k) {
    return k < text.size() ? static_cast<unsigned char>(text[k]) : 0u;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return first < 0x20 && first != '\t' ? 0 : 1;
  if (first < 0xC2 || first > 0xF4) return 0;

  const std::size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  unsigned code = first & 0x7Fu >> size;
  for (std::size_t k = 1; k < size; ++k) {
    if (byte(k) >> 6 != 2) return 0;
    code = code << 6 | (byte(k) & 0x3F);
  }
  const bool too_long = (size == 3 && code < 0x800) ||
                        (size == 4 && code < 0x10000) || code > 0x10FFFF;
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  const bool no_character =
      (code >= 0xFDD0 && code < 0xFDF0) || (code & 0xFFFE) == 0xFFFE;
  return too_long || surrogate || no_character ? 0 : size;
}

std::string line_of(std::string_view text) {
  std::string line;
  while (!text.empty()) {
    const auto size = character_size(text);
    if (text.starts_with("\r\n")) text.remove_prefix(1);
    if (text[0] == '\n' || text[0] == '\r')
      line += ' ';
    else
      line += size > 0 ? text.substr(0, size) : "\uFFFD";
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return line;
}

std::string xml_text(std::string_view text) {
  std::string safe;
  for (const char c : line_of(text))
    if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else if (c == '&')
      safe += "&amp;";
    else
      safe += c;
  return safe;
}

std::string gnuplot_text(std::string_view text) {
  std::string safe = "'";
  for (const char c : line_of(text)) {
    if (std::string_view("\\{}^_@~").find(c) != std::string_view::npos)
      safe += '\\';
    if (c == '&')
      safe += ampersand;
    else if (c == '\'')
      safe += "\\047";
    else
      safe += c;
  }
  return safe + "'";
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\n\r") == std::string_view::npos)
    return std::string(text);
  std::string field = "\"";
  for (const char c : text) field += c == '"' ? "\"\"" : std::string(1, c);
  return field + "\"";
}

}  // namespace figures
