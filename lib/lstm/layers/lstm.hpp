#pragma once
#include "lstm/layers/dropout.hpp"
#include "lstm/layers/initializers.hpp"
#include "lstm/layers/parameters.hpp"
#include "lstm/layers/trace.hpp"
#include "lstm/numbers/side_by_side.hpp"

namespace lstm {

// #region flow
/// The gradient of the loss on its way back through time. When the backward
/// pass is over, dh and dc belong to the initial state.
template <class Scalar>
struct Flow {
  Matrix<Scalar> dh, dc;  // [H, B]
  Sequence<Scalar> dZ;    // [T, 4H, B] of the pre-activations
  Sequence<Scalar> dx;    // [T, D, B]  of the input, if it is wanted
  bool wants_dx = true;   // a network's first layer can do without
  Matrix<Scalar> dZ_sum;  // [4H, B]    over all steps
  Matrix<Scalar> dh_ended, dc_ended;  // of samples that have ended
  SomeSteps<Scalar> some;             // side by side
  // Wᵀ and Uᵀ, for the products of all steps.
  Factor<Scalar> W_packed, U_packed;

  /// Makes room for the way back of x through H units; sums begin at zero.
  void resize(const Steps<Scalar>& x, std::size_t H);
};
// #endregion

// #region layer
/// A layer of H LSTM units over a whole sequence (Hochreiter and Schmidhuber
/// 1997, with the forget gate of Gers et al. 2000), the four gates computed
/// together: W [4H, D], U [4H, H] and b [4H, 1] hold the rows of i, f, g, o
/// one below the other.
template <class Scalar>
class Lstm {
 public:
  Parameter<Scalar> W, U, b;
  // #endregion

  using State = lstm::State<Scalar>;
  using Trace = lstm::Trace<Scalar>;
  using Flow = lstm::Flow<Scalar>;
  using Masks = lstm::Masks<Scalar>;
  static constexpr auto kind = "lstm";  // its name, unless it has another

  /// All weights are zero until `initialize`; `name` stands before theirs.
  Lstm(std::size_t inputs, std::size_t hidden, const std::string& name = kind);
  std::size_t inputs() const { return W.value.shape(1); }
  std::size_t hidden() const { return U.value.shape(1); }
  std::size_t outputs() const { return hidden(); }
  Parameters<Scalar> parameters() { return {&W, &U, &b}; }

  /// Keras: Glorot uniform W, orthogonal U, b = 0 but 1 in the forget gate.
  /// PyTorch: all uniform in ±1/√H; its two biases are drawn and added.
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
  /// from the loss, not by way of a later step, and `d_last` what reaches the
  /// state after the last. Adds to the gradients of W, U and b, and leaves
  /// those of x and `start` in `flow`.
  void backward(const Steps<Scalar>& x, const Trace& trace,
                const Steps<Scalar>& dh_loss, Flow& flow,
                const State& d_last = {}, const Masks& masks = {});

 private:
  void expect_start(const Steps<Scalar>& x, const State& start) const;
  void expect_end(const Steps<Scalar>& x, const Trace& trace,
                  const State& d_last) const;
  void step(const Steps<Scalar>& x, std::size_t t, Trace& trace,
            std::size_t place) const;
  void step_back(const Trace& trace, std::size_t t, Flow& flow) const;
};

}  // namespace lstm
