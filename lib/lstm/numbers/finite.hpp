#pragma once
#include <cmath>
#include <complex>
#include <limits>
#include <string>

#include "lstm/numbers/flush_subnormals.hpp"
#include "lstm/numbers/steps.hpp"

namespace lstm {

/// Whether a number is neither NaN nor infinite: of those, none is 0 when it is
/// taken from itself.
template <class Scalar>
bool is_finite(Scalar number) {
  return number - number == Scalar(0);
}

/// Whether all numbers of a tensor are. It looks at every one, which is faster
/// than to stop at the first that is not.
template <class Tensor>
bool all_finite(const Tensor& tensor) {
  const FlushSubnormals<typename Tensor::value_type> flush;
  int broken = 0;
  for (const auto number : tensor.storage()) broken |= !is_finite(number);
  return broken == 0;
}

namespace detail {

/// An option as it is computed with: rounded to float or double, and 0 below
/// their normal numbers, as it is where those are flushed.
template <class Scalar>
Scalar rounded(double option) {
  const auto number = static_cast<Scalar>(option);
  const bool normal = std::abs(number) >= std::numeric_limits<Scalar>::min();
  return normal || std::isnan(number) ? number : Scalar(0);
}

/// An option for a message. Where the number it is used for is rounded to 0, 1
/// or infinity, which the option is not, that is told.
template <class Scalar>
std::string shown(double option, double used) {
  const auto number = rounded<Scalar>(used);
  const bool edge = number == 0 || number == 1 || std::isinf(number);
  if (!edge || double{number} == option) return fmt::format("{}", option);
  return fmt::format("{} (rounded to {})", option, number);
}
template <class Scalar>
std::string shown(double option) {
  return shown<Scalar>(option, option);
}

}  // namespace detail

/// Throws std::invalid_argument with the place of a number of x [T, D, N] that
/// is not finite, and that belongs to a sample.
template <class Scalar>
void expect_finite(std::string_view name, const Steps<Scalar>& x) {
  if (all_finite(x)) return;
  for (std::size_t n = 0; n < x.shape(2); ++n)
    for (std::size_t t = 0; t < x.steps_of(n); ++t)
      for (std::size_t d = 0; d < x.shape(1); ++d)
        if (!is_finite(x(t, d, n)))
          throw std::invalid_argument(fmt::format(
              "{} is {} at step {}, feature {} of sample {}, expected a finite "
              "number",
              name, std::real(x(t, d, n)), t, d, n));
}
template <class Scalar>
void expect_finite(std::string_view name, const Sequence<Scalar>& x) {
  expect_finite(name, Steps<Scalar>(x));
}

/// Throws std::invalid_argument where y [O, N] is not finite.
template <class Scalar>
void expect_finite(std::string_view name, const Matrix<Scalar>& y) {
  if (all_finite(y)) return;
  for (std::size_t n = 0; n < y.shape(1); ++n)
    for (std::size_t k = 0; k < y.shape(0); ++k)
      if (!is_finite(y(k, n)))
        throw std::invalid_argument(fmt::format(
            "{} is {} at output {} of sample {}, expected a finite number",
            name, std::real(y(k, n)), k, n));
}

}  // namespace lstm
