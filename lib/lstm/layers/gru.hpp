#pragma once
#include "lstm/layers/dropout.hpp"
#include "lstm/layers/initializers.hpp"
#include "lstm/layers/parameters.hpp"
#include "lstm/layers/trace.hpp"
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
  Sequence<Scalar> x_read, h_read;  // what W and U read, where dropout or the
                                    // lengths of samples make it another
  // W and U, for the products of all steps.
  Factor<Scalar> W_packed, U_rz_packed, U_n_packed;

  std::size_t steps() const { return gates.shape(0); }
  /// h[1] ... h[T]
  Steps<Scalar> outputs() const { return Steps<Scalar>(h).after_first(); }
  /// After the last step.
  HiddenState<Scalar> last() const { return {at(h, steps())}; }

  /// Makes room; memory is kept from call to call where the shapes are equal.
  void resize(std::size_t T, std::size_t H, std::size_t B) {
    expect_room<Scalar>("gates", std::array<std::size_t, 4>{T, 3, H, B});
    gates.resize({T, 3 * H, B});
    q.resize({T, H, B});
    h.resize({T + 1, H, B});
  }
};
// #endregion

/// The gradient of the loss on its way back through time. When the backward
/// pass is over, dh belongs to the initial state.
template <class Scalar>
struct GruFlow {
  Matrix<Scalar> dh;              // [H, B]
  Sequence<Scalar> dZ;            // [T, 3H, B] of the pre-activations
  Sequence<Scalar> dq;            // [T, H, B]
  Sequence<Scalar> dx;            // [T, D, B]  of the input, if it is wanted
  bool wants_dx = true;           // a network's first layer can do without
  Matrix<Scalar> dZ_sum, dq_sum;  // over all steps
  Matrix<Scalar> dh_ended;        // [H, B] of samples that have ended
  Matrix<Scalar> dh_read;         // [H, B] of h times its mask
  SomeSteps<Scalar> some;         // side by side
  SideBySide<Scalar> some_q;
  // Wᵀ and Uᵀ, for the products of all steps.
  Factor<Scalar> W_packed, U_rz_packed, U_n_packed;

  /// Makes room for the way back of x through H units; sums begin at zero.
  void resize(const Steps<Scalar>& x, std::size_t H);
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

  using State = HiddenState<Scalar>;
  using Trace = GruTrace<Scalar>;
  using Flow = GruFlow<Scalar>;
  using Masks = lstm::Masks<Scalar>;
  static constexpr auto kind = "gru";  // its name, unless it has another

  /// All weights are zero until `initialize`; `name` stands before theirs.
  /// Throws ShapeError without inputs or units.
  Gru(std::size_t inputs, std::size_t hidden,
      Reset reset_ = Reset::after_product, const std::string& name = kind);
  Gru(std::size_t inputs, std::size_t hidden, const std::string& name,
      Reset reset_ = Reset::after_product)
      : Gru(inputs, hidden, reset_, name) {}
  std::size_t inputs() const { return W.value.shape(1); }
  std::size_t hidden() const { return U.value.shape(1); }
  std::size_t outputs() const { return hidden(); }

  /// Without b_h where r comes before the product.
  Parameters<Scalar> parameters();

  /// Keras: Glorot uniform W, orthogonal U, biases of 0. PyTorch: all uniform
  /// in ±1/√H; of its two biases the second is b_h for n, if r stands between
  /// them, and is otherwise added to the first.
  void initialize(Recipe recipe, Random& random);

  /// New masks for T steps of B samples.
  void draw(const DropoutOptions& options, std::size_t T, std::size_t B,
            Random& random, Masks& masks) const;

  /// Runs x [T, D, B] from the state `start` and fills the trace. A sample that
  /// has ended keeps its state. Throws ShapeError where a shape does not fit.
  void forward(const Steps<Scalar>& x, const State& start, Trace& trace,
               const Masks& masks = {}) const;

  /// The state after the last step. It takes the room of one step, since
  /// nothing of the way there is kept.
  State last_state(const Steps<Scalar>& x, const State& start) const;

  /// Takes the gradient of the loss back through the pass that `trace`
  /// recorded. dh_loss [T, H, B] is what reaches every hidden state straight
  /// from the loss, and `d_last` what reaches the state after the last. Adds to
  /// the gradients of the parameters, and leaves those of x and `start` in
  /// `flow`. Throws ShapeError.
  void backward(const Steps<Scalar>& x, const Trace& trace,
                const Steps<Scalar>& dh_loss, Flow& flow,
                const State& d_last = {}, const Masks& masks = {});

 private:
  void expect_start(const Steps<Scalar>& x, const State& start) const;
  void pack_weights(Trace& trace, std::size_t T, std::size_t B) const;
  void expect_end(const Steps<Scalar>& x, const Trace& trace,
                  const State& d_last) const;
  void step(const Steps<Scalar>& x, std::size_t t, Trace& trace,
            std::size_t place) const;
  void step_back(const Trace& trace, std::size_t t, const Masks& masks,
                 Flow& flow) const;
  void add_weight_gradients(const Steps<Scalar>& x, const Trace& trace,
                            std::size_t first, std::size_t last, Flow& flow);
};

}  // namespace lstm
