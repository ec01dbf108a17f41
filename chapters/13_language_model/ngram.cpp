#include "ngram.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace language_model {

NGram::NGram(std::size_t symbols, std::vector<Level> levels)
    : symbols_(symbols), levels_(std::move(levels)) {}

std::size_t NGram::counts() const {
  std::size_t sum = 0;
  for (const auto& level : levels_) sum += level.shares.size();
  return sum;
}

// Where a context was never seen, no longer one that ends with it was.
std::vector<double> NGram::probabilities(std::span<const int> context) const {
  expect_symbols(context, symbols_);
  std::vector<double> p(symbols_, 1 / static_cast<double>(symbols_));
  Packed before = 0;
  for (const int x : context) before = before << 8 | static_cast<Packed>(x);
  for (std::size_t k = 0; k < std::min(order(), context.size() + 1); ++k) {
    const auto& [seen, shares, rests] = levels_[k];
    const auto c = seen.find(last(k, before));
    if (c == rests.size()) break;
    for (double& one : p) one *= rests[c];
    for (auto i = seen.first[c]; i < seen.first[c + 1]; ++i)
      p[seen.symbols[i]] += shares[i];
  }
  return p;
}

// The share of a symbol after context c, 0 if it has never followed.
static double share(const NGram::Level& level, std::size_t c, int symbol) {
  const auto begin = level.seen.first[c], end = level.seen.first[c + 1];
  const auto symbols =
      std::span(level.seen.symbols).subspan(begin, end - begin);
  const auto place = std::ranges::lower_bound(symbols, symbol);
  if (place == symbols.end() || *place != symbol) return 0;
  return level
      .shares[begin + static_cast<std::size_t>(place - symbols.begin())];
}

std::vector<double> NGram::log_probabilities(std::span<const int> text) const {
  expect_symbols(text, symbols_);
  std::vector<double> logs(text.size());
  Packed before = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    double p = 1 / static_cast<double>(symbols_);
    for (std::size_t k = 0; k < std::min(order(), i + 1); ++k) {
      const auto& level = levels_[k];
      const auto c = level.seen.find(last(k, before));
      if (c == level.rests.size()) break;
      p = share(level, c, text[i]) + level.rests[c] * p;
    }
    logs[i] = std::log(p);
    before = before << 8 | static_cast<Packed>(text[i]);
  }
  return logs;
}

static void expect_order(const Counts& counts, std::size_t n) {
  if (n < 1 || n > counts.order())
    throw std::invalid_argument(fmt::format(
        "a model of order {}, expected 1 to {}", n, counts.order()));
}

static NGram::Level witten_bell(Followers seen) {
  NGram::Level level{std::move(seen), {}, {}};
  const auto& [contexts, first, symbols, counts] = level.seen;
  for (std::size_t c = 0; c < contexts.size(); ++c) {
    const auto T = static_cast<double>(first[c + 1] - first[c]);
    double N = 0;
    for (auto i = first[c]; i < first[c + 1]; ++i) N += counts[i];
    for (auto i = first[c]; i < first[c + 1]; ++i)
      level.shares.push_back(counts[i] / (N + T));
    level.rests.push_back(T / (N + T));
  }
  return level;
}

NGram witten_bell(const Counts& counts, std::size_t n) {
  expect_order(counts, n);
  std::vector<NGram::Level> levels;
  for (std::size_t k = 1; k <= n; ++k)
    levels.push_back(witten_bell(counts.strings(k)));
  return {counts.symbols(), std::move(levels)};
}

// What is taken from counts of 1, of 2, and of 3 or more.
using Discounts = std::array<double, 3>;

// Three discounts, where there are counts of 1, 2, 3 and 4 to tell them and all
// are above 0; else one for all counts, n1 / (n1 + 2 n2) (Kneser and Ney 1995);
// and where that cannot be told, 1/2. All are above 0, so that every symbol is
// possible, and none is above the count that it is taken from.
static Discounts discounts(const std::vector<std::uint32_t>& counts) {
  std::array<double, 5> n{};  // n[r]: how many counts are r
  for (const auto count : counts)
    if (count < n.size()) ++n[count];
  if (n[1] == 0 || n[2] == 0) return {0.5, 0.5, 0.5};
  const double D = n[1] / (n[1] + 2 * n[2]);
  if (n[3] == 0 || n[4] == 0) return {D, D, D};
  const double D2 = 2 - 3 * D * n[3] / n[2], D3 = 3 - 4 * D * n[4] / n[3];
  if (D2 <= 0 || D3 <= 0) return {D, D, D};
  return {D, D2, D3};
}

static NGram::Level kneser_ney(Followers seen) {
  NGram::Level level{std::move(seen), {}, {}};
  const auto& [contexts, first, symbols, counts] = level.seen;
  const auto D = discounts(counts);
  for (std::size_t c = 0; c < contexts.size(); ++c) {
    double N = 0, taken = 0;
    for (auto i = first[c]; i < first[c + 1]; ++i) N += counts[i];
    for (auto i = first[c]; i < first[c + 1]; ++i) {
      const double discount = D[std::min(counts[i], 3u) - 1];
      level.shares.push_back((counts[i] - discount) / N);
      taken += discount;
    }
    level.rests.push_back(taken / N);
  }
  return level;
}

NGram kneser_ney(const Counts& counts, std::size_t n) {
  expect_order(counts, n);
  std::vector<NGram::Level> levels;
  for (std::size_t k = 1; k < n; ++k)
    levels.push_back(kneser_ney(counts.continuations(k)));
  levels.push_back(kneser_ney(counts.strings(n)));
  return {counts.symbols(), std::move(levels)};
}

}  // namespace language_model
