#include "network.hpp"

#include <fmt/core.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace weather {

std::string_view name_of(Target target) {
  if (target == Target::level) return "level";
  return target == Target::anomaly ? "anomaly" : "residual";
}

// #region baseline
double Baseline::on(const Days& days, std::size_t t, std::size_t ahead) const {
  std::vector<double> past;  // anomalies, the latest first
  for (std::size_t k = 0; k < autoregression.size(); ++k)
    past.push_back(days.y()[t - ahead - k] -
                   usual.on(days.date(t - ahead - k)));
  double anomaly = 0;
  for (std::size_t step = 0; step < ahead && !past.empty(); ++step) {
    anomaly = std::inner_product(past.begin(), past.end(),
                                 autoregression.begin(), 0.0);
    past.insert(past.begin(), anomaly);
    past.pop_back();
  }
  return usual.on(days.date(t)) + anomaly;
}
// #endregion

static double deviation(const Days& days, std::size_t known,
                        const Baseline& baseline, std::size_t ahead) {
  double squares = 0;
  const std::size_t first = baseline.autoregression.size() + ahead - 1;
  for (std::size_t t = first; t < known; ++t)
    squares += std::pow(days.y()[t] - baseline.on(days, t, ahead), 2);
  return squares > 0 ? std::sqrt(squares / static_cast<double>(known - first))
                     : 1;
}

Baseline fit_baseline(const Days& days, std::size_t known, Target target,
                      std::size_t horizon) {
  Baseline baseline;
  if (target == Target::level) {
    const double sum = std::accumulate(
        days.y().begin(), days.y().begin() + static_cast<std::ptrdiff_t>(known),
        0.0);
    baseline.usual = {{sum / static_cast<double>(known), 0, 0, 0, 0}};
  } else {
    baseline.usual = fit_climatology(days, known);
  }
  if (target == Target::residual)
    baseline.autoregression =
        fit_autoregression(days, baseline.usual, known, 2);
  for (std::size_t ahead = 1; ahead <= horizon; ++ahead)
    baseline.deviations.push_back(deviation(days, known, baseline, ahead));
  return baseline;
}

Model make_model(const Days& days, std::size_t known, const Training& training,
                 const lstm::Seed& seed) {
  auto scale = scale_of(days, known);
  Model::Network network(scale.inputs(), training.hidden, training.horizon,
                         {.output = training.dropout});
  auto random = seed.stream("weights");
  network.initialize(lstm::Recipe::keras, random);
  return {training.target, training.length, std::move(scale),
          fit_baseline(days, known, training.target, training.horizon),
          std::move(network)};
}

std::size_t first_day(const Model& model) {
  return std::max(model.length, model.baseline.autoregression.size());
}

lstm::Dataset<float> samples(const Model& model, const Days& days,
                             std::span<const std::size_t> for_days) {
  lstm::Dataset<float> data{
      windows(days, model.scale, for_days, model.length),
      lstm::Matrix<float>({model.horizon(), for_days.size()})};
  for (std::size_t k = 0; k < model.horizon(); ++k)
    for (std::size_t n = 0; n < for_days.size(); ++n) {
      const std::size_t t = for_days[n] + k;
      const double rest = days.y()[t] - model.baseline.on(days, t, k + 1);
      data.y(k, n) = static_cast<float>(rest / model.baseline.deviations[k]);
    }
  return data;
}

Forecasts forecasts(const Model& model, const Days& days, std::size_t begin,
                    std::size_t end, std::size_t ahead) {
  if (ahead == 0 || ahead > model.horizon())
    throw std::invalid_argument(
        fmt::format("a forecast {} days ahead was asked for, expected 1 to {}",
                    ahead, model.horizon()));
  const auto x = windows(days, model.scale, begin, end, model.length, ahead);
  const auto z = model.network.predict(x);
  Forecasts all(std::max(days.size(), end),
                std::numeric_limits<double>::quiet_NaN());
  for (std::size_t t = begin; t < end; ++t)
    all[t] =
        model.baseline.on(days, t, ahead) +
        model.baseline.deviations[ahead - 1] * double{z(ahead - 1, t - begin)};
  return all;
}

}  // namespace weather
