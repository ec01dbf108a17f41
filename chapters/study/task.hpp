#pragma once
#include <vector>

#include "lstm/layers/labels.hpp"
#include "lstm/numbers/random.hpp"

namespace study {

/// Sequences of T steps side by side, and what is right of them: a class behind
/// each step, or numbers behind the last.
template <class Scalar>
struct Examples {
  lstm::Sequence<Scalar> x;  // [T, D, B]
  lstm::Labels labels;       // [T, B] the class that came; or empty
  lstm::Labels legal;      // [T, B] all that could have come: bit k for class k
  lstm::Matrix<Scalar> y;  // [O, B] the numbers; or empty

  std::size_t size() const { return x.shape(2); }
};

/// Something to learn of which there are as many sequences as one likes.
class Task {
 public:
  virtual ~Task() = default;
  virtual std::size_t inputs() const = 0;
  virtual std::size_t outputs() const = 0;  // classes, or numbers

  /// B sequences to learn from, all of one length, that is drawn as well.
  virtual Examples<float> draw(std::size_t B, lstm::Random& random) const = 0;

  /// About B sequences that nothing is learned from.
  virtual Examples<float> unseen(std::size_t B, lstm::Random& random) const {
    return draw(B, random);
  }

  /// How far a number may be off, and which share of sequences may be wrong
  /// where the task counts as solved.
  virtual double tolerance() const { return 0; }
  virtual double may_fail() const { return 0.01; }
};

/// Room for B sequences of T steps: zeros, and no class behind any step.
Examples<float> empty_examples(std::size_t T, std::size_t D, std::size_t B);

/// Says that this class, and no other, is right behind step t of sample b.
void expect_class(Examples<float>& examples, std::size_t t, std::size_t b,
                  std::size_t wanted);

/// Whether, of what z [T, K, B] says behind step t of sample b, each legal
/// class is more active than each that is not. NaN is not.
bool legal_on_top(const lstm::Sequence<float>& z, std::size_t t, std::size_t b,
                  int legal);

/// Which of the samples are wrong, given z [T, K, B] of a network that reads
/// them: one where, behind some step, not every legal class is more active than
/// every other; or whose number is further off than `tolerance`. NaN is wrong.
std::vector<bool> wrong(const Examples<float>& examples,
                        const lstm::Sequence<float>& z, double tolerance);

}  // namespace study
