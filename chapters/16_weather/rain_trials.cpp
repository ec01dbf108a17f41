#include "rain_trials.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "lstm/training/clipping.hpp"
#include "lstm/training/fit.hpp"
#include "lstm/training/penalty.hpp"
#include "probability.hpp"
#include "rain_network.hpp"
#include "study/in_order.hpp"

namespace weather {

// The outcomes of the days in [begin, end).
static std::vector<double> outcomes(const Days& days, std::size_t begin,
                                    std::size_t end) {
  const auto all = rainy(days);
  return {all.begin() + static_cast<std::ptrdiff_t>(begin),
          all.begin() + static_cast<std::ptrdiff_t>(end)};
}

// The days in [begin, end), each behind its window.
static lstm::Dataset<float> samples(const Days& days, const Scale& scale,
                                    std::size_t begin, std::size_t end,
                                    std::size_t length) {
  const auto y = outcomes(days, begin, end);
  lstm::Dataset<float> data{windows(days, scale, begin, end, length),
                            lstm::Matrix<float>({std::size_t{1}, y.size()})};
  std::ranges::transform(y, data.y.begin(),
                         [](double y_t) { return static_cast<float>(y_t); });
  return data;
}

// Trains a network on the days before `known`. `after_epoch` gets what it says
// of those in [known, end) after each epoch.
template <class AfterEpoch>
static void train_rain(const Days& days, const Training& training,
                       std::size_t known, std::size_t end, std::size_t epochs,
                       const lstm::Seed& seed, const AfterEpoch& after_epoch) {
  const auto scale = scale_of(days, known);
  const auto data =
      samples(days, scale, training.length, known, training.length);
  const auto x = windows(days, scale, known, end, training.length);
  RainNetwork<float> network(scale.inputs(), training.hidden, training.dropout);
  auto random = seed.stream("weights");
  network.initialize(random);
  lstm::Adam<float> adam({.rate = training.rate});
  lstm::Penalized<float> penalized(adam, network.weights(),
                                   {.l2 = training.decay});
  lstm::Clipped<float> clipped(penalized, 1);
  lstm::Observer observer;
  observer.stop = support::interrupted;
  observer.on_epoch = [&](auto&) { after_epoch(network.predict(x)); };
  lstm::fit(network, clipped, data, {.epochs = epochs, .batch = training.batch},
            seed, observer);
  support::leave_if_interrupted();
}

// The score on validation after each epoch.
static std::vector<double> curve(const Days& days, const Training& training,
                                 const lstm::Seed& seed) {
  const auto y = outcomes(days, days.validation, days.test);
  std::vector<double> scores;
  train_rain(days, training, days.validation, days.test, training.epochs, seed,
             [&](const auto& p) { scores.push_back(brier(p, y)); });
  return scores;
}

// The probabilities on the test after so many epochs.
static std::vector<double> on_test(const Days& days, const Training& training,
                                   std::size_t epochs, const lstm::Seed& seed) {
  std::vector<double> last;
  train_rain(days, training, days.test, days.size(), epochs, seed,
             [&](auto p) { last = std::move(p); });
  return last;
}

RainTrials run_rain_trials(const Days& days, const Training& training,
                           std::size_t count, const lstm::Seed& seed,
                           lstm::Team& team, support::RunFile& file) {
  RainTrials trials;
  trials.curves = study::in_order(team, count, [&](std::size_t k) {
    return file.once(fmt::format("rain {}", k + 1), [&] {
      return curve(days, training, seed.part("rain", k));
    });
  });
  const auto mean = mean_curve(trials.curves);
  trials.epochs = lowest(mean) + 1;
  trials.validation_score = mean[lowest(mean)];
  trials.test = study::in_order(team, count, [&](std::size_t k) {
    return file.once(fmt::format("rain anew {}", k + 1), [&] {
      return on_test(days, training, trials.epochs, seed.part("rain", k));
    });
  });
  return trials;
}

std::vector<double> together(const RainTrials& trials) {
  return mean_curve(trials.test);
}

// What each day of the test adds to the Brier score.
static std::vector<double> squared_errors(std::span<const double> p,
                                          const std::vector<double>& y) {
  std::vector<double> errors(y.size());
  for (std::size_t t = 0; t < y.size(); ++t)
    errors[t] = (p[t] - y[t]) * (p[t] - y[t]);
  return errors;
}

RainVerdict verdict(const RainTrials& trials, const RainRival& rival,
                    const Days& days, const lstm::Seed& seed) {
  constexpr std::size_t block = 14;
  const auto y = outcomes(days, days.test, days.size());
  std::vector<double> scores;
  std::vector<std::vector<double>> errors;
  for (const auto& p : trials.test) {
    scores.push_back(brier(p, y));
    errors.push_back(squared_errors(p, y));
  }
  const auto own = mean_curve(errors);
  auto gains = squared_errors(std::span(rival.test).subspan(days.test), y);
  for (std::size_t t = 0; t < y.size(); ++t) gains[t] -= own[t];
  const auto estimate = [&](const std::vector<double>& series) {
    return Estimate{
        study::mean(series),
        study::bootstrap_mean(series, block, seed.stream("bootstrap"))};
  };
  const auto [least, most] = std::ranges::minmax(scores);
  return {estimate(own), least, most, estimate(gains),
          brier(together(trials), y)};
}

}  // namespace weather
