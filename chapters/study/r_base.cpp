#include "study/r_base.hpp"

#include <fmt/format.h>
#include <lzma.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>

namespace study {

namespace {

// Bytes that a variable, or the index, may have when it is unpacked.
constexpr std::size_t most = std::size_t{1} << 26;

// Unpacks a whole stream of zlib or gzip, which says itself which it is.
std::string inflated(std::string_view packed, std::size_t limit) {
  if (packed.size() > most)
    throw RBaseError(
        fmt::format("{} bytes; at most {} are read", packed.size(), most));
  z_stream stream{};
  if (inflateInit2(&stream, 32 + MAX_WBITS) != Z_OK)
    throw RBaseError("zlib does not begin");
  const auto end = [](z_stream* s) { inflateEnd(s); };
  const std::unique_ptr<z_stream, decltype(end)> ended(&stream, end);
  stream.next_in =
      reinterpret_cast<z_const Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string bytes;
  std::array<char, 1 << 14> some{};
  for (int state = Z_OK; state != Z_STREAM_END;) {
    stream.next_out = reinterpret_cast<Bytef*>(some.data());
    stream.avail_out = static_cast<uInt>(some.size());
    state = inflate(&stream, Z_NO_FLUSH);
    if (state != Z_OK && state != Z_STREAM_END)
      throw RBaseError(fmt::format("zlib cannot unpack it: {}", zError(state)));
    bytes.append(some.data(), some.size() - stream.avail_out);
    if (bytes.size() > limit)
      throw RBaseError(fmt::format("it unpacks to more than {} bytes", limit));
  }
  if (stream.avail_in != 0)
    throw RBaseError(fmt::format("{} bytes behind zlib's", stream.avail_in));
  return bytes;
}

// Unpacks all of a raw stream of LZMA2, packed as R does it. Its memory is the
// dictionary of that way to pack, 8 MB, whatever the stream says.
std::string from_lzma2(std::string_view packed, std::size_t limit) {
  lzma_options_lzma options;
  lzma_lzma_preset(&options, LZMA_PRESET_DEFAULT);
  const lzma_filter filters[] = {{LZMA_FILTER_LZMA2, &options},
                                 {LZMA_VLI_UNKNOWN, nullptr}};
  lzma_stream stream = LZMA_STREAM_INIT;
  const std::unique_ptr<lzma_stream, decltype(&lzma_end)> ended(&stream,
                                                                lzma_end);
  if (lzma_raw_decoder(&stream, filters) != LZMA_OK)
    throw RBaseError("liblzma does not begin");
  stream.next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
  stream.avail_in = packed.size();
  std::string bytes;
  std::array<char, 1 << 14> some{};
  for (auto state = LZMA_OK; state != LZMA_STREAM_END;) {
    stream.next_out = reinterpret_cast<std::uint8_t*>(some.data());
    stream.avail_out = some.size();
    state = lzma_code(&stream, LZMA_FINISH);
    if (state != LZMA_OK && state != LZMA_STREAM_END)
      throw RBaseError(
          fmt::format("liblzma cannot unpack it: it {}",
                      state == LZMA_BUF_ERROR ? "ends early" : "is damaged"));
    bytes.append(some.data(), some.size() - stream.avail_out);
    if (bytes.size() > limit)
      throw RBaseError(fmt::format("it unpacks to more than {} bytes", limit));
  }
  if (stream.avail_in != 0)
    throw RBaseError(fmt::format("{} bytes behind LZMA2's", stream.avail_in));
  return bytes;
}

// Runs `read` so that what it refuses is told with the name of what it read.
template <class Read>
auto named(std::string_view what, Read read) try {
  return read();
} catch (const RBaseError& error) {
  throw RBaseError(fmt::format("{}: {}", what, error.what()));
}

// As many names as elements.
std::vector<std::string> names_of(const RValue& list) {
  const auto* names = list.attribute("names");
  const auto* elements = std::get_if<std::vector<RValue>>(&list.data);
  if (!names || !elements) throw RBaseError("no list with names");
  auto all = r_strings(*names);
  if (all.size() != elements->size())
    throw RBaseError(
        fmt::format("{} names of {} elements", all.size(), elements->size()));
  return all;
}

const RValue& element(const RValue& list, std::string_view name) {
  const auto names = names_of(list);
  const auto found = std::ranges::find(names, name);
  if (found == names.end())
    throw RBaseError(fmt::format("no {} in the index", name));
  return std::get<std::vector<RValue>>(
      list.data)[static_cast<std::size_t>(found - names.begin())];
}

// The index's list of variables, each of which is a place and a length.
RValue read_index(std::string_view rdx) {
  return named("R's index", [&] {
    auto variables = element(read_r_value(inflated(rdx, most)), "variables");
    names_of(variables);
    return variables;
  });
}

// The bytes of a variable that lie in the base where the index says.
std::string_view packed(std::string_view rdb, const RValue& place) {
  const auto* numbers = std::get_if<std::vector<int>>(&place.data);
  if (!numbers || numbers->size() != 2 || numbers->front() < 0 ||
      numbers->back() < 0)
    throw RBaseError("no place and length in the index");
  const auto begin = static_cast<std::size_t>(numbers->front());
  const auto length = static_cast<std::size_t>(numbers->back());
  if (begin > rdb.size() || length > rdb.size() - begin)
    throw RBaseError(fmt::format("{} bytes at byte {} of a base of {}", length,
                                 begin, rdb.size()));
  return rdb.substr(begin, length);
}

// #region unpacked
// Four bytes hold the length. Behind a Z comes LZMA2; if no letter says how it
// is packed, it is zlib's.
std::string unpacked(std::string_view bytes) {
  if (bytes.size() < 5)
    throw RBaseError(fmt::format("{} bytes in all", bytes.size()));
  std::size_t length = 0;
  for (const char byte : bytes.substr(0, 4))
    length = length << 8 | static_cast<unsigned char>(byte);
  if (length > most)
    throw RBaseError(
        fmt::format("{} bytes; at most {} are read", length, most));
  switch (bytes[4]) {
    case '2':
      throw RBaseError("it is packed as bzip2, which is not read");
    case '0':
      throw RBaseError("it is not packed, which is not read");
  }
  auto all = bytes[4] == 'Z' ? from_lzma2(bytes.substr(5), length)
                             : inflated(bytes.substr(4), length);
  if (all.size() != length)
    throw RBaseError(
        fmt::format("it unpacks to {} bytes of {}", all.size(), length));
  return all;
}
// #endregion

}  // namespace

std::vector<std::string> r_variables(std::string_view rdx) {
  return names_of(read_index(rdx));
}

RValue read_r_variable(std::string_view rdb, std::string_view rdx,
                       std::string_view name) {
  const auto index = read_index(rdx);
  return named(fmt::format("R's variable {}", name), [&] {
    return read_r_value(unpacked(packed(rdb, element(index, name))));
  });
}

std::vector<std::string> read_r_strings(std::string_view rdb,
                                        std::string_view rdx,
                                        std::string_view name) {
  const auto value = read_r_variable(rdb, rdx, name);
  return named(fmt::format("R's variable {}", name),
               [&] { return r_strings(value); });
}

}  // namespace study
