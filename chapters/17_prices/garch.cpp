#include "garch.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

#include "classical.hpp"
#include "simplex.hpp"

namespace prices {
namespace {

// All that a simplex may propose as α, β and σ²: e^a, e^b and 1 in their
// shares, of which the last remains for ω, so that α + β < 1; and e^c times
// the variance of the returns.
Process process_of(const std::vector<double>& x, double variance) {
  const double a = std::exp(x[0]), b = std::exp(x[1]);
  const double rest = 1 / (1 + a + b);
  return {.name = "GARCH(1,1)",
          .omega = rest * std::exp(x[2]) * variance,
          .alpha = a * rest,
          .beta = b * rest};
}

double mean_square(std::span<const double> r) {
  double sum = 0;
  for (const double now : r) sum += now * now;
  return sum / static_cast<double>(r.size());
}

}  // namespace

double surprise(const Process& process, std::span<const double> r) {
  Follower follower(process);
  double sum = 0;
  for (const double now : r) {
    const auto [mean, variance] = follower.next();
    sum += (std::log(variance) + (now - mean) * (now - mean) / variance) / 2;
    follower.see(now);
  }
  return sum;
}

// It begins with α = 0.1 and β = 0.8.
Process fit_garch(std::span<const double> r) {
  const double variance = mean_square(r);
  if (!(variance > 0))
    throw std::invalid_argument("GARCH of returns that are all 0");
  const auto x = lowest(
      [&](const std::vector<double>& at) {
        const double value = surprise(process_of(at, variance), r);
        return std::isnan(value) ? std::numeric_limits<double>::infinity()
                                 : value;
      },
      {0, std::log(8.0), 0}, 0.5, 1e-6);
  return process_of(x, variance);
}

double mean_deviation(const Process& process, double variance,
                      std::size_t days) {
  const double usual = process.variance();
  double sum = 0, above = variance - usual;
  for (std::size_t k = 0; k < days; ++k) {
    sum += std::sqrt(usual + above);
    above *= process.alpha + process.beta;
  }
  return sum / static_cast<double>(days);
}

Forecasts garch(const std::vector<double>& r, const Target& target,
                const Walk& walk) {
  Forecasts forecasts(target.y.size(),
                      std::numeric_limits<double>::quiet_NaN());
  for (auto begin = walk.begin; begin < forecasts.size(); begin += walk.every) {
    const auto process = fit_garch({r.data(), begin});
    Follower follower(process);
    double sizes = 0, deviations = 0;
    for (std::size_t t = 0; t < begin + walk.every; ++t) {
      if (t >= forecasts.size()) break;
      const double variance = follower.next().variance;
      if (t < begin) {
        sizes += std::abs(r[t]);
        deviations += std::sqrt(variance);
      } else {
        forecasts[t] =
            sizes / deviations * mean_deviation(process, variance, target.span);
      }
      follower.see(r[t]);
    }
  }
  return forecasts;
}

}  // namespace prices
