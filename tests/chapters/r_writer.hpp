#pragma once
#include <zlib.h>

#include <bit>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// As much of R's way to write values as the tests of its reader need: each
/// function returns the bytes of one part.
namespace r {

constexpr std::uint32_t ascii = 0x40000, utf8 = 0x8000, latin1 = 0x4000;
constexpr std::uint32_t with_attributes = 0x200, with_tag = 0x400;

inline std::string big_endian(std::uint64_t number, int bytes) {
  std::string text;
  while (bytes-- > 0) text += static_cast<char>(number >> (8 * bytes) & 0xff);
  return text;
}
inline std::string word(std::uint32_t number) {
  return big_endian(number, 4);
}
inline std::string integer(int number) {
  return word(std::bit_cast<std::uint32_t>(number));
}

inline const std::string header_2 = "X\n" + word(2) + word(0) + word(0);
inline const std::string header_3 =
    "X\n" + word(3) + word(0) + word(0) + word(5) + "UTF-8";
inline const std::string nothing = word(254);

inline std::string counted(std::uint32_t flags,
                           const std::vector<std::string>& parts) {
  auto text = word(flags) + word(static_cast<std::uint32_t>(parts.size()));
  for (const auto& part : parts) text += part;
  return text;
}
inline std::string chars(std::string_view bytes, std::uint32_t flags = ascii) {
  return word(9 | flags) + word(static_cast<std::uint32_t>(bytes.size())) +
         std::string(bytes);
}
inline const std::string missing_string = word(9) + integer(-1);

inline std::string strings(const std::vector<std::string>& all,
                           std::uint32_t flags = 0) {
  std::vector<std::string> parts;
  for (const auto& one : all) parts.push_back(chars(one));
  return counted(16 | flags, parts);
}
inline std::string integers(const std::vector<int>& all,
                            std::uint32_t flags = 0) {
  std::vector<std::string> parts;
  for (const int one : all) parts.push_back(integer(one));
  return counted(13 | flags, parts);
}
inline std::string reals(const std::vector<double>& all) {
  std::vector<std::string> parts;
  for (const double one : all)
    parts.push_back(big_endian(std::bit_cast<std::uint64_t>(one), 8));
  return counted(14, parts);
}
inline std::string list(const std::vector<std::string>& all,
                        std::uint32_t flags = 0) {
  return counted(19 | flags, all);
}

inline std::string symbol(std::string_view name) {
  return word(1) + chars(name);
}
/// The symbol that came as the `number`th, from 1.
inline std::string again(std::uint32_t number) {
  return word(number << 8 | 255);
}
inline std::string attribute(const std::string& symbol,
                             const std::string& value) {
  return word(2 | with_tag) + symbol + value;
}

/// A list with a name for each of its elements.
inline std::string named_list(const std::vector<std::string>& names,
                              const std::vector<std::string>& values) {
  return list(values, with_attributes) +
         attribute(symbol("names"), strings(names)) + nothing;
}

/// Packed by zlib; with 31 as `window`, by gzip.
inline std::string packed(std::string_view bytes, int window = 15) {
  z_stream stream{};
  if (deflateInit2(&stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY))
    throw std::runtime_error("zlib does not begin");
  std::string text(deflateBound(&stream, static_cast<uLong>(bytes.size())), 0);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  deflate(&stream, Z_FINISH);
  text.resize(stream.total_out);
  deflateEnd(&stream);
  return text;
}
/// As it stands in a base.
inline std::string variable(std::string_view bytes) {
  return word(static_cast<std::uint32_t>(bytes.size())) + packed(bytes);
}

/// A base's index, with the integers that it has for each name.
inline std::string index(const std::vector<std::string>& names,
                         const std::vector<std::vector<int>>& places) {
  std::vector<std::string> values;
  for (const auto& place : places) values.push_back(integers(place));
  const auto variables = named_list(names, values);
  return packed(header_3 + named_list({"variables", "compressed"},
                                      {variables, integers({1})}),
                31);
}

}  // namespace r
