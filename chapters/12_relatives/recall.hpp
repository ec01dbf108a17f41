#pragma once
#include "study/task.hpp"

namespace relatives {

/// Associative recall: pairs of a key and a value, one a step, whose keys all
/// differ; then one of the keys alone, and its value is asked for. Learned from
/// 1 to `pairs` pairs, all numbers alike, and asked with `pairs`.
class Recall : public study::Task {
 public:
  /// Throws std::invalid_argument without keys or with one value, or unless
  /// there are 1 to `keys` pairs.
  explicit Recall(std::size_t keys = 8, std::size_t values = 4,
                  std::size_t pairs = 8);
  std::size_t inputs() const override { return keys_ + values_; }
  std::size_t outputs() const override { return values_; }
  study::Examples<float> draw(std::size_t B,
                              lstm::Random& random) const override;
  study::Examples<float> unseen(std::size_t B,
                                lstm::Random& random) const override;

  /// B sequences of so many pairs.
  study::Examples<float> of_pairs(std::size_t pairs, std::size_t B,
                                  lstm::Random& random) const;

 private:
  std::size_t keys_, values_, pairs_;
};

}  // namespace relatives
