#include "watched_adam.hpp"

#include <cmath>

#include "lstm/training/model.hpp"

namespace sine_prediction {

Numbers WatchedAdam::step(const lstm::Parameters<double>& parameters) {
  const auto g = gradients(parameters);
  m_.resize(g.size()), v_.resize(g.size()), scale_.resize(g.size());
  ++steps_;
  Numbers ratio(g.size());
  for (std::size_t k = 0; k < g.size(); ++k) {
    m_[k] = beta1 * m_[k] + (1 - beta1) * g[k];
    v_[k] = beta2 * v_[k] + (1 - beta2) * g[k] * g[k];
    const double m = m_[k] / (1 - std::pow(beta1, steps_));
    const double v = v_[k] / (1 - std::pow(beta2, steps_));
    scale_[k] = std::sqrt(v) + 1e-8;
    ratio[k] = m / scale_[k];
  }
  auto next = ratio.begin();
  for (auto* p : parameters)
    for (double& w : p->value) w -= rate_ * *next++;
  return ratio;
}

Numbers gradients(const lstm::Parameters<double>& parameters) {
  Numbers all;
  for (const auto* p : parameters)
    all.insert(all.end(), p->gradient.begin(), p->gradient.end());
  return all;
}

static double dot(const Numbers& a, const Numbers& b) {
  double sum = 0;
  for (std::size_t k = 0; k < a.size(); ++k) sum += a[k] * b[k];
  return sum;
}

double cosine(const Numbers& a, const Numbers& b) {
  const double lengths = std::sqrt(dot(a, a) * dot(b, b));
  return lengths > 0 ? dot(a, b) / lengths : 0;
}

// The gradients at the place that lies `step` of the direction away.
static Numbers gradients_at(lstm::Regressor<double>& model,
                            const lstm::Dataset<double>& data,
                            const Numbers& direction, double step,
                            lstm::Random& masks) {
  const auto move = [&](double by) {
    auto next = direction.begin();
    for (auto* p : model.parameters())
      for (double& w : p->value) w += by * *next++;
  };
  move(step);
  lstm::loss_and_gradients(model, data, masks);
  move(-step);
  return gradients(model.parameters());
}

double curvature(lstm::Regressor<double>& model,
                 const lstm::Dataset<double>& data, const Numbers& scale,
                 Numbers& direction, int times, lstm::Random& masks) {
  double largest = 0;
  for (int k = 0; k < times; ++k) {
    const double length = std::sqrt(dot(direction, direction));
    auto way = direction;
    for (std::size_t j = 0; j < way.size(); ++j)
      way[j] = direction[j] /= length, way[j] /= std::sqrt(scale[j]);
    const double step = 1e-5 / std::sqrt(dot(way, way));
    const auto ahead = gradients_at(model, data, way, step, masks),
               behind = gradients_at(model, data, way, -step, masks);
    for (std::size_t j = 0; j < way.size(); ++j)
      way[j] = (ahead[j] - behind[j]) / (2 * step) / std::sqrt(scale[j]);
    largest = dot(way, direction);
    direction = way;
  }
  return largest;
}

}  // namespace sine_prediction
