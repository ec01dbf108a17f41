#include "lstm/layers/stack.hpp"

#include <complex>

#include "lstm/layers/bidirectional.hpp"
#include "lstm/layers/gru.hpp"
#include "lstm/layers/lstm.hpp"
#include "lstm/layers/rnn.hpp"

namespace lstm {

// A list with a part for each layer, or an empty one.
template <class Part>
static void expect_parts(std::string_view name, const std::vector<Part>& parts,
                         std::size_t depth) {
  if (!parts.empty() && parts.size() != depth)
    throw ShapeError(
        fmt::format("{} has {} parts, expected {}, one for each "
                    "layer, or none",
                    name, parts.size(), depth));
}

template <class Part>
static const Part& part_or_none(const std::vector<Part>& parts, std::size_t k) {
  static const Part none{};
  return parts.empty() ? none : parts[k];
}

// What layer k reads.
template <class Layer>
static Steps<ScalarOf<Layer>> read_by(std::size_t k,
                                      const Steps<ScalarOf<Layer>>& x,
                                      const StackTrace<Layer>& trace) {
  return k == 0 ? x : trace.layers[k - 1].outputs().with(x.lengths());
}

template <class Layer>
void Stack<Layer>::expect_fitting() const {
  if (layers.empty()) throw ShapeError("a stack needs layers, got none");
  for (std::size_t k = 1; k < layers.size(); ++k)
    if (layers[k].inputs() != layers[k - 1].outputs())
      throw ShapeError(
          fmt::format("layer {} of a stack has {} inputs, expected {}, the "
                      "outputs of the layer below",
                      k, layers[k].inputs(), layers[k - 1].outputs()));
}

template <class Layer>
Parameters<ScalarOf<Layer>> Stack<Layer>::parameters() {
  Parameters<Scalar> all;
  for (auto& layer : layers)
    for (auto* parameter : layer.parameters()) all.push_back(parameter);
  return all;
}

template <class Layer>
void Stack<Layer>::initialize(Recipe recipe, Random& random) {
  for (auto& layer : layers) layer.initialize(recipe, random);
}

template <class Layer>
void Stack<Layer>::draw(const DropoutOptions& options, std::size_t T,
                        std::size_t B, Random& random, Masks& masks) const {
  masks.resize(layers.size());
  auto here = checked(options);
  for (std::size_t k = 0; k < layers.size(); ++k) {
    layers[k].draw(here, T, B, random, masks[k]);
    here.input = options.output;
  }
}

// #region forward
template <class Layer>
void Stack<Layer>::forward(const Steps<Scalar>& x, const State& start,
                           Trace& trace, const Masks& masks) const {
  expect_fitting();
  expect_parts("the initial state", start, layers.size());
  expect_parts("the list of masks", masks, layers.size());
  trace.layers.resize(layers.size());
  for (std::size_t k = 0; k < layers.size(); ++k)
    layers[k].forward(read_by(k, x, trace), part_or_none(start, k),
                      trace.layers[k], part_or_none(masks, k));
}
// #endregion

template <class Layer>
typename Stack<Layer>::State Stack<Layer>::last_state(
    const Steps<Scalar>& x, const State& start) const {
  Trace trace;
  forward(x, start, trace);
  return trace.last();
}

// #region backward
template <class Layer>
void Stack<Layer>::backward(const Steps<Scalar>& x, const Trace& trace,
                            const Steps<Scalar>& dh_loss, Flow& flow,
                            const State& d_last, const Masks& masks) {
  expect_fitting();
  if (trace.layers.size() != layers.size())
    throw ShapeError(fmt::format("the trace has {} layers, expected {}",
                                 trace.layers.size(), layers.size()));
  expect_parts("the gradient of the last state", d_last, layers.size());
  expect_parts("the list of masks", masks, layers.size());
  flow.layers.resize(layers.size());
  auto dh = dh_loss;
  for (std::size_t k = layers.size(); k-- > 0;) {
    auto& down = flow.layers[k];
    down.wants_dx = k > 0 || flow.wants_dx;
    layers[k].backward(read_by(k, x, trace), trace.layers[k], dh, down,
                       part_or_none(d_last, k), part_or_none(masks, k));
    dh = down.dx;
  }
  flow.dx = flow.layers[0].dx;
}
// #endregion

#define LSTM_INSTANTIATE(Scalar)                     \
  template class Stack<Lstm<Scalar>>;                \
  template class Stack<Gru<Scalar>>;                 \
  template class Stack<Rnn<Scalar>>;                 \
  template class Stack<Bidirectional<Lstm<Scalar>>>; \
  template class Stack<Bidirectional<Gru<Scalar>>>;  \
  template class Stack<Bidirectional<Rnn<Scalar>>>;
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

}  // namespace lstm
