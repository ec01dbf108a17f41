#pragma once
#include "lstm/layers/dense.hpp"
#include "lstm/layers/dropout.hpp"
#include "lstm/layers/loss.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/numbers/team.hpp"
#include "lstm/training/dataset.hpp"

namespace lstm {

// #region regressor
/// A recurrent layer that reads a whole sequence, and a dense layer that
/// predicts from its last hidden state: many steps in, one answer out.
template <class S, template <class> class L = Lstm>
class Regressor {
 public:
  using Scalar = S;
  using Batch = Dataset<S>;
  L<S> layer;
  Dense<S> dense;
  DropoutOptions dropout;  // in training
  // #endregion

  /// Throws std::invalid_argument where a share of dropout is none.
  Regressor(std::size_t inputs, std::size_t hidden, std::size_t outputs,
            const DropoutOptions& dropout_ = {})
      : layer(inputs, hidden),
        dense(hidden, outputs),
        dropout(checked(dropout_)) {}
  void initialize(Recipe recipe, Random& random);
  Parameters<S> parameters() { return parameters_of(layer, dense); }
  Parameters<S> weights();  // the parameters without the biases

  /// From x [T, D, B], started from a state of zeros, to y [O, B]. Throws
  /// ShapeError, or std::invalid_argument where x is not finite.
  Matrix<S> predict(const Steps<S>& x) const;

  /// The same in shards, which the team shares; the numbers do not depend on
  /// the team. Not for use within a task of it.
  Matrix<S> predict(const Steps<S>& x, Team& team) const;

  /// Throws ShapeError unless data suit the model, and std::invalid_argument
  /// where one of their numbers is not finite.
  void expect(const std::string& name, const Dataset<S>& data) const {
    expect_fitting(name, data, layer.inputs(), dense.outputs());
  }

  /// The squared error of a batch. `pass` drops out, and adds its gradients to
  /// those of the parameters. Throws ShapeError.
  Summed<S> pass(const Dataset<S>& batch, Random& random);
  Summed<S> loss(const Dataset<S>& batch) const;

 private:
  Matrix<S> predict_finite(const Steps<S>& x) const;

  // Kept from pass to pass.
  typename L<S>::Masks masks_;
  typename L<S>::Trace trace_;
  typename L<S>::State d_last_;
  typename L<S>::Flow flow_;
  Sequence<S> output_mask_;  // [1, H, B]
  Matrix<S> h_, y_, dy_;
};

}  // namespace lstm
