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

enum class Way { direct, iterated };

// The errors on [begin, end) of forecasts 1, 2, … days ahead.
std::vector<double> errors_of(
    const Days& days, std::size_t begin, std::size_t end,
    const std::function<Forecasts(std::size_t)>& make) {
  std::vector<double> errors;
  for (std::size_t ahead = 1; ahead <= week; ++ahead)
    errors.push_back(rmse(days, make(ahead), begin, end));
  return errors;
}

// Networks of both ways. A number is that of a network of either.
class Weeks {
 public:
  Weeks(const Days& days, const lstm::Seed& seed) : days_(days), seed_(seed) {}

  // The mean error of the week on validation after each epoch.
  std::vector<double> curve(Way way, const Training& kind,
                            std::size_t k) const {
    const auto read = read_by(way, days_.validation);
    const auto training = training_of(way, kind);
    auto model = make_model(read, days_.validation, training, network(k));
    std::vector<double> curve;
    train_watched(model, training, read, days_to_learn(model, days_.validation),
                  network(k), [&] {
                    curve.push_back(study::mean(week_errors(
                        way, model, read, days_.validation, days_.test)));
                  });
    return curve;
  }

  // The errors on the test of one that knows all days before it.
  std::vector<double> errors(Way way, const Training& kind,
                             std::size_t k) const {
    const auto read = read_by(way, days_.test);
    const auto training = training_of(way, kind);
    auto model = make_model(read, days_.test, training, network(k));
    train_here(model, training, read, days_to_learn(model, days_.test),
               network(k));
    return week_errors(way, model, read, days_.test, days_.size());
  }

 private:
  lstm::Seed network(std::size_t k) const { return seed_.part("horizons", k); }

  Days read_by(Way way, std::size_t known) const {
    return way == Way::direct
               ? days_
               : anomalies_of(days_, fit_climatology(days_, known));
  }

  static Training training_of(Way way, Training training) {
    if (way == Way::direct)
      training.horizon = week;
    else
      training.target = Target::level;  // of the anomalies
    return training;
  }

  static std::vector<double> week_errors(Way way, const Model& model,
                                         const Days& days, std::size_t begin,
                                         std::size_t end) {
    return errors_of(days, begin, end, [&](std::size_t ahead) {
      return way == Way::direct ? forecasts(model, days, begin, end, ahead)
                                : iterated(model, days, begin, end, ahead);
    });
  }

  const Days& days_;
  lstm::Seed seed_;
};

std::vector<Horizon> judge_rivals(const Days& days, std::size_t lags,
                                  double penalty) {
  const auto rival = [&](const std::string& name, const auto& make) {
    return Horizon{name, errors_of(days, days.test, days.size(), make)};
  };
  return {
      rival("persistence", [&](auto h) { return persistence(days, h); }),
      rival("climatology", [&](auto) { return climatology(days, days.test); }),
      rival("AR(2) iterated",
            [&](auto h) { return autoregression(days, days.test, 2, h); }),
      rival("ridge direct",
            [&](auto h) { return ridge(days, days.test, lags, penalty, h); })};
}

}  // namespace

std::vector<Horizon> judge_horizons(const Days& days,
                                    const std::vector<Training>& kinds,
                                    std::size_t lags, double penalty,
                                    std::size_t count, const lstm::Seed& seed,
                                    lstm::Team& team, support::RunFile& file,
                                    const std::string& name) {
  const Weeks weeks(days, seed);
  auto all = judge_rivals(days, lags, penalty);
  for (const auto way : {Way::direct, Way::iterated}) {
    const auto* which = way == Way::direct ? "direct" : "iterated";
    const auto mean = [&](const std::string& part, const auto& numbers) {
      return mean_curve(study::in_order(team, count, [&](std::size_t k) {
        return file.once(fmt::format("{}, {} {}{}", name, which, k + 1, part),
                         [&] { return numbers(k); });
      }));
    };
    Training best;
    double least = std::numeric_limits<double>::infinity();
    for (const auto& kind : kinds) {
      const auto curve =
          mean(fmt::format(", {} on validation", name_of(kind.target)),
               [&](std::size_t k) { return weeks.curve(way, kind, k); });
      const auto epoch = lowest(curve);
      if (curve[epoch] >= least) continue;
      least = curve[epoch];
      best = kind;
      best.epochs = epoch + 1;
    }
    all.push_back({fmt::format("LSTM {}", which), mean("", [&](std::size_t k) {
                     return weeks.errors(way, best, k);
                   })});
  }
  return all;
}

}  // namespace weather
