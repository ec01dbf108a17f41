#pragma once
#include "lstm/layers/dense.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/training/shard.hpp"
#include "lstm/training/team.hpp"

namespace lstm {

/// An LSTM that reads a whole sequence, and a dense layer that predicts from
/// its last hidden state: many steps in, one answer out.
template <class Scalar>
class Regressor {
 public:
  Lstm<Scalar> lstm;
  Dense<Scalar> dense;

  Regressor(std::size_t inputs, std::size_t hidden, std::size_t outputs);
  virtual ~Regressor() = default;
  void initialize(Recipe recipe, Random& random);
  Parameters<Scalar> parameters();
  Parameters<Scalar> weights();  // the parameters without the biases

  /// From x [T, D, B], started from a state of zeros, to y [O, B]. Throws
  /// ShapeError, or std::invalid_argument where x is not finite.
  Matrix<Scalar> predict(const Sequence<Scalar>& x) const;

  /// What `predict` returns, for an x that is known to be finite.
  Matrix<Scalar> predict_finite(const Sequence<Scalar>& x) const;

  /// The mean squared error of x [T, D, B] against target [O, B]. Leaves its
  /// gradients in the parameters. The team shares the work; loss and gradients
  /// are the same numbers with any team.
  virtual Scalar loss_and_gradients(const Sequence<Scalar>& x,
                                    const Matrix<Scalar>& target, Team& team);
  Scalar loss_and_gradients(const Sequence<Scalar>& x,
                            const Matrix<Scalar>& target);

 private:
  std::vector<Shard<Scalar>> shards_;  // kept from batch to batch
};

}  // namespace lstm
