#include "lstm/training/optimizer.hpp"

#include <cmath>

namespace lstm {

// #region constructor
template <class Scalar>
Adam<Scalar>::Adam(const AdamOptions& options) : options_(options) {
  const auto positive = [](double x) { return x > 0 && std::isfinite(x); };
  const auto fraction = [](double x) { return x >= 0 && x < 1; };
  if (!positive(options.rate) || !positive(options.epsilon) ||
      !fraction(options.beta1) || !fraction(options.beta2))
    throw std::invalid_argument(fmt::format(
        "Adam needs a finite rate and epsilon above 0 and betas in [0, 1), got "
        "rate {}, epsilon {}, betas {} and {}",
        options.rate, options.epsilon, options.beta1, options.beta2));
}
// #endregion

// #region step
template <class Scalar>
void Adam<Scalar>::step(const Parameters<Scalar>& parameters) {
  if (m_.empty())
    for (const auto* p : parameters) {
      m_.push_back(xt::zeros_like(p->value));
      v_.push_back(xt::zeros_like(p->value));
    }
  expect_like("Adam", parameters, m_);
  expect_gradients(parameters);
  // #endregion

  // #region correction
  // m̂ = m / (1 - β1ᵗ) and v̂ = v / (1 - β2ᵗ) are folded into the rate and
  // epsilon, so that one line below serves both places of epsilon.
  ++steps_;
  const double root = std::sqrt(1 - std::pow(options_.beta2, steps_));
  const auto rate =
      Scalar(options_.rate * root / (1 - std::pow(options_.beta1, steps_)));
  const auto epsilon =
      Scalar(options_.place == Epsilon::raw ? options_.epsilon
                                            : options_.epsilon * root);
  // #endregion

  // #region update
  const auto beta1 = Scalar(options_.beta1), beta2 = Scalar(options_.beta2);
  const auto one = Scalar(1);
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    const auto& gradient = parameters[k]->gradient;
    auto &m = m_[k], &v = v_[k];
    xt::noalias(m) = beta1 * m + (one - beta1) * gradient;
    xt::noalias(v) = beta2 * v + (one - beta2) * gradient * gradient;
    xt::noalias(parameters[k]->value) -= rate * m / (xt::sqrt(v) + epsilon);
  }
}
// #endregion

// #region instances
template class Adam<float>;
template class Adam<double>;
// #endregion

}  // namespace lstm
