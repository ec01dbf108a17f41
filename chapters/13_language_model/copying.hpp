#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace language_model {

/// How much of a sample is copied: at each of its places begins a string that
/// occurs in a text and is the longest of those that do.
struct Copied {
  std::vector<int> longest;  // of all places, the first of equal ones
  double mean;               // of the lengths at all places
};

/// Symbols are 0 ... 255. A sample of M symbols takes the sorting of all N
/// suffixes of the text, N log N comparisons as long as what is found twice in
/// it, and then M log N. Throws std::invalid_argument for an empty sample.
Copied copied(std::span<const int> sample, std::span<const int> text);

}  // namespace language_model
