#include "lstm/training/group.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <optional>
#include <string_view>

#include "lstm/numbers/fingerprint.hpp"

namespace lstm {

// The same for every rank.
static Parcels for_all(const Group& group, const void* data, std::size_t size) {
  Parcels parcels{std::vector(group.size(), size), {}};
  parcels.bytes.resize(group.size() * size);
  for (std::size_t r = 0; r < group.size() && size > 0; ++r)
    std::memcpy(&parcels.bytes[r * size], data, size);
  return parcels;
}

static Parcels room(const std::vector<std::size_t>& sizes) {
  std::size_t all = 0;
  for (const auto size : sizes) all += size;
  return {sizes, std::vector<std::byte>(all)};
}

// A long text goes in pieces: to all ranks at once it might be too long for a
// message.
std::vector<std::string> say_to_all(Group& group, const std::string& said) {
  constexpr std::size_t piece = 1 << 20;
  const std::size_t ranks = group.size(), size = said.size();
  std::vector<std::size_t> sizes(ranks);
  auto in = room(std::vector(ranks, sizeof size));
  group.exchange(for_all(group, &size, sizeof size), in);
  std::memcpy(sizes.data(), in.bytes.data(), in.bytes.size());

  std::vector<std::string> heard(ranks);
  const std::size_t longest = *std::max_element(sizes.begin(), sizes.end());
  for (std::size_t begin = 0; begin < longest; begin += piece) {
    const auto left = [&](std::size_t whole) {
      return std::min(whole - std::min(whole, begin), piece);
    };
    std::vector<std::size_t> some(ranks);
    std::transform(sizes.begin(), sizes.end(), some.begin(), left);
    in = room(some);
    const auto* next = said.data() + std::min(begin, size);
    group.exchange(for_all(group, next, left(size)), in);
    const auto* from = reinterpret_cast<const char*>(in.bytes.data());
    for (std::size_t r = 0; r < ranks; from += some[r++])
      heard[r].append(from, some[r]);
  }
  return heard;
}

// Ranks of one build and of processors of one kind mean the same by the bytes
// of a number or of a list. Those of others may have any length.
static void expect_left(std::string_view from, std::size_t count,
                        std::size_t size) {
  if (from.size() / size < count)
    throw RanksDiffer("what another rank says has no end: it is another build");
}

template <class Number>
static void write(std::string& to, const Number& number) {
  to.append(reinterpret_cast<const char*>(&number), sizeof number);
}
template <class List>
static void write_list(std::string& to, const List& list) {
  write(to, list.size());
  to.append(reinterpret_cast<const char*>(list.data()),
            list.size() * sizeof(*list.data()));
}

template <class Number>
static void read(std::string_view& from, Number& number) {
  expect_left(from, 1, sizeof number);
  std::memcpy(&number, from.data(), sizeof number);
  from.remove_prefix(sizeof number);
}
template <class List>
static void read_list(std::string_view& from, List& list) {
  std::size_t size = 0;
  read(from, size);
  expect_left(from, size, sizeof(*list.data()));
  list.resize(size);
  const auto bytes = size * sizeof(*list.data());
  if (bytes > 0) std::memcpy(list.data(), from.data(), bytes);
  from.remove_prefix(bytes);
}

static std::string bytes_of(const Arrays& arrays) {
  std::string bytes;
  for (const auto& [name, array] : arrays) {
    write_list(bytes, name);
    write_list(bytes, array.shape);
    write_list(bytes, array.numbers);
    write(bytes, array.precision);
  }
  return bytes;
}

std::vector<Arrays> say_to_all(Group& group, const Arrays& said) {
  std::vector<Arrays> heard;
  for (const auto& bytes : say_to_all(group, bytes_of(said))) {
    auto& arrays = heard.emplace_back();
    for (std::string_view left = bytes; !left.empty();) {
      std::string name;
      read_list(left, name);
      auto& array = arrays[name];
      read_list(left, array.shape);
      read_list(left, array.numbers);
      read(left, array.precision);
    }
  }
  return heard;
}

std::uint64_t detail::fingerprint_of_state(const Arrays& state) {
  return fingerprint(bytes_of(state));
}

detail::Wishes detail::of_any(Group* group, const Wishes& mine) {
  if (!group) return mine;
  const std::byte wishes{
      static_cast<unsigned char>((mine.stop ? 1 : 0) + (mine.write ? 2 : 0))};
  auto in = room(std::vector<std::size_t>(group->size(), 1));
  group->exchange(for_all(*group, &wishes, 1), in);
  std::byte any{};
  for (const auto one : in.bytes) any |= one;
  return {(any & std::byte{1}) != std::byte{},
          (any & std::byte{2}) != std::byte{}};
}

static std::string bytes_of(const Facts& facts) {
  std::string bytes;
  for (const auto& [name, fact] : facts) {
    write_list(bytes, name);
    write_list(bytes, fact);
  }
  return bytes;
}

static Facts facts_of(std::string_view bytes) {
  Facts facts;
  while (!bytes.empty()) {
    std::string name;
    read_list(bytes, name);
    read_list(bytes, facts[name]);
  }
  return facts;
}

void expect_same_ranks(Group& group, const Facts& mine) {
  const auto heard = say_to_all(group, bytes_of(mine));
  const auto first = facts_of(heard[0]);
  for (std::size_t r = 1; r < heard.size(); ++r) {
    const auto other = facts_of(heard[r]);
    auto names = first;
    names.insert(other.begin(), other.end());
    for (const auto& entry : names) {
      const auto& name = entry.first;
      const auto fact = [&](const Facts& facts) -> std::optional<std::string> {
        const auto found = facts.find(name);
        if (found == facts.end()) return {};
        return found->second;
      };
      const auto its = fact(other), that = fact(first);
      if (its != that)
        throw RanksDiffer(fmt::format(
            "rank {} trains something else: its {} is {}, that of rank 0 is {}",
            r, name, its.value_or("nothing"), that.value_or("nothing")));
    }
  }
}

}  // namespace lstm
