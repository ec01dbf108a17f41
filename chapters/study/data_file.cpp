#include "study/data_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <system_error>

#include "figures/file.hpp"

namespace study {

namespace fs = std::filesystem;

constexpr std::size_t longest_line = 1'000'000;

fs::path data_folder() {
  const char* own = std::getenv("LSTM_DATA");
  return own && *own ? own : DATA_FOLDER;
}

std::string read_data(const fs::path& file, std::size_t most) {
  const auto path = data_folder() / file;
  std::error_code other;  // which the reading tells
  if (fs::status(path, other).type() == fs::file_type::not_found)
    throw MissingData(
        fmt::format("{} is missing; .ci/data gets it", file.string()));
  return figures::read_file(path, most);
}

// How many bytes a symbol has that begins with this one, or 0: none does.
static std::size_t length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xc0 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  if (first >= 0xf0 && first < 0xf8) return 4;
  return 0;
}

// The symbol that a text begins with, if it begins with one, which is taken off
// it. Of longer forms and halves of a pair (surrogates) none is a symbol.
static std::optional<char32_t> take_symbol(std::string_view& text) {
  constexpr char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
  constexpr unsigned first_bits[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
  const auto byte = [&](std::size_t k) {
    return static_cast<unsigned char>(text[k]);
  };
  const auto count = length(byte(0));
  if (count == 0 || count > text.size()) return {};
  char32_t symbol = byte(0) & first_bits[count];
  for (std::size_t k = 1; k < count; ++k) {
    if ((byte(k) & 0xc0) != 0x80) return {};
    symbol = symbol << 6 | (byte(k) & 0x3f);
  }
  const bool half = symbol >= 0xd800 && symbol < 0xe000;
  if (symbol < least[count] || half || symbol > 0x10ffff) return {};
  text.remove_prefix(count);
  return symbol;
}

static bool is_control(char32_t symbol) {
  return (symbol < 0x20 && symbol != '\t' && symbol != '\r') || symbol == 0x7f;
}

// Appends the symbols of a line. What is wrong with it is told by `refuse`.
template <class Refuse>
static void decode_line(std::string_view line, std::u32string& symbols,
                        Refuse refuse) {
  if (line.size() > longest_line)
    refuse(fmt::format("has {} bytes; at most {} are read", line.size(),
                       longest_line));
  for (auto rest = line; !rest.empty();) {
    const auto place = line.size() - rest.size() + 1;
    const auto symbol = take_symbol(rest);
    if (!symbol) refuse(fmt::format("is not UTF-8 at its byte {}", place));
    if (is_control(*symbol))
      refuse(fmt::format("has the control character {:#04x} at its byte {}",
                         static_cast<unsigned>(*symbol), place));
    symbols.push_back(*symbol);
  }
}

std::u32string decode_utf8(std::string_view text, std::string_view name) {
  if (text.empty())
    throw DataError(fmt::format("cannot read {}: it is empty", name));
  std::u32string symbols;
  for (std::size_t begin = 0, number = 1; begin < text.size(); ++number) {
    const auto end = std::min(text.find('\n', begin), text.size());
    decode_line(text.substr(begin, end - begin), symbols,
                [&](const std::string& reason) {
                  throw DataError(fmt::format("cannot read {}: line {} {}",
                                              name, number, reason));
                });
    if (end < text.size()) symbols.push_back('\n');
    begin = end + 1;
  }
  return symbols;
}

std::string read_own_text(const std::string& file, std::size_t most) {
  constexpr std::string_view mark = "\xef\xbb\xbf";
  auto bytes = figures::read_file(file, most);
  decode_utf8(bytes, file);  // or it throws
  if (bytes.starts_with(mark)) bytes.erase(0, mark.size());
  return bytes;
}

}  // namespace study
