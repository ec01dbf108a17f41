#pragma once
#include <string>

#include "lstm/layers/dropout.hpp"
#include "lstm/layers/initializers.hpp"
#include "lstm/layers/parameters.hpp"
#include "lstm/layers/trace.hpp"

namespace lstm {

/// The states of both directions, each after its own last step: that of the
/// backward one is the state after it has read a sample's first step.
template <class Layer>
struct BidirectionalState {
  typename Layer::State forward, backward;
};

/// Both directions read the same x, so they share its mask.
template <class Layer>
struct BidirectionalMasks {
  Sequence<ScalarOf<Layer>> x;  // [T, D, B]
  typename Layer::Masks forward, backward;
};

/// The passes of both directions. That of the backward one runs over the turned
/// x: its step 0 is a sample's last.
template <class Layer>
struct BidirectionalTrace {
  typename Layer::Trace forward, backward;
  Sequence<ScalarOf<Layer>> x_read;    // x as both read it, where dropout or
                                       // the lengths of samples make it another
  Sequence<ScalarOf<Layer>> x_turned;  // [T, D, B]
  Sequence<ScalarOf<Layer>> h;         // [T, 2H, B] the outputs

  std::size_t steps() const { return forward.steps(); }
  Steps<ScalarOf<Layer>> outputs() const { return h; }
  BidirectionalState<Layer> last() const {
    return {forward.last(), backward.last()};
  }
};

/// The gradient of the loss on its way back through both directions. When the
/// backward pass is over, each one's flow holds the gradient of its own initial
/// state.
template <class Layer>
struct BidirectionalFlow {
  typename Layer::Flow forward, backward;
  Sequence<ScalarOf<Layer>> dh_forward, dh_backward;  // [T, H, B] each's share
  Sequence<ScalarOf<Layer>> dx;  // [T, D, B] of the input, if it is wanted
  bool wants_dx = true;          // a network's first layer can do without
};

// #region layer
/// Two layers over the same steps (Schuster and Paliwal 1997): one reads each
/// sample from its first step to its last, the other from its own last step to
/// its first, so that neither reads padding. The outputs [T, 2H, B] have the
/// forward layer's rows above those of the backward one. Where a sample has
/// ended, they are the two last states; no loss should count them.
template <class Layer>
class Bidirectional {
 public:
  Layer forward_layer, backward_layer;

  using State = BidirectionalState<Layer>;
  using Trace = BidirectionalTrace<Layer>;
  using Flow = BidirectionalFlow<Layer>;
  using Masks = BidirectionalMasks<Layer>;
  // #endregion

  using Scalar = ScalarOf<Layer>;
  static constexpr auto kind = Layer::kind;

  /// The layers are called `name`.forward and `name`.backward; what they are
  /// made of besides, such as a GRU's Reset, comes last.
  template <class... More>
  Bidirectional(std::size_t inputs, std::size_t hidden,
                const std::string& name = kind, const More&... more)
      : forward_layer(inputs, hidden, name + ".forward", more...),
        backward_layer(inputs, hidden, name + ".backward", more...) {}
  std::size_t inputs() const { return forward_layer.inputs(); }
  std::size_t hidden() const { return forward_layer.hidden(); }
  std::size_t outputs() const {
    return forward_layer.outputs() + backward_layer.outputs();
  }
  Parameters<Scalar> parameters() {
    return parameters_of(forward_layer, backward_layer);
  }
  void initialize(Recipe recipe, Random& random);

  /// New masks for T steps of B samples.
  void draw(const DropoutOptions& options, std::size_t T, std::size_t B,
            Random& random, Masks& masks) const;

  /// Runs x [T, D, B] both ways and fills the trace. Throws ShapeError where a
  /// shape does not fit.
  void forward(const Steps<Scalar>& x, const State& start, Trace& trace,
               const Masks& masks = {}) const;

  /// Both last states. It takes the room of one step, and of x turned round.
  State last_state(const Steps<Scalar>& x, const State& start) const;

  /// Takes the gradient of the loss back. dh_loss [T, 2H, B] is what reaches
  /// the outputs, and `d_last` what reaches the last states. Adds to the
  /// gradients of the parameters, and leaves those of x and `start` in `flow`.
  /// Throws ShapeError.
  void backward(const Steps<Scalar>& x, const Trace& trace,
                const Steps<Scalar>& dh_loss, Flow& flow,
                const State& d_last = {}, const Masks& masks = {});

 private:
  void expect_fitting(const Steps<Scalar>& x, const Masks& masks) const;
  void expect_way_back(const Steps<Scalar>& x, const Trace& trace,
                       const Steps<Scalar>& dh_loss, const Masks& masks) const;
  void share(const Steps<Scalar>& dh, Flow& flow) const;
};

}  // namespace lstm
