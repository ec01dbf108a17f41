#pragma once
#include <algorithm>
#include <numeric>
#include <span>
#include <vector>

namespace lstm {

// #region numbers
using Samples = std::span<const std::size_t>;

/// 0, 1, … n - 1: all samples of a dataset, in order.
inline std::vector<std::size_t> numbers_below(std::size_t n) {
  std::vector<std::size_t> numbers(n);
  std::iota(numbers.begin(), numbers.end(), std::size_t{0});
  return numbers;
}
// #endregion

// #region batches
/// The samples, cut into batches; the last one holds what is left.
inline std::vector<Samples> batches(Samples samples, std::size_t size) {
  std::vector<Samples> all;
  for (std::size_t first = 0; first < samples.size(); first += size)
    all.push_back(
        samples.subspan(first, std::min(size, samples.size() - first)));
  return all;
}
// #endregion

// #region mean
/// The mean over all samples seen, each batch counting by its size.
struct Mean {
  double sum = 0;
  std::size_t samples = 0;

  void add(double loss, std::size_t n) {
    sum += loss * static_cast<double>(n);
    samples += n;
  }
  double value() const { return sum / static_cast<double>(samples); }
};
// #endregion

}  // namespace lstm
