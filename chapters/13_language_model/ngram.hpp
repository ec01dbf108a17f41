#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "counts.hpp"

namespace language_model {

/// A model that tells the next symbol by what has followed the last ones, up to
/// n - 1, in a text: p(x|c) = share(c x) + rest(c) p(x|c'), where c' is c
/// without its first symbol. Below the empty context, p = 1/V; for a context
/// that was never seen, p(x|c) = p(x|c').
class NGram {
 public:
  /// The contexts of one length. The shares of a context and its rest are 1 in
  /// all.
  struct Level {
    Followers seen;
    std::vector<double> shares;  // of each count
    std::vector<double> rests;   // of each context
  };

  /// Level k has the contexts of k symbols.
  NGram(std::size_t symbols, std::vector<Level> levels);

  std::size_t order() const { return levels_.size(); }

  /// How many numbers the model has: a share of each count.
  std::size_t counts() const;

  /// The probability of each symbol [V] after a context, of which the last
  /// n - 1 symbols count. Throws std::invalid_argument for one that is not 0
  /// ... V - 1.
  std::vector<double> probabilities(std::span<const int> context) const;

  /// The natural logarithm of the probability of each symbol of a text after
  /// those before it, up to n - 1: fewer at its beginning. Throws as above.
  std::vector<double> log_probabilities(std::span<const int> text) const;

 private:
  std::size_t symbols_;
  std::vector<Level> levels_;
};

/// Of N(c) times that something followed, T(c) different symbols did: so often
/// something new has come (Witten and Bell 1991, method C, interpolated), and
///   p(x|c) = (N(c x) + T(c) p(x|c')) / (N(c) + T(c)).
/// Throws std::invalid_argument unless n is 1 to the order of the counts.
NGram witten_bell(const Counts& counts, std::size_t n);

/// Modified Kneser-Ney smoothing, interpolated (Kneser and Ney 1995; Chen and
/// Goodman 1999, equation 17). Each count gives away a discount, D1 of 1, D2 of
/// 2 and D3 of more, where Tr(c) symbols have followed r times, or 3 and more:
///   p(x|c) = (N(c x) - D + (D1 T1(c) + D2 T2(c) + D3 T3(c)) p(x|c')) / N(c).
/// Strings of n symbols are counted as often as they occur, shorter ones once
/// for every different symbol that precedes them. Throws as `witten_bell` does.
NGram kneser_ney(const Counts& counts, std::size_t n);

}  // namespace language_model
