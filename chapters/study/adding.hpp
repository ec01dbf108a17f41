#pragma once
#include "study/task.hpp"

namespace study {

/// Two problems go by this name; their errors cannot be compared.
enum class AddingVersion {
  published,  // Hochreiter and Schmidhuber 1997, section 5.4
  later       // Le, Jaitly and Hinton 2015, section 4.1
};

/// The adding problem: at each step a number and a mark; two numbers are
/// marked, and behind the last step their sum is asked for.
///
/// As published: numbers in [-1, 1); a sequence has T to T + T/10 steps; one of
/// the first ten numbers is marked by 1, and another of the first T/2 - 1; the
/// first and the last step have the mark -1, or, where the first is one of the
/// two, 1 beside the number 0; the sum is scaled to 1/2 + (X1 + X2)/4, and may
/// be off by .04.
///
/// Later: numbers in [0, 1), T steps, one mark in each half, no others; X1 + X2
/// may be off by .16. Its standard deviation is twice the other's, so that this
/// is twice as lenient.
class Adding : public Task {
 public:
  /// Throws std::invalid_argument for less than 10 steps.
  Adding(AddingVersion version, std::size_t T);
  std::size_t inputs() const override { return 2; }
  std::size_t outputs() const override { return 1; }
  Examples<float> draw(std::size_t B, lstm::Random& random) const override;
  double tolerance() const override;

 private:
  AddingVersion version_;
  std::size_t T_;
};

}  // namespace study
