#pragma once
#include "study/task.hpp"

namespace relatives {

/// Bits, one a step: is the number of ones so far odd (class 1) or even?
/// Learned from sequences of 1 to `longest` bits, all lengths alike; the
/// sequences that nothing is learned from are longer than any of those.
class Parity : public study::Task {
 public:
  /// Throws std::invalid_argument unless 1 <= longest <= asked.
  explicit Parity(std::size_t longest = 40, std::size_t asked = 256);
  std::size_t inputs() const override { return 1; }
  std::size_t outputs() const override { return 2; }
  study::Examples<float> draw(std::size_t B,
                              lstm::Random& random) const override;
  /// B / 16 sequences, which are long, of `asked` bits.
  study::Examples<float> unseen(std::size_t B,
                                lstm::Random& random) const override;

  /// B sequences of T bits, of which the last answer alone counts.
  study::Examples<float> of_length(std::size_t T, std::size_t B,
                                   lstm::Random& random) const;

 private:
  std::size_t longest_, asked_;
};

}  // namespace relatives
