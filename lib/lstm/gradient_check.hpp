#pragma once
#include <cmath>
#include <functional>

#include "lstm/tensor.hpp"

namespace lstm {

// #region relative_error
/// How far two gradients are apart: ‖a - n‖ / (‖a‖ + ‖n‖), from 0 for equal
/// (two of zeros, too) to 1 for opposite. NaN in either gives NaN.
template <class Analytic, class Numeric>
double relative_error(const Analytic& a, const Numeric& n) {
  if (!std::ranges::equal(a.shape(), n.shape()))
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

// #region central_differences
/// The gradient of `loss` with respect to `tensor`, by moving one element at a
/// time: (L(w + step) - L(w - step)) / (2 step). The tensor is left as it was.
template <class Tensor>
Tensor central_differences(const std::function<double()>& loss, Tensor& tensor,
                           double step = 1e-5) {
  Tensor gradient = xt::zeros_like(tensor);
  auto slope = gradient.begin();
  for (double& w : tensor) {
    const double old = w;
    w = old + step;
    const double above = loss();
    w = old - step;
    const double below = loss();
    w = old;
    *slope++ = (above - below) / (2 * step);
  }
  return gradient;
}
// #endregion

}  // namespace lstm
