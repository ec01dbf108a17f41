#pragma once
#include <span>

#include "lstm/numbers/random.hpp"
#include "series.hpp"

namespace prices {

/// A process that is known, so that the best possible forecast of it is:
///   r_t = m_t + ε_t, m_t = φ₁ r_{t-1} + φ₂ r_{t-2}, ε_t = σ_t z_t,
///   σ²_t = ω + α ε²_{t-1} + β σ²_{t-1}
/// where z is normal with variance 1 and nobody can know it beforehand. α and β
/// make the size of ε depend on those before it: GARCH(1,1), Bollerslev 1986.
struct Process {
  std::string name;
  double phi1 = 0, phi2 = 0;
  double omega = 1e-4, alpha = 0, beta = 0;

  /// ω / (1 - α - β), which ε² is in the mean; α + β must be below 1.
  double variance() const { return omega / (1 - alpha - beta); }
};

/// The three of the chapter. Each ε is 1 % of the price in the mean.
Process random_walk();
Process autoregression();
Process garch_process();

/// The mean and the variance of a day's return for who knows those before it.
struct Expected {
  double mean, variance;

  /// The mean of |r|, where r is normal.
  double absolute() const;
};

/// Goes along the returns of a process. Before the first day they were 0, and
/// σ² was what it is in the mean.
class Follower {
 public:
  explicit Follower(const Process& process)
      : process_(process), next_{0, process.variance()} {}

  /// Of the day after those that were seen.
  const Expected& next() const { return next_; }
  void see(double r);

 private:
  Process process_;
  Expected next_;
  double before_ = 0;
};

/// So many closes of the process, the first of which is 100.
Series draw(const Process& process, std::size_t closes, lstm::Random random);

/// The forecasts of r_t and of |r_t| from the returns before day t that have
/// the least squared error of all there can be, as they know the process.
struct Best {
  Forecasts returns, sizes;
};
Best best_forecasts(const Process& process, std::span<const double> r);

}  // namespace prices
