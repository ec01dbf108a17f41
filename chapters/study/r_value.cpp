#include "study/r_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdint>

namespace study {

namespace {

// How deep values may stand in each other, and how long a symbol may be. Each
// use of one costs 8 bytes, and copies it.
constexpr int deepest = 64;
constexpr std::size_t longest_symbol = 256;

// What begins every item: a type, as R numbers them, and marks.
struct Flags {
  enum Type : std::uint32_t {
    symbol = 1,
    pair = 2,
    string = 9,
    logical = 10,
    integer = 13,
    real = 14,
    strings = 16,
    list = 19,
    altrep = 238,
    nothing = 254,
    reference = 255
  };
  std::uint32_t bits;

  std::uint32_t type() const { return bits & 0xff; }
  bool has_attributes() const { return bits & 0x200; }
  bool has_tag() const { return bits & 0x400; }
  bool latin1() const { return bits & 0x4000; }
  std::uint32_t packed_reference() const { return bits >> 8; }
};

std::string utf8_from_latin1(std::string_view bytes) {
  std::string text;
  for (const char byte : bytes) {
    const auto symbol = static_cast<unsigned char>(byte);
    if (symbol < 0x80) {
      text += byte;
    } else {
      text += static_cast<char>(0xc0 | symbol >> 6);
      text += static_cast<char>(0x80 | (symbol & 0x3f));
    }
  }
  return text;
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  RValue all() {
    header();
    auto value = item(0);
    if (place_ != bytes_.size())
      refuse("{} bytes more than the value", bytes_.size() - place_);
    return value;
  }

 private:
  template <class... Args>
  [[noreturn]] void refuse(fmt::format_string<Args...> reason,
                           Args&&... args) const {
    throw RBaseError(
        fmt::format("{} at byte {}",
                    fmt::format(reason, std::forward<Args>(args)...), place_));
  }

  std::string_view take(std::size_t count) {
    const auto left = bytes_.size() - place_;
    if (count > left) refuse("{} bytes where {} are needed", left, count);
    const auto taken = bytes_.substr(place_, count);
    place_ += count;
    return taken;
  }

  std::uint64_t big_endian(std::size_t count) {
    std::uint64_t number = 0;
    for (const char byte : take(count))
      number = number << 8 | static_cast<unsigned char>(byte);
    return number;
  }
  std::uint32_t word() { return static_cast<std::uint32_t>(big_endian(4)); }
  int integer() { return std::bit_cast<int>(word()); }
  Flags flags() { return {word()}; }

  // #region count
  // How many things of at least `size` bytes follow. What a file claims and
  // does not hold is refused before there is room for it.
  std::size_t count(std::size_t size) {
    const auto claimed = word();
    const auto left = bytes_.size() - place_;
    if (claimed > left / size)
      refuse("{} elements claimed in {} bytes", claimed, left);
    return claimed;
  }
  // #endregion

  void header() {
    if (take(2) != "X\n") refuse("no XDR serialisation");
    const auto version = word();
    if (version != 2 && version != 3) refuse("version {}", version);
    take(8);  // the R that wrote it, and the oldest one that reads it
    if (version == 3) take(count(1));  // the encoding of unmarked strings
  }

  RValue item(int depth) {
    if (depth >= deepest) refuse("more than {} values in each other", deepest);
    const auto what = flags();
    RValue value;
    switch (what.type()) {
      case Flags::nothing:
        return value;
      case Flags::logical:
      case Flags::integer:
        value.data = elements<int>(4, [&] { return integer(); });
        break;
      case Flags::real:
        value.data = elements<double>(
            8, [&] { return std::bit_cast<double>(big_endian(8)); });
        break;
      case Flags::strings:
        value.data = elements<RString>(8, [&] { return string(flags()); });
        break;
      case Flags::list:
        value.data = elements<RValue>(4, [&] { return item(depth + 1); });
        break;
      case Flags::altrep:
        refuse("a compact form (ALTREP), which is not read,");
      default:
        refuse("a value of type {}, which is not read,", what.type());
    }
    if (what.has_attributes()) value.attributes = attributes(depth + 1);
    return value;
  }

  // They take their room one by one: in memory some are far longer than in the
  // file, and it may not hold what it claims.
  template <class Element, class Next>
  std::vector<Element> elements(std::size_t size, Next next) {
    std::vector<Element> read;
    for (auto left = count(size); left > 0; --left) read.push_back(next());
    return read;
  }

  RString string(Flags what) {
    if (what.type() != Flags::string || what.has_attributes())
      refuse("type {} where a string is due", what.type());
    if (bytes_.substr(place_, 4) == "\xff\xff\xff\xff") {
      place_ += 4;
      return {};
    }
    const auto bytes = take(count(1));
    return what.latin1() ? utf8_from_latin1(bytes) : std::string(bytes);
  }

  // A symbol stands in full where it is used first; then its number does.
  std::string symbol() {
    const auto what = flags();
    if (what.type() == Flags::reference) {
      const auto packed = what.packed_reference();
      const std::size_t number = packed != 0 ? packed : word();
      if (number == 0 || number > symbols_.size())
        refuse("a reference to symbol {} of {}", number, symbols_.size());
      return symbols_[number - 1];
    }
    if (what.type() != Flags::symbol)
      refuse("type {} where a symbol is due", what.type());
    const auto name = string(flags());
    if (!name || name->size() > longest_symbol)
      refuse("a symbol without a name, or with one of more than {} bytes",
             longest_symbol);
    return symbols_.emplace_back(*name);
  }

  std::vector<std::pair<std::string, RValue>> attributes(int depth) {
    std::vector<std::pair<std::string, RValue>> read;
    for (auto what = flags(); what.type() != Flags::nothing; what = flags()) {
      if (what.type() != Flags::pair || !what.has_tag() ||
          what.has_attributes())
        refuse("type {} where an attribute is due", what.type());
      auto name = symbol();
      read.emplace_back(std::move(name), item(depth));
    }
    return read;
  }

  std::string_view bytes_;
  std::size_t place_ = 0;
  std::vector<std::string> symbols_;
};

}  // namespace

const RValue* RValue::attribute(std::string_view name) const {
  for (const auto& [own, value] : attributes)
    if (own == name) return &value;
  return nullptr;
}

RValue read_r_value(std::string_view bytes) {
  return Reader(bytes).all();
}

std::vector<std::string> r_strings(const RValue& value) {
  const auto* strings = std::get_if<std::vector<RString>>(&value.data);
  if (!strings) throw RBaseError("no vector of strings");
  std::vector<std::string> all;
  for (const auto& string : *strings) {
    if (!string)
      throw RBaseError(fmt::format("string {} is missing", all.size() + 1));
    all.push_back(*string);
  }
  return all;
}

const RValue& r_column(const RValue& table, std::string_view name) {
  const auto* names = table.attribute("names");
  const auto* columns = std::get_if<std::vector<RValue>>(&table.data);
  if (names && columns) {
    const auto all = r_strings(*names);
    const auto k =
        static_cast<std::size_t>(std::ranges::find(all, name) - all.begin());
    if (k < columns->size()) return (*columns)[k];
  }
  throw RBaseError(fmt::format("no column {}", name));
}

}  // namespace study
