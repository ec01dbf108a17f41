#pragma once
#include <array>

#include "lstm/layers/dense.hpp"
#include "lstm/layers/lstm.hpp"

namespace lstm {

/// Columns `first` to `last` - 1 of a batch.
struct Columns {
  std::size_t first, last;
  std::size_t count() const { return last - first; }
};

/// How many shards a batch of B samples is cut into: at most 4, of 16 samples
/// or more. It depends on nothing else, so that the order of all sums, and
/// with it the last digits, is the same with any number of threads.
std::size_t shard_count(std::size_t B);

/// The columns of shard k; shards differ by one sample at most.
Columns shard_columns(std::size_t k, std::size_t B);

// #region shard
/// A part of a batch that is computed alone: its samples, copies of the layers,
/// whose gradients are the shard's own, and all the room that a pass needs,
/// kept from batch to batch.
template <class Scalar>
class Shard {
 public:
  Shard(const Lstm<Scalar>& lstm, const Dense<Scalar>& dense);

  /// Copies the values of the layers, and columns of x [T, D, B], target [O,
  /// B].
  void take(const Lstm<Scalar>& lstm, const Dense<Scalar>& dense,
            const Sequence<Scalar>& x, const Matrix<Scalar>& target,
            Columns columns);

  /// Computes the mean squared error of its samples, and the gradients.
  void pass();

  /// Adds this share of the shard's gradients to those of the layers, and
  /// returns this share of its loss.
  Scalar add_to(Lstm<Scalar>& lstm, Dense<Scalar>& dense, Scalar share) const;
  // #endregion

 private:
  Scalar loss_{};
  Lstm<Scalar> lstm_;
  Dense<Scalar> dense_;
  Sequence<Scalar> x_;
  Matrix<Scalar> target_;
  State<Scalar> start_;
  Trace<Scalar> trace_;
  Matrix<Scalar> h_, y_, dy_, dh_;
  Sequence<Scalar> dh_loss_;
  Flow<Scalar> flow_;
};

}  // namespace lstm
