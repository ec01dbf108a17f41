#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace language_model {

/// A string of up to 8 symbols in one number, its last symbol in the lowest 8
/// bits: strings of one length are in the order of a dictionary.
using Packed = std::uint64_t;

/// The last k symbols, at most 7, of a packed string.
inline Packed last(std::size_t k, Packed string) {
  return string & ((Packed{1} << (8 * k)) - 1);
}

/// What follows the contexts of one length in a text, and how often. That of
/// context c stands in symbols and counts from first[c] to before first[c + 1].
struct Followers {
  std::vector<Packed> contexts;  // in order, those that something follows
  std::vector<std::size_t> first;
  std::vector<std::uint8_t> symbols;  // in order after each context
  std::vector<std::uint32_t> counts;

  /// The number of a context; contexts.size() if it has never been seen.
  std::size_t find(Packed context) const;
};

/// How often each string of up to n symbols occurs in a text. Nothing stands
/// before its beginning: the first string of k symbols begins there.
class Counts {
 public:
  /// Throws std::invalid_argument unless `symbols` is 1 to 256, n is 1 to 8,
  /// and the text is made of 0 ... symbols - 1.
  Counts(std::span<const int> text, std::size_t symbols, std::size_t n);

  std::size_t symbols() const { return symbols_; }
  std::size_t order() const { return strings_.size(); }

  /// The strings of k symbols, 1 to n, as contexts of k - 1 and what follows.
  const Followers& strings(std::size_t k) const { return strings_[k - 1]; }

  /// The same of k symbols, 1 to n - 1, each counted once for every different
  /// symbol that precedes it, not for every time that it occurs.
  Followers continuations(std::size_t k) const;

 private:
  std::size_t symbols_;
  std::vector<Followers> strings_;
};

/// Throws std::invalid_argument unless all of a text is 0 ... symbols - 1.
void expect_symbols(std::span<const int> text, std::size_t symbols);

}  // namespace language_model
