#pragma once
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <string_view>
#include <vector>

namespace lstm {

// #region random
/// The one source of chance: the same seed gives the same numbers with every
/// compiler. The C++ standard fixes the bits of mt19937_64, but not what its
/// distributions and std::shuffle make of them, so those are written here.
class Random {
 public:
  explicit Random(std::uint64_t seed);

  double uniform();  // in [0, 1), a multiple of 2⁻⁵³
  double uniform(double low, double high);  // in [low, high), or low = high;
                                            // both finite
  double normal();                          // mean 0, variance 1
  std::size_t below(std::size_t n);         // one of 0 ... n-1; n > 0
  void shuffle(std::span<std::size_t> items);

  /// All that the draws to come depend on, so that they can go on elsewhere.
  std::vector<std::uint64_t> state() const;
  /// Throws std::invalid_argument unless these are the state of a Random.
  void go_on_from(std::span<const std::uint64_t> state);

 private:
  friend class Seed;
  explicit Random(std::seed_seq seed) : bits_(seed) {}

  std::mt19937_64 bits_;
};
// #endregion

// #region seed
/// Where the chances of a program start. Each purpose has a stream of its own,
/// and each part of the work a seed: none has anything to do with another, so
/// that more samples do not change the weights, and no two seeds share a
/// network.
class Seed {
 public:
  explicit Seed(std::uint64_t number);

  /// What is drawn for one purpose, as "weights", "order" or "noise".
  Random stream(std::string_view purpose) const;

  /// The seed of a part, as an experiment, or of repetition k of that part.
  Seed part(std::string_view name, std::uint64_t k = 0) const;

 private:
  std::vector<std::uint32_t> words_;
};
// #endregion

}  // namespace lstm
