#include "horizons.hpp"

#include <fmt/core.h>

#include <cmath>
#include <limits>

#include "measures.hpp"
#include "study/in_order.hpp"

namespace weather {

Days anomalies_of(const Days& days, const Climatology& usual) {
  auto anomalies = days;
  anomalies.columns = {"anomaly"};
  anomalies.values = {days.y()};
  anomalies.forecast = 0;
  for (std::size_t t = 0; t < days.size(); ++t)
    anomalies.values[0][t] -= usual.on(days.date(t));
  return anomalies;
}

// Step by step the windows lose their first day and get the day that was
// forecast as their last.
Forecasts iterated(const Model& model, const Days& days, std::size_t begin,
                   std::size_t end, std::size_t ahead) {
  auto x = windows(days, model.scale, begin, end, model.length, ahead);
  const std::size_t T = x.shape(0), N = x.shape(2);
  const double mean = model.scale.means[0],
               deviation = model.scale.deviations[0];
  std::vector<double> next(N);
  for (std::size_t step = 0; step < ahead; ++step) {
    const auto z = model.network.predict(x);
    std::copy(x.begin() + static_cast<std::ptrdiff_t>(3 * N), x.end(),
              x.begin());
    for (std::size_t n = 0; n < N; ++n) {
      const auto date =
          days.date(begin + n + step + 1) - std::chrono::days(ahead);
      next[n] = model.baseline.usual.on(date) +
                model.baseline.deviations[0] * double{z(0, n)};
      x(T - 1, 0, n) = static_cast<float>((next[n] - mean) / deviation);
      x(T - 1, 1, n) = static_cast<float>(std::sin(season(date)));
      x(T - 1, 2, n) = static_cast<float>(std::cos(season(date)));
    }
  }
  Forecasts all(std::max(days.size(), end),
                std::numeric_limits<double>::quiet_NaN());
  std::ranges::copy(next, all.begin() + static_cast<std::ptrdiff_t>(begin));
  return all;
}

namespace {

std::vector<double> errors_of(
    const Days& days, const std::function<Forecasts(std::size_t)>& make) {
  std::vector<double> errors;
  for (std::size_t ahead = 1; ahead <= week; ++ahead)
    errors.push_back(rmse(days, make(ahead), days.test, days.size()));
  return errors;
}

std::vector<double> direct_errors(const Days& days, Training training,
                                  const lstm::Seed& seed) {
  training.horizon = week;
  auto model = make_model(days, days.test, training, seed);
  train_here(model, training, days, days_to_learn(model, days.test), seed);
  return errors_of(days, [&](std::size_t ahead) {
    return forecasts(model, days, days.test, days.size(), ahead);
  });
}

std::vector<double> iterated_errors(const Days& days, Training training,
                                    const lstm::Seed& seed) {
  training.target = Target::level;  // of the anomalies
  const auto anomalies = anomalies_of(days, fit_climatology(days, days.test));
  auto model = make_model(anomalies, days.test, training, seed);
  train_here(model, training, anomalies, days_to_learn(model, days.test), seed);
  return errors_of(anomalies, [&](std::size_t ahead) {
    return iterated(model, anomalies, days.test, days.size(), ahead);
  });
}

}  // namespace

std::vector<Horizon> judge_horizons(const Days& days, const Training& training,
                                    std::size_t lags, double penalty,
                                    std::size_t count, const lstm::Seed& seed,
                                    lstm::Team& team, support::RunFile& file,
                                    const std::string& name) {
  const auto rival = [&](const std::string& which, const auto& make) {
    return Horizon{which, errors_of(days, make)};
  };
  std::vector<Horizon> all = {
      rival("persistence", [&](auto h) { return persistence(days, h); }),
      rival("climatology", [&](auto) { return climatology(days, days.test); }),
      rival("AR(2) iterated",
            [&](auto h) { return autoregression(days, days.test, 2, h); }),
      rival("ridge direct",
            [&](auto h) { return ridge(days, days.test, lags, penalty, h); })};
  const auto errors = study::in_order(team, 2 * count, [&](std::size_t n) {
    const bool direct = n < count;
    const auto own = seed.part("horizons", n % count);
    const auto one = fmt::format("{}, {} {}", name,
                                 direct ? "direct" : "iterated", n % count + 1);
    return file.once(one, [&] {
      return direct ? direct_errors(days, training, own)
                    : iterated_errors(days, training, own);
    });
  });
  const auto middle = errors.begin() + static_cast<std::ptrdiff_t>(count);
  all.push_back({"LSTM direct", mean_curve({errors.begin(), middle})});
  all.push_back({"LSTM iterated", mean_curve({middle, errors.end()})});
  return all;
}

}  // namespace weather
