#pragma once
// What the recurrent layers do alike, around the formulas that differ.

#include "lstm/layers/dropout.hpp"
#include "lstm/numbers/steps.hpp"

namespace lstm::detail {

/// Throws ShapeError unless a state's part has this shape, or is empty.
template <class Scalar>
void expect_if_given(std::string_view name, const Matrix<Scalar>& part,
                     const std::array<std::size_t, 2>& shape) {
  if (part.size() > 0) expect_shape(name, part, shape);
}

template <class Scalar>
void expect_masks(const Masks<Scalar>& masks, std::size_t T, std::size_t D,
                  std::size_t H, std::size_t B) {
  if (masks.x.size() > 0)
    expect_shape("x's mask", masks.x, std::array{T, D, B});
  if (masks.h.size() > 0)
    expect_shape("h's mask", masks.h, std::array{T, H, B});
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

/// Calls visit(b) for the samples that have ended before step t.
template <class Visit>
void for_each_ended(const Lengths& lengths, std::size_t t, const Visit& visit) {
  for (std::size_t b = 0; b < lengths.size(); ++b)
    if (lengths[b] <= t) visit(b);
}

/// The columns of samples that have ended before step t, from one [n, B] to
/// another.
template <class From, class To>
void copy_ended(const Lengths& lengths, std::size_t t, const From& from,
                To&& to) {
  for_each_ended(lengths, t, [&](std::size_t b) {
    for (std::size_t row = 0; row < to.shape(0); ++row)
      to(row, b) = from(row, b);
  });
}

template <class Of>
void clear_ended(const Lengths& lengths, std::size_t t, Of&& of) {
  using Scalar = typename std::decay_t<Of>::value_type;
  for_each_ended(lengths, t, [&](std::size_t b) {
    for (std::size_t row = 0; row < of.shape(0); ++row) of(row, b) = Scalar(0);
  });
}

/// What W reads: x times its mask, with zeros where a sample has ended, so that
/// nothing that stands there gets into a sum. It is made in `room`, which is
/// empty where x can be read as it is.
template <class Scalar>
Steps<Scalar> read_x(const Steps<Scalar>& x, const Sequence<Scalar>& mask,
                     Sequence<Scalar>& room) {
  const bool as_it_is = x.lengths().empty() && mask.size() == 0;
  room.resize(as_it_is ? std::array<std::size_t, 3>{} : x.shape());
  if (as_it_is) return x;
  for (std::size_t t = 0; t < x.shape(0); ++t) {
    auto step = at(room, t);
    xt::noalias(step) = at(x, t);
    if (mask.size() > 0) xt::noalias(step) *= at(mask, t);
    clear_ended(x.lengths(), t, step);
  }
  return Steps<Scalar>(room, x.lengths());
}

/// What W has read on the way there.
template <class Scalar>
Steps<Scalar> read_again(const Steps<Scalar>& x, const Sequence<Scalar>& room) {
  if (room.size() == 0) return x;
  expect_shape("trace.x", room, x.shape());
  return Steps<Scalar>(room, x.lengths());
}

}  // namespace lstm::detail
