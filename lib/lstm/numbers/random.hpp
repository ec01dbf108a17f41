#pragma once
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>

namespace lstm {

// #region random
/// The one source of chance: the same seed gives the same numbers with every
/// compiler. The C++ standard fixes the bits of mt19937_64, but not what its
/// distributions and std::shuffle make of them, so those are written here.
class Random {
 public:
  explicit Random(std::uint64_t seed) : bits_(seed) {}

  double uniform();  // in [0, 1), a multiple of 2⁻⁵³
  double uniform(double low, double high);  // in [low, high), or low = high;
                                            // both finite
  double normal();                          // mean 0, variance 1
  std::size_t below(std::size_t n);         // one of 0 ... n-1; n > 0
  void shuffle(std::span<std::size_t> items);

 private:
  std::mt19937_64 bits_;
};
// #endregion

}  // namespace lstm
