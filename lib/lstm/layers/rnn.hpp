#pragma once
#include "lstm/layers/dropout.hpp"
#include "lstm/layers/initializers.hpp"
#include "lstm/layers/parameters.hpp"
#include "lstm/layers/trace.hpp"
#include "lstm/numbers/side_by_side.hpp"

namespace lstm {

/// The hidden states of a plain network's forward pass, which are all that its
/// backward pass needs.
template <class Scalar>
struct RnnTrace {
  Sequence<Scalar> h;               // [T+1, H, B] h[0] is the initial state
  Sequence<Scalar> x_read, h_read;  // what W and U read, where dropout or the
                                    // lengths of samples make it another
  // W and U, for the products of all steps.
  Factor<Scalar> W_packed, U_packed;

  std::size_t steps() const { return h.shape(0) == 0 ? 0 : h.shape(0) - 1; }
  /// h[1] ... h[T]
  Steps<Scalar> outputs() const { return Steps<Scalar>(h).after_first(); }
  /// After the last step.
  HiddenState<Scalar> last() const { return {at(h, steps())}; }

  /// Makes room; memory is kept from call to call where the shapes are equal.
  void resize(std::size_t T, std::size_t H, std::size_t B) {
    expect_room<Scalar>("h", std::array{T + 1, H, B});
    h.resize({T + 1, H, B});
  }
};

/// The gradient of the loss on its way back through time. When the backward
/// pass is over, dh belongs to the initial state.
template <class Scalar>
struct RnnFlow {
  Matrix<Scalar> dh;        // [H, B]
  Sequence<Scalar> dZ;      // [T, H, B] of the pre-activations
  Sequence<Scalar> dx;      // [T, D, B] of the input, if it is wanted
  bool wants_dx = true;     // a network's first layer can do without
  Matrix<Scalar> dZ_sum;    // [H, B]    over all steps
  Matrix<Scalar> dh_ended;  // [H, B]    of samples that have ended
  SomeSteps<Scalar> some;   // side by side
  // Wᵀ and Uᵀ, for the products of all steps.
  Factor<Scalar> W_packed, U_packed;

  /// Makes room for the way back of x through H units; sums begin at zero.
  void resize(const Steps<Scalar>& x, std::size_t H);
};

/// A layer of H plain recurrent units (Elman 1990) over a whole sequence, with
/// the weights W [H, D], U [H, H] and b [H, 1]: h = tanh(W x + U h + b), where
/// the h on the right is that of the step before.
template <class Scalar>
class Rnn {
 public:
  Parameter<Scalar> W, U, b;

  using State = HiddenState<Scalar>;
  using Trace = RnnTrace<Scalar>;
  using Flow = RnnFlow<Scalar>;
  using Masks = lstm::Masks<Scalar>;
  static constexpr auto kind = "rnn";  // its name, unless it has another

  /// All weights are zero until `initialize`; `name` stands before theirs.
  /// Throws ShapeError without inputs or units.
  Rnn(std::size_t inputs, std::size_t hidden, const std::string& name = kind);
  std::size_t inputs() const { return W.value.shape(1); }
  std::size_t hidden() const { return U.value.shape(1); }
  std::size_t outputs() const { return hidden(); }
  Parameters<Scalar> parameters() { return {&W, &U, &b}; }

  /// Keras: Glorot uniform W, orthogonal U, b = 0. PyTorch: all uniform in
  /// ±1/√H; its two biases are drawn and added.
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
  void step(const Steps<Scalar>& x, std::size_t t, Trace& trace,
            std::size_t place) const;
  void step_back(const Trace& trace, std::size_t t, Flow& flow) const;
};

}  // namespace lstm
