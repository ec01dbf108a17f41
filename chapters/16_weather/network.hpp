#pragma once
#include "classical.hpp"
#include "lstm/training/regressor.hpp"
#include "windows.hpp"

namespace weather {

/// What a network is to say: how warm it will be, how far from usual that is,
/// or how far from what an autoregression of order 2 makes of the anomalies.
enum class Target { level, anomaly, residual };
inline constexpr Target targets[] = {Target::level, Target::anomaly,
                                     Target::residual};
std::string_view name_of(Target target);

/// What the rest is forecast of: a mean, what is usual on that day, or besides
/// what an autoregression makes of the anomalies. What is left is divided by
/// its deviation, which there is one of for each number of days ahead.
struct Baseline {
  Climatology usual;
  std::vector<double> autoregression;  // empty, or the weights of the anomalies
  std::vector<double> deviations;

  /// For day `t`, made `ahead` days before; it may be the first that is not
  /// there yet.
  double on(const Days& days, std::size_t t, std::size_t ahead = 1) const;
};

/// That of the days before `known`, for 1 to `horizon` days ahead.
Baseline fit_baseline(const Days& days, std::size_t known, Target target,
                      std::size_t horizon = 1);

/// What a network is made of, and how it is trained.
struct Training {
  Target target = Target::level;
  std::size_t length = 5, hidden = 32, epochs = 80, batch = 32;
  double rate = 0.003;
  double decay = 0.001;  // times the squared weights is added to the loss
  double dropout = 0.1;
  std::size_t horizon = 1;  // it forecasts 1 to so many days ahead
};

/// A network and all that it takes to forecast days that it has never seen.
struct Model {
  using Network = lstm::Regressor<float>;

  Target target;
  std::size_t length;  // of its windows, in days
  Scale scale;
  Baseline baseline;
  Network network;

  std::size_t horizon() const { return baseline.deviations.size(); }
};

/// A network that has learned nothing, with the scale and the baseline of the
/// days before `known`.
Model make_model(const Days& days, std::size_t known, const Training& training,
                 const lstm::Seed& seed);

/// The first day that has what is needed to forecast it.
std::size_t first_day(const Model& model);

/// Windows that end before these days, and what the network is to say of each
/// of the 1, 2, … days from there on.
lstm::Dataset<float> samples(const Model& model, const Days& days,
                             std::span<const std::size_t> for_days);

/// The forecasts of the days in [begin, end), made `ahead` days before; NaN for
/// all others. `end` may be so far behind the last day as the forecast goes
/// ahead. Throws std::invalid_argument where the model forecasts no so many
/// days, and as `windows` does.
Forecasts forecasts(const Model& model, const Days& days, std::size_t begin,
                    std::size_t end, std::size_t ahead = 1);

}  // namespace weather
