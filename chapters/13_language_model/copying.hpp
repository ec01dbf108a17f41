#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace language_model {

/// How much of a sample is copied: at each of its places begins a string that
/// occurs in a text and is the longest of those that do.
struct Copied {
  std::vector<int> longest;  // of all places, the first of equal ones
  double mean;               // of the lengths at all places
};

/// A text in which strings are looked up. Symbols are 0 ... 255.
class Suffixes {
 public:
  /// Sorts the N suffixes of the text: N log N comparisons, each as long as
  /// what is found twice in it.
  explicit Suffixes(std::span<const int> text);

  /// What of a sample of M symbols the text has, in M log N comparisons. Throws
  /// std::invalid_argument for an empty sample.
  Copied copied(std::span<const int> sample) const;

 private:
  std::string text_;
  std::vector<std::uint32_t> places_;  // of the suffixes, in dictionary order
};

}  // namespace language_model
