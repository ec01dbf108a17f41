#pragma once
#include <cmath>
#include <stdexcept>

#include "lstm/parameters.hpp"

namespace lstm {

// #region divergence
/// Thrown when the loss is no longer a finite number.
struct Divergence : std::runtime_error {
  using std::runtime_error::runtime_error;
};
// #endregion

// #region largest
/// The parameter whose gradient holds the largest magnitude, for a message.
template <class Scalar>
std::string largest_gradient(const Parameters<Scalar>& parameters) {
  std::string name = "none";
  double largest = 0;
  for (const auto* parameter : parameters)
    for (const Scalar d : parameter->gradient)
      if (const double size = std::abs(double{d}); !(size <= largest)) {
        largest = size;
        name = parameter->name;
      }
  return fmt::format("{:.3g} in {}", largest, name);
}
// #endregion

// #region expect_finite
/// Throws Divergence unless the loss of an epoch is finite.
template <class Scalar>
void expect_finite(double loss, std::size_t epoch, std::size_t samples,
                   const Parameters<Scalar>& parameters) {
  if (!std::isfinite(loss))
    throw Divergence(fmt::format(
        "training diverged: in epoch {}, after {} samples, the loss became "
        "{}; the largest gradient is {}; try a smaller learning rate",
        epoch, samples, loss, largest_gradient(parameters)));
}
// #endregion

}  // namespace lstm
