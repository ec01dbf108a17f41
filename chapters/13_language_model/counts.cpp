#include "counts.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace language_model {

std::size_t Followers::find(Packed context) const {
  const auto place = std::ranges::lower_bound(contexts, context);
  return place != contexts.end() && *place == context
             ? static_cast<std::size_t>(place - contexts.begin())
             : contexts.size();
}

// Equal strings are neighbours once they are sorted, and so are the strings
// that begin with one context.
static Followers count(std::vector<Packed> strings) {
  std::ranges::sort(strings);
  Followers all;
  for (std::size_t i = 0; i < strings.size(); ++i) {
    if (i > 0 && strings[i] == strings[i - 1]) {
      ++all.counts.back();
      continue;
    }
    const Packed context = strings[i] >> 8;
    if (all.contexts.empty() || all.contexts.back() != context) {
      all.contexts.push_back(context);
      all.first.push_back(all.symbols.size());
    }
    all.symbols.push_back(static_cast<std::uint8_t>(strings[i] & 255));
    all.counts.push_back(1);
  }
  all.first.push_back(all.symbols.size());
  return all;
}

// All strings of k symbols, those that occur twice twice.
static std::vector<Packed> strings_of(std::span<const int> text,
                                      std::size_t k) {
  std::vector<Packed> strings;
  strings.reserve(text.size());
  Packed before = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const Packed string = before << 8 | static_cast<Packed>(text[i]);
    if (i + 1 >= k) strings.push_back(string);
    before = last(k - 1, string);
  }
  return strings;
}

Counts::Counts(std::span<const int> text, std::size_t symbols, std::size_t n)
    : symbols_(symbols) {
  if (symbols < 1 || symbols > 256)
    throw std::invalid_argument(
        fmt::format("counts of {} symbols, expected 1 to 256", symbols));
  if (n < 1 || n > 8)
    throw std::invalid_argument(
        fmt::format("counts of strings of {} symbols, expected 1 to 8", n));
  expect_symbols(text, symbols);
  for (std::size_t k = 1; k <= n; ++k)
    strings_.push_back(count(strings_of(text, k)));
}

Followers Counts::continuations(std::size_t k) const {
  const auto& longer = strings(k + 1);
  std::vector<Packed> strings;
  strings.reserve(longer.symbols.size());
  for (std::size_t c = 0; c < longer.contexts.size(); ++c)
    for (auto i = longer.first[c]; i < longer.first[c + 1]; ++i)
      strings.push_back(last(k - 1, longer.contexts[c]) << 8 |
                        longer.symbols[i]);
  return count(std::move(strings));
}

// Below 0 is above all others without its sign.
void expect_symbols(std::span<const int> text, std::size_t symbols) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (static_cast<std::size_t>(text[i]) >= symbols)
      throw std::invalid_argument(
          fmt::format("symbol {} of a text is {}, expected 0 to {}", i, text[i],
                      symbols - 1));
}

}  // namespace language_model
