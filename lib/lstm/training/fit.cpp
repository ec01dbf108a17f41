#include "lstm/training/fit.hpp"

#include <cmath>

#include "lstm/numbers/finite.hpp"

namespace lstm::detail {

void expect_options(const FitOptions& options, std::size_t samples,
                    bool validated) {
  if (options.epochs == 0 || options.batch == 0 || samples == 0)
    throw std::invalid_argument(fmt::format(
        "fit needs epochs, a batch size and samples, got {}, {} and {}",
        options.epochs, options.batch, samples));
  if (options.patience > 0 && !validated && !options.figure)
    throw std::invalid_argument(
        "early stopping needs validation data, or a figure to look at");
}

std::size_t team_size(const FitOptions& options, std::size_t samples) {
  return std::min(options.threads,
                  shard_count(std::min(options.batch, samples)));
}

// The largest magnitude in the gradients, NaN being larger than all others,
// and the parameter that it belongs to, for a message.
template <class Scalar>
static std::string largest_gradient(const Parameters<Scalar>& parameters) {
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

// #region expect_step
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

void expect_finite_epoch(double loss, std::size_t epoch) {
  if (!is_finite(loss))
    throw Divergence(
        fmt::format("training diverged in epoch {}: after its last batch the "
                    "validation loss is {:.3g}; a smaller learning rate "
                    "usually helps",
                    epoch, loss));
}

template void expect_finite_step(double, const Place&,
                                 const Parameters<float>&);
template void expect_finite_step(double, const Place&,
                                 const Parameters<double>&);

}  // namespace lstm::detail
