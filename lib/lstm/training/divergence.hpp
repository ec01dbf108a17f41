#pragma once
#include <cmath>
#include <stdexcept>

#include "lstm/layers/parameters.hpp"
#include "lstm/numbers/finite.hpp"

namespace lstm {

// #region divergence
/// Thrown when the loss or a gradient is no longer a finite number.
struct Divergence : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Which batch of a training run is meant. All three count from 1.
struct Place {
  std::size_t epoch, batch, batches;  // the batches of one epoch
};
// #endregion

// #region largest
/// The largest magnitude in the gradients, NaN being larger than all others,
/// and the parameter that it belongs to, for a message.
template <class Scalar>
std::string largest_gradient(const Parameters<Scalar>& parameters) {
  std::string name = "any parameter";
  double largest = 0;
  for (const auto* parameter : parameters)
    for (const Scalar d : parameter->gradient)
      if (const double size = std::abs(double{d});
          !(size <= largest) && !std::isnan(largest)) {
        largest = size;
        name = parameter->name;
      }
  return fmt::format("{:.3g} in {}", largest, name);
}
// #endregion

// #region expect_step
/// Throws Divergence unless the loss of a batch and all gradients are finite.
template <class Scalar>
void expect_finite_step(double loss, const Place& place,
                        const Parameters<Scalar>& parameters) {
  bool finite = is_finite(loss);
  for (const auto* p : parameters) finite = finite && all_finite(p->gradient);
  if (finite) return;
  throw Divergence(fmt::format(
      "training diverged in epoch {}, at batch {} of {}: the loss is {:.3g} "
      "and the largest gradient {}; a smaller learning rate usually helps",
      place.epoch, place.batch, place.batches, loss,
      largest_gradient(parameters)));
}
// #endregion

// #region expect_epoch
/// Throws Divergence unless the validation loss of an epoch is finite.
inline void expect_finite_epoch(double loss, std::size_t epoch) {
  if (!is_finite(loss))
    throw Divergence(
        fmt::format("training diverged in epoch {}: after its last batch the "
                    "validation loss is {:.3g}; a smaller learning rate "
                    "usually helps",
                    epoch, loss));
}
// #endregion

}  // namespace lstm
