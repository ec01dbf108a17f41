#pragma once
#include <string>
#include <vector>

#include "lstm/layers/dropout.hpp"
#include "lstm/layers/initializers.hpp"
#include "lstm/layers/parameters.hpp"
#include "lstm/layers/trace.hpp"

namespace lstm {

/// The passes of a stack's layers, from the lowest to the top.
template <class Layer>
struct StackTrace {
  std::vector<typename Layer::Trace> layers;

  std::size_t steps() const { return layers.empty() ? 0 : layers[0].steps(); }
  /// Those of the layer at the top.
  Steps<ScalarOf<Layer>> outputs() const { return layers.back().outputs(); }
  /// Every layer's state after the last step.
  std::vector<typename Layer::State> last() const {
    std::vector<typename Layer::State> states;
    for (const auto& layer : layers) states.push_back(layer.last());
    return states;
  }
};

/// The gradient of the loss on its way down. When the backward pass is over,
/// each layer's flow holds the gradient of its own initial state.
template <class Layer>
struct StackFlow {
  std::vector<typename Layer::Flow> layers;
  Sequence<ScalarOf<Layer>> dx;  // [T, D, B] of the input, if it is wanted
  bool wants_dx = true;          // a network's first layer can do without
};

// #region stack
/// Layers of one kind, each of which reads the outputs of the one below (Graves
/// et al. 2013). A state, a gradient of one, and masks are lists with a part
/// for each layer; an empty list stands for a list of empty parts.
template <class Layer>
class Stack {
 public:
  std::vector<Layer> layers;  // from the lowest to the top

  using State = std::vector<typename Layer::State>;
  using Trace = StackTrace<Layer>;
  using Flow = StackFlow<Layer>;
  using Masks = std::vector<typename Layer::Masks>;
  // #endregion

  using Scalar = ScalarOf<Layer>;
  static constexpr auto kind = Layer::kind;

  /// `depth` layers of `hidden` units each. Layer k is called `name`.k; what
  /// a layer is made of besides, such as a GRU's Reset, comes last.
  template <class... More>
  Stack(std::size_t depth, std::size_t inputs, std::size_t hidden,
        const std::string& name = kind, const More&... more) {
    for (std::size_t k = 0; k < depth; ++k)
      layers.emplace_back(k == 0 ? inputs : layers.back().outputs(), hidden,
                          fmt::format("{}.{}", name, k), more...);
    expect_fitting();
  }
  /// Throws ShapeError where there are none, or one does not fit the layer
  /// below it.
  explicit Stack(std::vector<Layer> layers_) : layers(std::move(layers_)) {
    expect_fitting();
  }
  std::size_t inputs() const { return layers.front().inputs(); }
  std::size_t hidden() const { return layers.front().hidden(); }
  std::size_t outputs() const { return layers.back().outputs(); }
  Parameters<Scalar> parameters();
  void initialize(Recipe recipe, Random& random);

  /// New masks for T steps of B samples: `input` is the share of x, `output` of
  /// what a layer hands to the one above it, `recurrent` of what each layer's h
  /// hands to the next step. What the top puts out has no mask.
  void draw(const DropoutOptions& options, std::size_t T, std::size_t B,
            Random& random, Masks& masks) const;

  /// Runs x [T, D, B] through all layers and fills the trace. Throws ShapeError
  /// where a shape does not fit, or a list has not a part for each layer.
  void forward(const Steps<Scalar>& x, const State& start, Trace& trace,
               const Masks& masks = {}) const;

  /// Every layer's state after the last step. It takes the room of a whole
  /// pass, since each layer reads all steps of the one below.
  State last_state(const Steps<Scalar>& x, const State& start) const;

  /// Takes the gradient of the loss back down. dh_loss [T, outputs, B] is what
  /// reaches the outputs of the top, and `d_last` what reaches the last states.
  /// Adds to the gradients of the parameters, and leaves those of x and `start`
  /// in `flow`. Throws ShapeError.
  void backward(const Steps<Scalar>& x, const Trace& trace,
                const Steps<Scalar>& dh_loss, Flow& flow,
                const State& d_last = {}, const Masks& masks = {});

 private:
  void expect_fitting() const;
};

}  // namespace lstm
