#pragma once
#include <cmath>
#include <complex>
#include <functional>

#include "lstm/numbers/tensor.hpp"

namespace lstm {

// #region relative_error
/// How far two gradients are apart: ‖a - n‖ / (‖a‖ + ‖n‖), from 0 for equal
/// (two of zeros, too) to 1 for opposite. NaN in either gives NaN.
template <class Analytic, class Numeric>
double relative_error(const Analytic& a, const Numeric& n) {
  if (!std::equal(a.shape().begin(), a.shape().end(), n.shape().begin(),
                  n.shape().end()))
    throw ShapeError(fmt::format("gradients of shapes [{}] and [{}]",
                                 fmt::join(a.shape(), ", "),
                                 fmt::join(n.shape(), ", ")));
  double difference = 0, size_a = 0, size_n = 0;
  for (auto pa = a.begin(), pn = n.begin(); pa != a.end(); ++pa, ++pn) {
    difference += (*pa - *pn) * (*pa - *pn);
    size_a += *pa * *pa;
    size_n += *pn * *pn;
  }
  if (size_a == 0 && size_n == 0) return 0;
  return std::sqrt(difference) / (std::sqrt(size_a) + std::sqrt(size_n));
}
// #endregion

// #region loss_at
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
// #endregion

// #region central_differences
/// The gradient of `loss` with respect to `tensor`, by moving one element at a
/// time: (L(w + step) - L(w - step)) / (2 step). The tensor, of float or
/// double, is left as it was.
template <class Tensor>
Tensor central_differences(const std::function<double()>& loss, Tensor& tensor,
                           double step = 1e-5) {
  Tensor gradient = xt::zeros_like(tensor);
  auto slope = gradient.begin();
  for (auto& w : tensor) {
    const double above = loss_at(loss, w, step);
    const double below = loss_at(loss, w, -step);
    *slope++ =
        static_cast<typename Tensor::value_type>((above - below) / (2 * step));
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
