#pragma once
#include <array>

#include "lstm/layers/initializers.hpp"
#include "lstm/numbers/flush_subnormals.hpp"
#include "lstm/numbers/steps.hpp"
#include "study/tape.hpp"

namespace study {

/// What a cell hands from one step to the next, on a tape; h is the first.
template <class S, std::size_t parts>
using Values = std::array<Value<S>, parts>;

/// Throws ShapeError without inputs or units.
inline void expect_units(std::size_t inputs, std::size_t hidden) {
  if (inputs == 0 || hidden == 0)
    throw lstm::ShapeError(fmt::format(
        "a cell needs inputs and hidden units, got {} and {}", inputs, hidden));
}

/// The weights of a cell of H units whose gates stand in `blocks` blocks of H
/// rows one below the other: W [blocks H, D], U [blocks H, H], b [blocks H, 1].
template <class S, std::size_t blocks>
struct Blocks {
  lstm::Parameter<S> W, U, b;

  /// All weights are zero until `initialize`. Throws ShapeError without inputs
  /// or units.
  Blocks(std::size_t inputs, std::size_t hidden, const std::string& name)
      : W(name + ".W", blocks * hidden, inputs),
        U(name + ".U", blocks * hidden, hidden),
        b(name + ".b", blocks * hidden, 1) {
    expect_units(inputs, hidden);
  }
  std::size_t inputs() const { return W.value.shape(1); }
  std::size_t hidden() const { return U.value.shape(1); }
  std::array<lstm::Parameter<S>*, 3> parameters() { return {&W, &U, &b}; }

  /// As Keras does: Glorot uniform W, orthogonal U, b = 0.
  void initialize(lstm::Random& random) {
    lstm::fill_glorot_uniform(W.value, random);
    lstm::fill_orthogonal(U.value, random);
    b.value.fill(S(0));
  }
  /// The biases of block k, as those of forget gates, all become `value`.
  void set_bias(std::size_t k, S value) {
    const std::size_t H = hidden();
    xt::view(b.value, xt::range(k * H, (k + 1) * H), 0) = value;
  }

  /// Rows k H to (k + 1) H of Z, or of a parameter.
  template <class Stack>
  auto block(const Stack& Z, std::size_t k) const {
    return rows(Z, k * hidden(), hidden());
  }
};

/// A forward pass on a tape, and what came out.
template <class S, std::size_t parts>
struct TapedTrace {
  Tape<S> tape;
  lstm::Sequence<S> h;                          // [T, H, B]
  std::vector<std::size_t> inputs, states;      // where x and h stand
  std::array<std::size_t, parts> start, final;  // and the states at both ends

  /// h[1] ... h[T]
  lstm::Steps<S> outputs() const { return h; }
  /// After the last step.
  std::array<lstm::Matrix<S>, parts> last() const {
    std::array<lstm::Matrix<S>, parts> state;
    for (std::size_t k = 0; k < parts; ++k) state[k] = tape.value(final[k]);
    return state;
  }
};

/// The gradient of the loss on its way back.
template <class S, std::size_t parts>
struct TapedFlow {
  lstm::Sequence<S> dx;  // [T, D, B] of the input, if it is wanted
  bool wants_dx = true;
  std::array<lstm::Matrix<S>, parts> d_start;  // [H, B] each
  std::vector<S> gradients;                    // of all that is on the tape
};

/// A recurrent layer over a whole sequence, of which only the formulas of a
/// step are written: the tape finds the way back. It is used as lstm::Lstm is,
/// without dropout, and of samples that all have the same number of steps.
///
/// Cell<S> has parameters(), which is an array, inputs(), hidden(),
/// initialize(random), its name `kind`, and with `states` the number of
/// matrices [H, B] that a step reads and makes: the array step(x, state), whose
/// first is h. They begin at 0, or at the numbers `start` of the cell.
template <template <class> class Cell, class S>
class Taped {
 public:
  static constexpr auto kind = Cell<S>::kind;
  static constexpr std::size_t parts = Cell<S>::states;
  using Scalar = S;
  using State = std::array<lstm::Matrix<S>, parts>;  // an empty one: the start
  using Trace = TapedTrace<S, parts>;
  using Flow = TapedFlow<S, parts>;

  Cell<S> cell;

  Taped(std::size_t inputs, std::size_t hidden, const std::string& name = kind)
      : cell(inputs, hidden, name) {}
  std::size_t inputs() const { return cell.inputs(); }
  std::size_t hidden() const { return cell.hidden(); }
  std::size_t outputs() const { return hidden(); }
  lstm::Parameters<S> parameters() {
    const auto all = cell.parameters();
    return {all.begin(), all.end()};
  }

  /// Throws std::invalid_argument for another recipe than that of Keras.
  void initialize(lstm::Recipe recipe, lstm::Random& random) {
    if (recipe != lstm::Recipe::keras)
      throw std::invalid_argument("a cell begins with the weights of Keras");
    cell.initialize(random);
  }

  /// Runs x [T, D, B] from the state `start` and fills the trace. Throws
  /// ShapeError where a shape does not fit, and std::invalid_argument where
  /// samples have lengths of their own.
  void forward(const lstm::Steps<S>& x, const State& start, Trace& trace) const;

  /// As that of lstm::Lstm: adds to the gradients of the parameters, and leaves
  /// those of x and `start` in `flow`. The trace must be of this layer.
  void backward(const lstm::Steps<S>& x, const Trace& trace,
                const lstm::Steps<S>& dh_loss, Flow& flow,
                const State& d_last = {});
};

template <template <class> class Cell, class S>
void Taped<Cell, S>::forward(const lstm::Steps<S>& x, const State& start,
                             Trace& trace) const {
  const std::size_t T = x.shape(0), H = hidden(), B = x.shape(2);
  const lstm::FlushSubnormals<S> flush;
  lstm::expect_shape("x", x, std::array{T, inputs(), B});
  lstm::expect_some("x", x);
  if (!x.lengths().empty())
    throw std::invalid_argument("all samples must have all steps");

  auto& tape = trace.tape;
  tape.rewind();
  trace.h.resize({T, H, B});
  trace.inputs.resize(T);
  trace.states.resize(T);
  Values<S, parts> state;
  for (std::size_t k = 0; k < parts; ++k) {
    if (start[k].size() > 0) {
      lstm::expect_shape("initial state", start[k], std::array{H, B});
      state[k] = tape.variable(start[k]);
    } else {
      S first(0);
      if constexpr (requires { Cell<S>::start; })
        first = static_cast<S>(Cell<S>::start[k]);
      state[k] = tape.variable(xt::zeros<S>({H, B}) + first);
    }
    trace.start[k] = state[k].index;
  }

  for (std::size_t t = 0; t < T; ++t) {
    const auto x_t = tape.constant(lstm::at(x, t));
    state = cell.step(x_t, state);
    trace.inputs[t] = x_t.index;
    trace.states[t] = state[0].index;
    xt::noalias(lstm::at(trace.h, t)) = tape.value(state[0].index);
  }
  for (std::size_t k = 0; k < parts; ++k) trace.final[k] = state[k].index;
}

template <template <class> class Cell, class S>
void Taped<Cell, S>::backward(const lstm::Steps<S>& x, const Trace& trace,
                              const lstm::Steps<S>& dh_loss, Flow& flow,
                              const State& d_last) {
  const std::size_t T = trace.inputs.size(), H = hidden(), B = x.shape(2);
  const lstm::FlushSubnormals<S> flush;
  lstm::expect_shape("x", x, std::array{T, inputs(), B});
  if (dh_loss.size() > 0)
    lstm::expect_shape("dh_loss", dh_loss, std::array{T, H, B});

  const auto& tape = trace.tape;
  flow.gradients.assign(tape.size(), S(0));
  const auto gradient = [&](std::size_t index) {
    return tape.gradient(index, flow.gradients);
  };
  for (std::size_t t = 0; dh_loss.size() > 0 && t < T; ++t)
    xt::noalias(gradient(trace.states[t])) += lstm::at(dh_loss, t);
  for (std::size_t k = 0; k < parts; ++k)
    if (d_last[k].size() > 0)
      xt::noalias(gradient(trace.final[k])) += d_last[k];
  tape.back(cell.parameters(), flow.gradients, flow.wants_dx);

  flow.dx.resize(flow.wants_dx ? x.shape() : std::array<std::size_t, 3>{});
  for (std::size_t t = 0; flow.wants_dx && t < T; ++t)
    xt::noalias(lstm::at(flow.dx, t)) = gradient(trace.inputs[t]);
  for (std::size_t k = 0; k < parts; ++k) {
    flow.d_start[k].resize({H, B});
    xt::noalias(flow.d_start[k]) = gradient(trace.start[k]);
  }
}

}  // namespace study
