#include "lstm/layers/internal/recurrent.hpp"

#include <complex>

#include "lstm/numbers/product.hpp"

namespace lstm::detail {

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

template <class Scalar>
void expect_input(const Parameter<Scalar>& W, const Parameter<Scalar>& U,
                  const Parameter<Scalar>& b, std::size_t blocks,
                  const Steps<Scalar>& x) {
  const std::size_t D = W.value.shape(1), H = U.value.shape(1);
  expect_shape(W.name, W.value, std::array{blocks * H, D});
  expect_shape(U.name, U.value, std::array{blocks * H, H});
  expect_shape(b.name, b.value, std::array{blocks * H, std::size_t{1}});
  expect_shape("x", x, std::array{x.shape(0), D, x.shape(2)});
  expect_some("x", x);
}

// Calls visit(b) for the samples that have ended before step t.
template <class Visit>
static void for_each_ended(const Lengths& lengths, std::size_t t,
                           const Visit& visit) {
  for (std::size_t b = 0; b < lengths.size(); ++b)
    if (lengths[b] <= t) visit(b);
}

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
    for_each_ended(x.lengths(), t, [&](std::size_t b) {
      for (std::size_t d = 0; d < x.shape(1); ++d) room(t, d, b) = Scalar(0);
    });
  }
  return Steps<Scalar>(room, x.lengths());
}

template <class Scalar>
void keep_ended(const Lengths& lengths, std::size_t t, Sequence<Scalar>& states,
                std::size_t place) {
  for_each_ended(lengths, t, [&](std::size_t b) {
    for (std::size_t j = 0; j < states.shape(1); ++j)
      states(place + 1, j, b) = states(place, j, b);
  });
}

template <class Scalar>
void set_aside(const Lengths& lengths, std::size_t t, Matrix<Scalar>& gradient,
               Matrix<Scalar>& aside) {
  for_each_ended(lengths, t, [&](std::size_t b) {
    for (std::size_t j = 0; j < gradient.shape(0); ++j)
      aside(j, b) = std::exchange(gradient(j, b), Scalar(0));
  });
}

template <class Scalar>
void take_back(const Lengths& lengths, std::size_t t,
               const Matrix<Scalar>& aside, Matrix<Scalar>& gradient) {
  for_each_ended(lengths, t, [&](std::size_t b) {
    for (std::size_t j = 0; j < gradient.shape(0); ++j)
      gradient(j, b) = aside(j, b);
  });
}

// #region weights
// dW += dZ xᵀ and dU += dZ hᵀ for the steps `first` to `last` - 1.
template <class Scalar>
void add_weight_gradients(Parameter<Scalar>& W, Parameter<Scalar>& U,
                          const Sequence<Scalar>& all_dZ,
                          const Steps<Scalar>& x, const Sequence<Scalar>& h,
                          std::size_t first, std::size_t last,
                          SomeSteps<Scalar>& room) {
  if (x.shape(2) == 1) {
    const auto dZ = as_rows(all_dZ, first, last);
    add_product(W.gradient, transposed(dZ), as_rows(x, first, last));
    add_product(U.gradient, transposed(dZ), as_rows(h, first, last));
  } else {
    const auto dZ = room.dZ(all_dZ, first, last);
    const auto some_x = room.x(x, first, last);
    const auto some_h = room.h(h, first, last);
    add_product(W.gradient, dZ, transposed(some_x));
    add_product(U.gradient, dZ, transposed(some_h));
  }
}
// #endregion

#define LSTM_INSTANTIATE(Scalar)                                               \
  template void expect_if_given(std::string_view, const Matrix<Scalar>&,       \
                                const std::array<std::size_t, 2>&);            \
  template void expect_masks(const Masks<Scalar>&, std::size_t, std::size_t,   \
                             std::size_t, std::size_t);                        \
  template void expect_input(                                                  \
      const Parameter<Scalar>&, const Parameter<Scalar>&,                      \
      const Parameter<Scalar>&, std::size_t, const Steps<Scalar>&);            \
  template Steps<Scalar> read_x(const Steps<Scalar>&, const Sequence<Scalar>&, \
                                Sequence<Scalar>&);                            \
  template void keep_ended(const Lengths&, std::size_t, Sequence<Scalar>&,     \
                           std::size_t);                                       \
  template void set_aside(const Lengths&, std::size_t, Matrix<Scalar>&,        \
                          Matrix<Scalar>&);                                    \
  template void take_back(const Lengths&, std::size_t, const Matrix<Scalar>&,  \
                          Matrix<Scalar>&);                                    \
  template void add_weight_gradients(                                          \
      Parameter<Scalar>&, Parameter<Scalar>&, const Sequence<Scalar>&,         \
      const Steps<Scalar>&, const Sequence<Scalar>&, std::size_t, std::size_t, \
      SomeSteps<Scalar>&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE

}  // namespace lstm::detail
