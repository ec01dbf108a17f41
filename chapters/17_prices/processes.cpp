#include "processes.hpp"

#include <cmath>
#include <numbers>

namespace prices {

Process random_walk() {
  return {.name = "random walk"};
}

Process autoregression() {
  return {.name = "AR(2)", .phi1 = 0.5, .phi2 = -0.3};
}

Process garch_process() {
  return {.name = "GARCH(1,1)", .omega = 2e-6, .alpha = 0.1, .beta = 0.88};
}

// The folded normal distribution (Leone, Nelson and Nottingham 1961).
double Expected::absolute() const {
  const double deviation = std::sqrt(variance);
  const double z = mean / deviation;
  return deviation * std::sqrt(2 / std::numbers::pi) * std::exp(-z * z / 2) +
         mean * std::erf(z / std::numbers::sqrt2);
}

// #region follower
void Follower::see(double r) {
  const auto& [name, phi1, phi2, omega, alpha, beta] = process_;
  const double error = r - next_.mean;
  next_ = {phi1 * r + phi2 * before_,
           omega + alpha * error * error + beta * next_.variance};
  before_ = r;
}
// #endregion

Series draw(const Process& process, std::size_t closes, lstm::Random random) {
  Series series{process.name, {}};
  Follower follower(process);
  double level = std::log(100.0);
  while (series.close.size() < closes) {
    series.close.push_back(std::exp(level));
    const auto [mean, variance] = follower.next();
    const double r = mean + std::sqrt(variance) * random.normal();
    follower.see(r);
    level += r;
  }
  return series;
}

Best best_forecasts(const Process& process, std::span<const double> r) {
  Best best;
  Follower follower(process);
  for (const double now : r) {
    best.returns.push_back(follower.next().mean);
    best.sizes.push_back(follower.next().absolute());
    follower.see(now);
  }
  return best;
}

}  // namespace prices
