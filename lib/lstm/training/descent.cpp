#include "lstm/training/descent.hpp"

#include <cmath>

namespace lstm {

// #region check_rate
static void check_rate(std::string_view who, double rate) {
  if (!(rate > 0 && std::isfinite(rate)))
    throw std::invalid_argument(
        fmt::format("{} needs a finite rate above 0, got {}", who, rate));
}

template <class Scalar>
GradientDescent<Scalar>::GradientDescent(double rate) : rate_(rate) {
  check_rate("gradient descent", rate);
}
// #endregion

// #region momentum_constructor
template <class Scalar>
Momentum<Scalar>::Momentum(const MomentumOptions& options) : options_(options) {
  check_rate("momentum", options.rate);
  if (!(options.momentum >= 0 && options.momentum < 1))
    throw std::invalid_argument(
        fmt::format("momentum must be in [0, 1), got {}", options.momentum));
}
// #endregion

// #region descent
template <class Scalar>
void GradientDescent<Scalar>::step(const Parameters<Scalar>& parameters) {
  expect_gradients(parameters);
  const auto rate = Scalar(rate_);
  for (auto* parameter : parameters)
    xt::noalias(parameter->value) -= rate * parameter->gradient;
}
// #endregion

// #region momentum_start
template <class Scalar>
void Momentum<Scalar>::step(const Parameters<Scalar>& parameters) {
  if (velocities_.empty())
    for (const auto* p : parameters)
      velocities_.push_back(xt::zeros_like(p->value));
  expect_like("momentum", parameters, velocities_);
  expect_gradients(parameters);
  // #endregion

  // #region momentum
  const auto rate = Scalar(options_.rate), kept = Scalar(options_.momentum);
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    auto& u = velocities_[k];
    xt::noalias(u) = kept * u + parameters[k]->gradient;
    xt::noalias(parameters[k]->value) -= rate * u;
  }
}
// #endregion

// #region instances
template class GradientDescent<float>;
template class GradientDescent<double>;
template class Momentum<float>;
template class Momentum<double>;
// #endregion

}  // namespace lstm
