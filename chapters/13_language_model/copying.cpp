#include "copying.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>
#include <string_view>

#include "counts.hpp"

namespace language_model {

static std::string bytes(std::span<const int> symbols) {
  expect_symbols(symbols, 256);
  std::string all;
  for (const int symbol : symbols) all.push_back(static_cast<char>(symbol));
  return all;
}

// How many symbols two strings begin with in common.
static std::size_t common(std::string_view a, std::string_view b) {
  const auto n = std::min(a.size(), b.size());
  return static_cast<std::size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(n),
                    b.begin())
          .first -
      a.begin());
}

// Where the suffixes of a text begin, in the order of a dictionary.
static std::vector<std::uint32_t> suffix_array(std::string_view text) {
  std::vector<std::uint32_t> places(text.size());
  std::iota(places.begin(), places.end(), 0u);
  std::ranges::sort(places, {}, [&](auto i) { return text.substr(i); });
  return places;
}

// The length of the longest string that `here` begins with and the text has: in
// a dictionary, the suffixes next to a string begin most like it.
static std::size_t found(std::string_view here, std::string_view text,
                         const std::vector<std::uint32_t>& suffixes) {
  const auto suffix = [&](auto i) { return text.substr(i); };
  const auto next = std::ranges::lower_bound(suffixes, here, {}, suffix);
  std::size_t length = 0;
  if (next != suffixes.begin()) length = common(here, suffix(*(next - 1)));
  if (next != suffixes.end())
    length = std::max(length, common(here, suffix(*next)));
  return length;
}

Suffixes::Suffixes(std::span<const int> text)
    : text_(bytes(text)), places_(suffix_array(text_)) {}

Copied Suffixes::copied(std::span<const int> sample) const {
  if (sample.empty())
    throw std::invalid_argument("nothing is copied in an empty sample");
  const std::string all = bytes(sample);
  std::span<const int> longest;
  std::size_t sum = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto length = found(std::string_view(all).substr(i), text_, places_);
    if (length > longest.size()) longest = sample.subspan(i, length);
    sum += length;
  }
  return {{longest.begin(), longest.end()},
          static_cast<double>(sum) / static_cast<double>(all.size())};
}

}  // namespace language_model
