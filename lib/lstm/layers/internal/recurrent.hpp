#pragma once
// What the recurrent layers do alike, around the formulas that differ.

#include "lstm/layers/dropout.hpp"
#include "lstm/layers/parameters.hpp"
#include "lstm/numbers/side_by_side.hpp"

namespace lstm::detail {

/// Throws ShapeError unless a state's part has this shape, or is empty.
template <class Scalar>
void expect_if_given(std::string_view name, const Matrix<Scalar>& part,
                     const std::array<std::size_t, 2>& shape);

template <class Scalar>
void expect_masks(const Masks<Scalar>& masks, std::size_t T, std::size_t D,
                  std::size_t H, std::size_t B);

/// Throws ShapeError unless the weights have `blocks` rows for each unit, x
/// [T, D, B] fits them, and it holds something.
template <class Scalar>
void expect_input(const Parameter<Scalar>& W, const Parameter<Scalar>& U,
                  const Parameter<Scalar>& b, std::size_t blocks,
                  const Steps<Scalar>& x);

/// Throws ShapeError unless all that the way back is given belongs to the pass
/// that `trace` recorded, the lengths of x and the masks, too.
template <class Layer, class Scalar>
void expect_way_back(const Layer& layer, const Steps<Scalar>& x,
                     const typename Layer::Trace& trace,
                     const Steps<Scalar>& dh_loss, const Masks<Scalar>& masks) {
  using Shape = std::array<std::size_t, 3>;
  const std::size_t T = trace.steps(), D = layer.inputs(), H = layer.hidden();
  const std::size_t B = x.shape(2);
  const bool x_as_it_is = x.lengths().empty() && masks.x.size() == 0;
  const bool h_as_it_is = masks.h.size() == 0;
  expect_shape("x", x, Shape{T, D, B});
  expect_some("x", x);
  expect_masks(masks, T, D, H, B);
  expect_shape("trace.h", trace.h, Shape{T + 1, H, B});
  expect_shape("trace.x_read", trace.x_read,
               x_as_it_is ? Shape{} : Shape{T, D, B});
  expect_shape("trace.h_read", trace.h_read,
               h_as_it_is ? Shape{} : Shape{T, H, B});
  if (dh_loss.size() > 0) expect_shape("dh_loss", dh_loss, Shape{T, H, B});
}

/// New masks for x of this shape [T, D, B] and for H units.
template <class Scalar>
void draw_masks(const DropoutOptions& options,
                const std::array<std::size_t, 3>& x, std::size_t H,
                Random& random, Masks<Scalar>& masks) {
  const auto& [input, recurrent, output, fixed] = checked(options);
  draw_mask(masks.x, x, input, fixed, random);
  draw_mask(masks.h, {x[0], H, x[2]}, recurrent, fixed, random);
}

/// Sets a step of a trace, or a gradient, to what is given; to zeros where
/// nothing is.
template <class To, class Scalar>
void begin(To&& to, const Matrix<Scalar>& given) {
  if (given.size() > 0)
    xt::noalias(to) = given;
  else
    to.fill(Scalar(0));
}

/// What W reads: x times its mask, with zeros where a sample has ended, so that
/// nothing that stands there gets into a sum. It is made in `room`, which is
/// empty where x can be read as it is.
template <class Scalar>
Steps<Scalar> read_x(const Steps<Scalar>& x, const Sequence<Scalar>& mask,
                     Sequence<Scalar>& room);

/// What W has read on the way there.
template <class Scalar>
Steps<Scalar> read_again(const Steps<Scalar>& x, const Sequence<Scalar>& room) {
  return room.size() == 0 ? x : Steps<Scalar>(room, x.lengths());
}

/// Makes room for h times its mask, or none where there is no mask.
template <class Scalar>
void make_room(Sequence<Scalar>& h_read, const Sequence<Scalar>& mask) {
  h_read.resize(mask.size() > 0 ? mask.shape() : std::array<std::size_t, 3>{});
}

/// What U reads: h, unless a mask makes it another.
template <class Trace>
const auto& read_h(const Trace& trace) {
  return trace.h_read.size() > 0 ? trace.h_read : trace.h;
}

/// In the h or c of a trace [T+1, H, B], step `place` + 1 becomes step `place`
/// once more where a sample has ended before step t.
template <class Scalar>
void keep_ended(const Lengths& lengths, std::size_t t, Sequence<Scalar>& states,
                std::size_t place);

/// Moves the columns of the samples that have ended before step t out of the
/// way, and leaves zeros there, so that step t gets no gradient from them.
template <class Scalar>
void set_aside(const Lengths& lengths, std::size_t t, Matrix<Scalar>& gradient,
               Matrix<Scalar>& aside);

/// Moves them back: what reached the state after step t reaches that before it.
template <class Scalar>
void take_back(const Lengths& lengths, std::size_t t,
               const Matrix<Scalar>& aside, Matrix<Scalar>& gradient);

/// In a trace of one step, the state after it becomes the one before it.
template <class Scalar>
void start_again(Sequence<Scalar>& states) {
  const std::size_t size = states.shape(1) * states.shape(2);
  std::copy_n(block(states, 1), size, block(states, 0));
}

/// dW += dZ xᵀ and dU += dZ hᵀ for the steps `first` to `last` - 1, put side by
/// side in `room`.
template <class Scalar>
void add_weight_gradients(Parameter<Scalar>& W, Parameter<Scalar>& U,
                          const Sequence<Scalar>& dZ, const Steps<Scalar>& x,
                          const Sequence<Scalar>& h, std::size_t first,
                          std::size_t last, SomeSteps<Scalar>& room);

}  // namespace lstm::detail
