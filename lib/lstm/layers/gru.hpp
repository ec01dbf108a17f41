#pragma once
#include "lstm/layers/initializers.hpp"
#include "lstm/layers/parameters.hpp"
#include "lstm/numbers/side_by_side.hpp"

namespace lstm {

// #region reset
/// Where the reset gate r acts on its way to the candidate n: on the product of
/// U and h, n = tanh(W x + b + r ⊙ (U h + b_h)), as in PyTorch and in Keras by
/// default; or on h before the product, n = tanh(W x + b + U (r ⊙ h)), as in
/// Cho et al. 2014.
enum class Reset { after_product, before_product };
// #endregion

// #region trace
/// Every intermediate value of a GRU's forward pass.
template <class Scalar>
struct GruTrace {
  Sequence<Scalar> gates;  // [T, 3H, B]  r, z, n after their activation
  Sequence<Scalar> q;      // [T, H, B]   U h + b_h of n's rows; or r ⊙ h
  Sequence<Scalar> h;      // [T+1, H, B] h[0] is the initial hidden state

  std::size_t steps() const { return gates.shape(0); }
};
// #endregion

/// The gradient of the loss on its way back through time. When the backward
/// pass is over, dh belongs to the initial state.
template <class Scalar>
struct GruFlow {
  Matrix<Scalar> dh;              // [H, B]
  Sequence<Scalar> dZ;            // [T, 3H, B] of the pre-activations
  Sequence<Scalar> dq;            // [T, H, B]
  Sequence<Scalar> dx;            // [T, D, B]
  Matrix<Scalar> dZ_sum, dq_sum;  // over all steps
  SideBySide<Scalar> some_dZ, some_q, some_x, some_h;
};

// #region layer
/// A layer of H gated recurrent units (Cho et al. 2014) over a whole sequence:
/// W [3H, D], U [3H, H] and b [3H, 1] hold the rows of r, z and n one below
/// the other, and b_h [H, 1] is what n's product has besides, if r comes after
/// it. The new state is h = (1 - z) ⊙ n + z ⊙ h.
template <class Scalar>
class Gru {
 public:
  Parameter<Scalar> W, U, b, b_h;
  Reset reset;
  // #endregion

  /// All weights are zero until `initialize`. Throws ShapeError without inputs
  /// or units.
  Gru(std::size_t inputs, std::size_t hidden,
      Reset reset_ = Reset::after_product);
  std::size_t inputs() const { return W.value.shape(1); }
  std::size_t hidden() const { return U.value.shape(1); }

  /// Without b_h where r comes before the product.
  Parameters<Scalar> parameters();

  /// Keras: Glorot uniform W, orthogonal U, biases of 0. PyTorch: all uniform
  /// in ±1/√H; of its two biases the second is b_h for n, if r stands between
  /// them, and is otherwise added to the first.
  void initialize(Recipe recipe, Random& random);

  /// Runs x [T, D, B] from h = `start` [H, B] and fills the trace.
  /// Throws ShapeError where a shape does not fit.
  void forward(const Sequence<Scalar>& x, const Matrix<Scalar>& start,
               GruTrace<Scalar>& trace) const;

  /// Takes the gradient of the loss back through the pass that `trace`
  /// recorded. dh_loss [T, H, B] is what reaches every hidden state straight
  /// from the loss. Adds to the gradients of the parameters, and leaves those
  /// of x and `start` in `flow`.
  void backward(const Sequence<Scalar>& x, const GruTrace<Scalar>& trace,
                const Sequence<Scalar>& dh_loss, GruFlow<Scalar>& flow);

 private:
  void step(const Sequence<Scalar>& x, std::size_t t,
            GruTrace<Scalar>& trace) const;
  void step_back(const GruTrace<Scalar>& trace, std::size_t t,
                 GruFlow<Scalar>& flow) const;
  void add_weight_gradients(const Sequence<Scalar>& x,
                            const GruTrace<Scalar>& trace, std::size_t first,
                            std::size_t last, GruFlow<Scalar>& flow);
};

}  // namespace lstm
