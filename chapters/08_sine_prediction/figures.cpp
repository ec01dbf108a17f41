#include "figures.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace sine_prediction {

using figures::Curve, figures::Figure, figures::Mark;

// #region loss
Figure loss_figure(const lstm::History& history,
                   const std::vector<support::ErrorRow>& baselines) {
  Figure figure{.name = "08-loss",
                .title = "Loss per epoch beside the baselines",
                .x_label = "epoch"};
  Curve training{"training loss", {}}, test{"test error", {}};
  for (const auto& epoch : history) {
    figure.x.push_back(static_cast<double>(epoch.number));
    training.y.push_back(epoch.training_loss);
    test.y.push_back(epoch.validation_loss);
  }
  std::vector<Curve> curves = {training, test};
  for (const auto& [name, error] : baselines)
    curves.push_back(
        {name, std::vector(history.size(), error), Mark::reference});
  figure.panels = {{"mean squared error", curves, true}};
  return figure;
}
// #endregion

// #region order
// The samples in the order of the phase of the value to predict.
static std::vector<std::size_t> by_phase(const std::vector<double>& phases) {
  std::vector<std::size_t> order(phases.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t n) { return phases[n]; });
  return order;
}
// #endregion

// #region prediction
Figure prediction_figure(const study::SineWindows<float>& test,
                         const lstm::Matrix<float>& predictions) {
  const auto steps = static_cast<double>(test.data.x.shape(0));
  std::vector<double> phases;
  for (const double phase : test.phases)
    phases.push_back(
        std::fmod(phase + study::sine_step * steps, 2 * std::numbers::pi));
  Figure figure{.name = "08-prediction",
                .title = "Predictions and their errors over the phase",
                .x_label = "phase of the value to predict (rad)"};
  // #endregion
  // #region by_phase
  Curve truth{"truth", {}}, predicted{"prediction", {}, Mark::points};
  Curve error{"error", {}, Mark::points};
  for (const std::size_t n : by_phase(phases)) {
    figure.x.push_back(phases[n]);
    truth.y.push_back(test.data.y(0, n));
    predicted.y.push_back(predictions(0, n));
    error.y.push_back(double{predictions(0, n)} - test.data.y(0, n));
  }
  figure.panels = {{"value", {truth, predicted}},
                   {"prediction - truth", {error}}};
  return figure;
}
// #endregion

// #region rollout
Figure rollout_figure(const study::SineWindows<float>& test,
                      const lstm::Matrix<float>& waves,
                      const lstm::Matrix<double>& drift) {
  Figure figure{.name = "08-rollout",
                .title = "The model fed its own output, and its phase drift",
                .x_label = "step after the window"};
  Curve truth{"truth", {}}, wave{"closed loop", {}};
  Curve first{"this window", {}}, low{"lowest", {}}, high{"highest", {}};
  const std::size_t T = test.data.x.shape(0), K = waves.shape(0);
  // #endregion
  // #region drifts
  for (std::size_t k = 0; k < K; ++k) {
    const auto t = static_cast<double>(T + k);
    const auto row = xt::view(drift, k, xt::all());
    const auto [least, most] = std::ranges::minmax_element(row);
    figure.x.push_back(static_cast<double>(k + 1));
    truth.y.push_back(std::sin(test.phases[0] + study::sine_step * t));
    wave.y.push_back(waves(k, 0));
    first.y.push_back(drift(k, 0));
    low.y.push_back(*least);
    high.y.push_back(*most);
  }
  figure.panels = {{"value", {truth, wave}},
                   {"phase drift (rad)", {first, low, high}}};
  return figure;
}
// #endregion

}  // namespace sine_prediction
