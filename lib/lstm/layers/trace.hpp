#pragma once
#include "lstm/layers/packed.hpp"
#include "lstm/numbers/steps.hpp"

namespace lstm {

// #region gates
/// The gates in the order in which they are stacked: i, f, g, o.
enum class Gate : std::size_t { input, forget, candidate, output };
inline constexpr std::size_t gate_count = 4;
// #endregion

// #region rows
/// One gate's rows [H, B] of step t of a stack of gates [T, 4H, B].
template <class Stack>
auto gate(Stack& stack, std::size_t t, Gate which) {
  const std::size_t H = stack.shape(1) / gate_count;
  const std::size_t first = static_cast<std::size_t>(which) * H;
  assert(t < stack.shape(0));
  return xt::view(stack, t, xt::range(first, first + H), xt::all());
}
// #endregion

// #region gate_blocks
/// The memory of the four gates in step t of a stack [T, 4H, B]: H B numbers
/// each, row after row.
template <class Number>
struct GateBlocks {
  Number *i, *f, *g, *o;
};

template <class Stack>
auto gate_blocks(Stack& stack, std::size_t t) {
  const std::size_t size = stack.shape(1) / gate_count * stack.shape(2);
  auto* const i = block(stack, t);
  using Number = std::remove_pointer_t<decltype(i)>;
  return GateBlocks<Number>{i, i + size, i + 2 * size, i + 3 * size};
}
// #endregion

// #region state
/// What an LSTM hands from one step to the next; h and c are [H, B]. Where a
/// state or its gradient is asked for, an empty one stands for zeros.
template <class Scalar>
struct State {
  Matrix<Scalar> h, c;

  static State zeros(std::size_t H, std::size_t B) {
    return {lstm::zeros<Scalar>("h", std::array{H, B}),
            lstm::zeros<Scalar>("c", std::array{H, B})};
  }
};
// #endregion

/// What a layer with a single state hands from one step to the next; h is
/// [H, B]. An empty one stands for zeros.
template <class Scalar>
struct HiddenState {
  Matrix<Scalar> h;
};

/// The numbers that a recurrent layer computes with, told by what it puts out.
template <class Layer>
using ScalarOf = typename decltype(std::declval<const typename Layer::Trace&>()
                                       .outputs())::value_type;

// #region trace
/// Every intermediate value of a forward pass. The backward pass reads them,
/// since each local derivative can be written with them; figures draw them.
template <class Scalar>
struct Trace {
  Sequence<Scalar> gates;   // [T, 4H, B]  i, f, g, o after their activation
  Sequence<Scalar> c;       // [T+1, H, B] c[0] is the initial cell state
  Sequence<Scalar> tanh_c;  // [T, H, B]   tanh of the new cell state
  Sequence<Scalar> h;       // [T+1, H, B] h[0] is the initial hidden state
  Sequence<Scalar> x_read, h_read;  // what W and U read, where dropout or the
                                    // lengths of samples make it another
  // W and U, for the products of all steps.
  Factor<Scalar> W_packed, U_packed;

  std::size_t steps() const { return gates.shape(0); }
  /// h[1] ... h[T]
  Steps<Scalar> outputs() const { return Steps<Scalar>(h).after_first(); }
  /// After the last step.
  State<Scalar> last() const { return {at(h, steps()), at(c, steps())}; }

  /// Makes room; memory is kept from call to call where the shapes are equal.
  void resize(std::size_t T, std::size_t H, std::size_t B);
};
// #endregion

template <class Scalar>
void Trace<Scalar>::resize(std::size_t T, std::size_t H, std::size_t B) {
  expect_room<Scalar>("gates", std::array{T, gate_count, H, B});
  expect_room<Scalar>("c", std::array{T + 1, H, B});
  gates.resize({T, gate_count * H, B});
  c.resize({T + 1, H, B});
  tanh_c.resize({T, H, B});
  h.resize({T + 1, H, B});
}

}  // namespace lstm
