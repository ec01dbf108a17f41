#include <doctest/doctest.h>

#include <cmath>
#include <numbers>

#include "17_prices/processes.hpp"

using namespace prices;

namespace {

constexpr std::size_t many = 40'000;

// The returns of a long draw.
std::vector<double> drawn(const Process& process, std::uint64_t seed = 1) {
  return returns(draw(process, many + 1, lstm::Random(seed)));
}

// The mean of f(t) over all days but the first few.
template <class F>
double mean_of(F f) {
  double sum = 0;
  for (std::size_t t = 10; t < many; ++t) sum += f(t);
  return sum / (many - 10);
}

// r_t r_{t-k} in the mean, as a share of r².
double correlation(const std::vector<double>& r, std::size_t k) {
  return mean_of([&](std::size_t t) { return r[t] * r[t - k]; }) /
         mean_of([&](std::size_t t) { return r[t] * r[t]; });
}

}  // namespace

TEST_CASE("the next day of a process follows from the days before by hand") {
  const Process process{"", 0.5, -0.25, 3, 0.2, 0.5};
  CHECK(process.variance() == doctest::Approx(10));
  Follower follower(process);
  CHECK(follower.next().mean == 0);
  CHECK(follower.next().variance == doctest::Approx(10));
  follower.see(4);  // 4 off the mean of 0: 3 + 0.2 · 16 + 0.5 · 10
  CHECK(follower.next().mean == doctest::Approx(2));
  CHECK(follower.next().variance == doctest::Approx(11.2));
  follower.see(3);  // 1 off: 3 + 0.2 · 1 + 0.5 · 11.2; 0.5 · 3 - 0.25 · 4
  CHECK(follower.next().mean == doctest::Approx(0.5));
  CHECK(follower.next().variance == doctest::Approx(8.8));
}

TEST_CASE("the mean size of a normal return is that of many draws") {
  CHECK(Expected{0, 4}.absolute() ==
        doctest::Approx(2 * std::sqrt(2 / std::numbers::pi)));
  CHECK(Expected{100, 4}.absolute() == doctest::Approx(100));
  CHECK(Expected{-100, 4}.absolute() == doctest::Approx(100));
  lstm::Random random(1);
  double sum = 0;
  for (std::size_t k = 0; k < many; ++k)
    sum += std::abs(-0.7 + 1.5 * random.normal());
  CHECK(Expected{-0.7, 2.25}.absolute() ==
        doctest::Approx(sum / many).epsilon(0.02));
}

TEST_CASE("what is new on a day is 1 % of the price in the mean") {
  for (const auto& process : {random_walk(), autoregression(), garch_process()})
    CHECK(process.variance() == doctest::Approx(1e-4));
}

TEST_CASE("a random walk begins at 100 and its steps know nothing") {
  const auto walk = random_walk();
  CHECK(draw(walk, 3, lstm::Random(1)).close.front() ==
        doctest::Approx(100).epsilon(1e-14));
  const auto r = drawn(walk);
  // A correlation of independent days has a deviation of 1/200.
  for (std::size_t k = 1; k <= 3; ++k)
    CHECK(std::abs(correlation(r, k)) < 0.02);
  CHECK(mean_of([&](std::size_t t) { return r[t] * r[t]; }) ==
        doctest::Approx(1e-4).epsilon(0.04));
}

TEST_CASE("the autoregression has the correlations of Yule and Walker") {
  // ρ₁ = φ₁ / (1 - φ₂), ρ₂ = φ₁ ρ₁ + φ₂, σ² / Var r = 1 - φ₁ ρ₁ - φ₂ ρ₂
  const auto process = autoregression();
  const double rho1 = process.phi1 / (1 - process.phi2);
  const double rho2 = process.phi1 * rho1 + process.phi2;
  const auto r = drawn(process);
  CHECK(std::abs(correlation(r, 1) - rho1) < 0.02);
  CHECK(std::abs(correlation(r, 2) - rho2) < 0.02);
  const double share = 1 - process.phi1 * rho1 - process.phi2 * rho2;
  CHECK(mean_of([&](std::size_t t) { return r[t] * r[t]; }) ==
        doctest::Approx(process.omega / share).epsilon(0.05));
}

TEST_CASE("GARCH has the variance and the kurtosis that its numbers give") {
  // Bollerslev 1986: 3 (1 - (α + β)²) / (1 - (α + β)² - 2 α²). That of large
  // deviations is far from its mean in most draws, so α is small.
  const Process process{"", 0, 0, 1e-5, 0.15, 0.7};
  const auto r = drawn(process);
  const auto square = [&](std::size_t t) { return r[t] * r[t]; };
  CHECK(mean_of(square) == doctest::Approx(process.variance()).epsilon(0.08));
  const double sum = std::pow(process.alpha + process.beta, 2);
  const double kurtosis =
      3 * (1 - sum) / (1 - sum - 2 * process.alpha * process.alpha);
  CHECK(mean_of([&](std::size_t t) { return square(t) * square(t); }) /
            std::pow(mean_of(square), 2) ==
        doctest::Approx(kurtosis).epsilon(0.15));
  CHECK(std::abs(correlation(r, 1)) < 0.03);
}

TEST_CASE("no other forecast beats the best one on what is drawn") {
  for (const auto& process :
       {random_walk(), autoregression(), garch_process()}) {
    CAPTURE(process.name);
    const auto r = drawn(process, 5);
    const auto best = best_forecasts(process, r);
    REQUIRE(best.returns.size() == r.size());
    // The same made smaller or larger, and a day late.
    const auto of_size = [&](double factor, std::size_t late) {
      return mean_of([&](std::size_t t) {
        return std::pow(std::abs(r[t]) - factor * best.sizes[t - late], 2);
      });
    };
    const auto of_return = [&](double factor, std::size_t late) {
      return mean_of([&](std::size_t t) {
        return std::pow(r[t] - factor * best.returns[t - late], 2);
      });
    };
    for (const double factor : {0.0, 0.5, 0.9, 1.1}) {
      CHECK(of_size(1, 0) < of_size(factor, 0));
      CHECK(of_return(1, 0) <= of_return(factor, 0));
    }
    CHECK(of_size(1, 0) <= of_size(1, 1));
    CHECK(of_return(1, 0) <= of_return(1, 1));
  }
}

TEST_CASE("the best skill is what the numbers of a process give") {
  // Against the mean: of returns φ₁ ρ₁ + φ₂ ρ₂, where no other number knows
  // more, and of sizes nothing where they do not depend on those before.
  const auto skill = [](const std::vector<double>& y, const Forecasts& f) {
    const double mean = mean_of([&](std::size_t t) { return y[t]; });
    return 1 -
           mean_of([&](std::size_t t) { return std::pow(y[t] - f[t], 2); }) /
               mean_of([&](std::size_t t) { return std::pow(y[t] - mean, 2); });
  };
  const auto of = [&](const Process& process) {
    const auto r = drawn(process, 6);
    const auto best = best_forecasts(process, r);
    return std::pair(skill(r, best.returns),
                     skill(volatility(r, 1).y, best.sizes));
  };
  const auto walk = of(random_walk()), ar = of(autoregression()),
             wild = of(garch_process());
  CHECK(std::abs(walk.first) < 0.002);
  CHECK(std::abs(walk.second) < 0.002);
  const auto process = autoregression();
  const double rho1 = process.phi1 / (1 - process.phi2);
  const double rho2 = process.phi1 * rho1 + process.phi2;
  CHECK(std::abs(ar.first - process.phi1 * rho1 - process.phi2 * rho2) < 0.02);
  CHECK(std::abs(wild.first) < 0.002);
  CHECK(wild.second > 0.1);
}

TEST_CASE("the best forecasts have seen nothing of their own day or later") {
  Process process = garch_process();
  process.phi1 = 0.4;
  auto r = drawn(process);
  r.resize(60);
  const auto before = best_forecasts(process, r);
  for (std::size_t t = 0; t < r.size(); ++t) {
    auto other = r;
    for (std::size_t k = t; k < r.size(); ++k) other[k] = -3 * other[k] + 1;
    const auto after = best_forecasts(process, other);
    CHECK(after.returns[t] == before.returns[t]);
    CHECK(after.sizes[t] == before.sizes[t]);
    if (t + 1 < r.size()) CHECK(after.returns[t + 1] != before.returns[t + 1]);
    if (t + 1 < r.size()) CHECK(after.sizes[t + 1] != before.sizes[t + 1]);
  }
}
