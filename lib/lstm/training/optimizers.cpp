#include "lstm/training/optimizers.hpp"

#include <algorithm>
#include <cmath>

#include "lstm/numbers/finite.hpp"

namespace lstm {

// Throws std::invalid_argument unless the parameters are as many, and of the
// same shapes, as those that `who` was given before.
template <class Scalar>
static void expect_like(std::string_view who,
                        const Parameters<Scalar>& parameters,
                        const std::vector<Matrix<Scalar>>& before) {
  if (parameters.size() != before.size())
    throw std::invalid_argument(
        fmt::format("{} was given {} parameters, expected {} as before", who,
                    parameters.size(), before.size()));
  for (std::size_t k = 0; k < parameters.size(); ++k)
    expect_shape(parameters[k]->name, parameters[k]->value, before[k].shape());
}

// An option counts as it is computed with: rounded to a Scalar.
template <class Scalar>
static bool is_positive(double option) {
  const auto number = detail::rounded<Scalar>(option);
  return number > 0 && std::isfinite(number);
}

template <class Scalar>
static bool is_fraction(double option) {
  return option >= 0 && detail::rounded<Scalar>(option) < 1;
}

// Of a schedule nothing is known before its steps come.
template <class Scalar>
static void check_constant(std::string_view who, const Rate& rate) {
  if (rate.is_constant() && !is_positive<Scalar>(rate(0)))
    throw std::invalid_argument(
        fmt::format("{} needs a finite rate above 0, got {}", who,
                    detail::shown<Scalar>(rate(0))));
}

// The rate after so many steps, as it is computed with: `used` is what Adam's
// correction makes of it.
template <class Scalar>
static Scalar checked(std::string_view who, std::size_t done, double rate,
                      double used) {
  const double larger = std::max(rate, used);
  const auto number = detail::rounded<Scalar>(larger);
  if (!(number >= 0 && std::isfinite(number)))
    throw std::invalid_argument(
        fmt::format("{} needs a finite rate of 0 or more, got {} after {} "
                    "steps",
                    who, detail::shown<Scalar>(rate, larger), done));
  return static_cast<Scalar>(used);
}

template <class Scalar>
static Scalar rate_at(std::string_view who, std::size_t done,
                      const Rate& rate) {
  const double number = rate(done);
  return checked<Scalar>(who, done, number, number);
}

template <class Scalar>
GradientDescent<Scalar>::GradientDescent(Rate rate) : rate_(std::move(rate)) {
  check_constant<Scalar>("gradient descent", rate_);
}

template <class Scalar>
Momentum<Scalar>::Momentum(const MomentumOptions& options) : options_(options) {
  check_constant<Scalar>("momentum", options.rate);
  if (!is_fraction<Scalar>(options.momentum))
    throw std::invalid_argument(
        fmt::format("momentum must be in [0, 1), got {}",
                    detail::shown<Scalar>(options.momentum)));
}

// #region descent
template <class Scalar>
void GradientDescent<Scalar>::step(const Parameters<Scalar>& parameters) {
  expect_gradients(parameters);
  const auto rate = rate_at<Scalar>("gradient descent", steps_, rate_);
  ++steps_;
  for (auto* parameter : parameters)
    xt::noalias(parameter->value) -= rate * parameter->gradient;
}
// #endregion

// #region momentum
template <class Scalar>
void Momentum<Scalar>::step(const Parameters<Scalar>& parameters) {
  if (velocities_.empty())
    for (const auto* p : parameters)
      velocities_.push_back(xt::zeros_like(p->value));
  expect_like("momentum", parameters, velocities_);
  expect_gradients(parameters);

  const auto rate = rate_at<Scalar>("momentum", steps_, options_.rate);
  const auto kept = Scalar(options_.momentum);
  ++steps_;
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    auto& u = velocities_[k];
    xt::noalias(u) = kept * u + parameters[k]->gradient;
    xt::noalias(parameters[k]->value) -= rate * u;
  }
}
// #endregion

// What corrects the bias is furthest from 1 in the first step: there epsilon is
// smallest, and the rate may be larger than it is in the end. A schedule's
// rates are checked when their steps come.
template <class Scalar>
Adam<Scalar>::Adam(const AdamOptions& options) : options_(options) {
  using detail::shown;
  const auto& [rates, beta1, beta2, epsilon, place] = options;
  const double rate = rates.is_constant() ? rates(0) : 1;
  const double root = std::sqrt(1 - beta2), first = root / (1 - beta1);
  const double largest_rate =
      std::isfinite(first) && first > 1 ? rate * first : rate;
  const double least_epsilon = place == Epsilon::raw ? epsilon : epsilon * root;
  if (!is_positive<Scalar>(rate) || !is_positive<Scalar>(largest_rate) ||
      !is_positive<Scalar>(epsilon) || !is_positive<Scalar>(least_epsilon) ||
      !is_fraction<Scalar>(beta1) || !is_fraction<Scalar>(beta2))
    throw std::invalid_argument(fmt::format(
        "Adam needs a finite rate and epsilon above 0 and betas in [0, 1), got "
        "rate {}, epsilon {}, betas {} and {}",
        rates.is_constant() ? shown<Scalar>(rate, largest_rate)
                            : "by a schedule",
        shown<Scalar>(epsilon, least_epsilon), shown<Scalar>(beta1),
        shown<Scalar>(beta2)));
}

// #region adam_move
// One step of one parameter. The correction of the bias, m̂ = m / (1 - β1ᵗ) and
// v̂ = v / (1 - β2ᵗ), is folded into rate and epsilon.
template <class Scalar>
static void move(Parameter<Scalar>& parameter, Matrix<Scalar>& m,
                 Matrix<Scalar>& v, Scalar rate, Scalar epsilon,
                 const AdamOptions& options) {
  const auto beta1 = Scalar(options.beta1), beta2 = Scalar(options.beta2);
  const auto one = Scalar(1);
  const auto& gradient = parameter.gradient;
  xt::noalias(m) = beta1 * m + (one - beta1) * gradient;
  xt::noalias(v) = beta2 * v + (one - beta2) * gradient * gradient;
  xt::noalias(parameter.value) -= rate * m / (xt::sqrt(v) + epsilon);
}
// #endregion

// #region adam
template <class Scalar>
void Adam<Scalar>::step(const Parameters<Scalar>& parameters) {
  if (m_.empty())
    for (const auto* p : parameters) {
      m_.push_back(xt::zeros_like(p->value));
      v_.push_back(xt::zeros_like(p->value));
    }
  expect_like("Adam", parameters, m_);
  expect_gradients(parameters);

  // With the correction in them, two numbers serve both places of epsilon.
  const auto t = steps_ + 1;
  const double root = std::sqrt(1 - std::pow(options_.beta2, t));
  const double eta = options_.rate(steps_);
  const auto rate = checked<Scalar>(
      "Adam", steps_, eta, eta * root / (1 - std::pow(options_.beta1, t)));
  steps_ = t;
  const auto epsilon =
      Scalar(options_.place == Epsilon::raw ? options_.epsilon
                                            : options_.epsilon * root);

  for (std::size_t k = 0; k < parameters.size(); ++k)
    move(*parameters[k], m_[k], v_[k], rate, epsilon, options_);
}
// #endregion

template class GradientDescent<float>;
template class GradientDescent<double>;
template class Momentum<float>;
template class Momentum<double>;
template class Adam<float>;
template class Adam<double>;

}  // namespace lstm
