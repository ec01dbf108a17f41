#pragma once
#include <memory>
#include <string>

#include "study/reber.hpp"

namespace long_memory {

/// Temporal order (Hochreiter and Schmidhuber 1997, experiment 6a): E, letters
/// that mean nothing, among them two that are X or Y, and B. Behind the last
/// step it is asked which two came, in their order: XX, XY, YX or YY.
///
/// For T = 100 as published: 100 to 110 steps, X or Y at one of the steps 10 to
/// 20 and at one of 50 to 60; for other T these grow as T does.
class TemporalOrder : public study::Task {
 public:
  /// Throws std::invalid_argument for less than 10 steps.
  explicit TemporalOrder(std::size_t T);
  std::size_t inputs() const override { return 8; }  // a, b, c, d, X, Y, E, B
  std::size_t outputs() const override { return 4; }
  study::Examples<float> draw(std::size_t B,
                              lstm::Random& random) const override;

 private:
  std::size_t T_;
};

/// Copying (Arjovsky et al. 2016, section 5.1): ten symbols of eight kinds,
/// T - 1 blanks, a mark, and ten more blanks, behind which the symbols are to
/// be said again, one after the other; before them a blank at each step.
/// T + 20 steps.
class Copying : public study::Task {
 public:
  static constexpr std::size_t symbols = 10, kinds = 8;

  /// Throws std::invalid_argument for T = 0.
  explicit Copying(std::size_t T);
  std::size_t inputs() const override { return kinds + 2; }
  std::size_t outputs() const override { return kinds + 1; }
  study::Examples<float> draw(std::size_t B,
                              lstm::Random& random) const override;

 private:
  std::size_t T_;
};

/// So many letters of embedded Reber strings, each of which follows the one
/// before without anything that would say so (Gers et al. 2000, section 4.1).
/// The letters that are legal behind the last one are known, too.
study::ReberString continual_reber(std::size_t letters, lstm::Random& random);

/// What letter comes next in that, T letters from the first of a string on.
class ContinualReber : public study::Task {
 public:
  explicit ContinualReber(std::size_t T) : T_(T) {}
  std::size_t inputs() const override { return study::reber_letters.size(); }
  std::size_t outputs() const override { return study::reber_letters.size(); }
  study::Examples<float> draw(std::size_t B,
                              lstm::Random& random) const override;

 private:
  std::size_t T_;
};

}  // namespace long_memory
