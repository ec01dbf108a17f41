#pragma once
#include <algorithm>
#include <cmath>
#include <complex>
#include <functional>

#include "lstm/numbers/tensor.hpp"

namespace lstm {

/// The power of two that brings the largest number of x, real or complex, near
/// 1. Its square is then neither too large nor too small for a double.
template <class Tensor>
double scale(const Tensor& x) {
  double largest = 0;
  for (const auto& element : x)
    largest = std::max(largest, double{std::abs(element)});
  return std::ldexp(1, -std::clamp(std::ilogb(largest), -1022, 1022));
}

/// ‖x‖, the root of the sum of squares. To multiply by a power of two rounds
/// nothing.
template <class Tensor>
double length(const Tensor& x) {
  const double near_one = scale(x);
  double squares = 0;
  for (const auto& element : x) {
    const double size = double{std::abs(element)} * near_one;
    squares += size * size;
  }
  return std::sqrt(squares) / near_one;
}

/// How far two gradients are apart: ‖a - n‖ / (‖a‖ + ‖n‖), from 0 for equal
/// (two of zeros, too) to 1 for opposite. A number in either that is not finite
/// gives NaN.
template <class Analytic, class Numeric>
double relative_error(const Analytic& a, const Numeric& n) {
  if (!std::equal(a.shape().begin(), a.shape().end(), n.shape().begin(),
                  n.shape().end()))
    throw ShapeError(fmt::format("gradients of shapes [{}] and [{}]",
                                 fmt::join(a.shape(), ", "),
                                 fmt::join(n.shape(), ", ")));
  const double near_one = std::min(scale(a), scale(n));
  const auto near_a = xt::eval(a * near_one), near_n = xt::eval(n * near_one);
  const double sizes = length(near_a) + length(near_n);
  return sizes == 0 ? 0 : length(xt::eval(near_a - near_n)) / sizes;
}

/// The loss after a number w, float or double, has moved by `step`. Then w is
/// what it was.
template <class Scalar>
double loss_at(const std::function<double()>& loss, Scalar& w, double step) {
  const Scalar old = w;
  w = static_cast<Scalar>(old + step);
  const double moved = loss();
  w = old;
  return moved;
}

/// How far apart w + step and w - step are when they are rounded to what w is,
/// float or double.
template <class Scalar>
double step_taken(Scalar w, double step) {
  return double{static_cast<Scalar>(w + step)} -
         double{static_cast<Scalar>(w - step)};
}

// #region central_differences
/// The gradient of `loss` with respect to `tensor`, by moving one element w at
/// a time, by s = step · max(1, |w|): (L(w + s) - L(w - s)) / 2s, with the 2s
/// that rounding has made of it, or 0 where it has left nothing. The tensor, of
/// float or double, is left as it was.
template <class Tensor>
Tensor central_differences(const std::function<double()>& loss, Tensor& tensor,
                           double step = 1e-5) {
  Tensor gradient = xt::zeros_like(tensor);
  auto slope = gradient.begin();
  for (auto& w : tensor) {
    const double s = step * std::max(1.0, std::abs(double{w}));
    const double above = loss_at(loss, w, s);
    const double below = loss_at(loss, w, -s);
    const double taken = step_taken(w, s);
    *slope++ = static_cast<typename Tensor::value_type>(
        taken > 0 ? (above - below) / taken : 0);
  }
  return gradient;
}
// #endregion

// #region complex_step
/// The gradient of `loss` with respect to a tensor of complex numbers, by one
/// imaginary step for each element: Im L(w + i step) / step (Squire and Trapp
/// 1998). Nothing is subtracted, so the step may be as small as numbers go. The
/// tensor is left as it was.
template <std::size_t Rank>
xt::xtensor<double, Rank> complex_step(
    const std::function<std::complex<double>()>& loss,
    xt::xtensor<std::complex<double>, Rank>& tensor, double step = 1e-100) {
  xt::xtensor<double, Rank> gradient = xt::zeros<double>(tensor.shape());
  auto slope = gradient.begin();
  for (auto& w : tensor) {
    const auto old = w;
    w = old + std::complex<double>(0, step);
    *slope++ = loss().imag() / step;
    w = old;
  }
  return gradient;
}
// #endregion

}  // namespace lstm
