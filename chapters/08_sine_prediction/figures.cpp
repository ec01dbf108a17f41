#include "figures.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "gates.hpp"

namespace sine_prediction {

using figures::Curve, figures::Figure, figures::Mark, figures::Panel;
using figures::series, figures::steps;

Figure loss_figure(const lstm::History& history,
                   const std::vector<study::ErrorRow>& baselines) {
  const std::size_t epochs = history.size();
  Figure figure{.name = "08-loss",
                .title = "Loss per epoch beside the baselines",
                .x_label = "epoch",
                .x = steps(epochs)};
  const auto training = [&](auto k) { return history[k].training_loss; };
  const auto test = [&](auto k) { return history[k].validation_loss; };
  std::vector<Curve> curves = {{"training loss", series(epochs, training)},
                               {"test error", series(epochs, test)}};
  for (const auto& [name, error] : baselines)
    curves.push_back({name, std::vector(epochs, error), Mark::reference});
  figure.panels = {{"mean squared error", curves, true}};
  return figure;
}

// The phases of the values to predict, for every window.
static std::vector<double> target_phases(
    const study::SineWindows<float>& test) {
  const auto T = static_cast<double>(test.data.x.shape(0));
  return series(test.phases.size(), [&](std::size_t n) {
    return std::fmod(test.phases[n] + study::sine_step * T,
                     2 * std::numbers::pi);
  });
}

// The samples in the order of the phase of the value to predict.
static std::vector<std::size_t> by_phase(const std::vector<double>& phases) {
  std::vector<std::size_t> order(phases.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t n) { return phases[n]; });
  return order;
}

Figure prediction_figure(const study::SineWindows<float>& test,
                         const lstm::Matrix<float>& predictions) {
  const auto phases = target_phases(test);
  const auto order = by_phase(phases);
  const auto in_order = [&](const auto& value) {
    return series(order.size(), [&](auto k) { return value(order[k]); });
  };
  const auto truth = [&](auto n) -> double { return test.data.y(0, n); };
  const auto prediction = [&](auto n) -> double { return predictions(0, n); };
  const auto error = [&](auto n) { return prediction(n) - truth(n); };
  return {.name = "08-prediction",
          .title = "Predictions and their errors over the phase",
          .x_label = "phase of the value to predict (rad)",
          .x = in_order([&](auto n) { return phases[n]; }),
          .panels = {{"value",
                      {{"truth", in_order(truth)},
                       {"prediction", in_order(prediction), Mark::points}}},
                     {"prediction - truth",
                      {{"error", in_order(error), Mark::points}}}}};
}

// Of all drifts only the first, the lowest and the highest are drawn.
static Panel drift_panel(const lstm::Matrix<double>& drift) {
  const auto over = [&](const auto& value) {
    return series(drift.shape(0), [&](std::size_t k) {
      return value(xt::view(drift, k, xt::all()));
    });
  };
  const auto first = [](const auto& row) { return row(0); };
  const auto low = [](const auto& row) { return std::ranges::min(row); };
  const auto high = [](const auto& row) { return std::ranges::max(row); };
  return {"phase drift (rad)",
          {{"this window", over(first)},
           {"lowest", over(low)},
           {"highest", over(high)}}};
}

Figure rollout_figure(const study::SineWindows<float>& test,
                      const lstm::Matrix<float>& waves,
                      const lstm::Matrix<double>& drift) {
  const std::size_t T = test.data.x.shape(0), K = waves.shape(0);
  const auto truth = [&](std::size_t k) {
    return std::sin(test.phases[0] +
                    study::sine_step * static_cast<double>(T + k));
  };
  const auto wave = [&](std::size_t k) { return waves(k, 0); };
  return {.name = "08-rollout",
          .title = "The model fed its own output, and its phase drift",
          .x_label = "step after the window",
          .x = steps(K),
          .panels = {
              {"value",
               {{"truth", series(K, truth)}, {"closed loop", series(K, wave)}}},
              drift_panel(drift)}};
}

// The first window with the beginning of its closed loop: with 50 steps a
// window that makes two turns of the wave.
static lstm::Sequence<float> going_on(const lstm::Sequence<float>& x,
                                      const lstm::Matrix<float>& waves) {
  const std::size_t T = x.shape(0), more = 76;
  lstm::Sequence<float> all = xt::zeros<float>({T + more, 1ul, 1ul});
  for (std::size_t t = 0; t < T; ++t) all(t, 0, 0) = x(t, 0, 0);
  for (std::size_t k = 0; k < more; ++k) all(T + k, 0, 0) = waves(k, 0);
  return all;
}

// One gate of a unit, whose name is that of the gate with the unit's number.
static Curve gate_curve(const std::string& name,
                        const lstm::Trace<float>& trace, lstm::Gate which,
                        std::size_t unit) {
  return {name, series(trace.steps(), [&](std::size_t t) {
            return lstm::gate(trace.gates, t, which)(unit, 0);
          })};
}

// The gates of a unit; lines at 0 and 1 stretch the axis to all they could be.
static Panel gates_panel(const lstm::Trace<float>& trace, std::size_t unit,
                         const std::string& number) {
  const std::vector<double> shut(trace.steps(), 0), open(trace.steps(), 1);
  return {"gates " + number,
          {gate_curve("i" + number, trace, lstm::Gate::input, unit),
           gate_curve("f" + number, trace, lstm::Gate::forget, unit),
           gate_curve("o" + number, trace, lstm::Gate::output, unit),
           {"shut", shut, Mark::reference},
           {"open", open, Mark::reference}}};
}

static Panel states_panel(const lstm::Trace<float>& trace, std::size_t unit,
                          const std::string& number) {
  const auto c = [&](std::size_t t) { return trace.c(t + 1, unit, 0); };
  const auto h = [&](std::size_t t) { return trace.h(t + 1, unit, 0); };
  return {"states " + number,
          {gate_curve("g" + number, trace, lstm::Gate::candidate, unit),
           {"c" + number, series(trace.steps(), c)},
           {"h" + number, series(trace.steps(), h)}}};
}

Figure gates_figure(const lstm::Regressor<float>& model,
                    const lstm::Sequence<float>& windows,
                    const lstm::Matrix<float>& waves) {
  const auto x = going_on(windows, waves);
  const auto trace = trace_of(model, x);
  const auto value = [&](std::size_t t) { return x(t, 0, 0); };
  Figure figure{
      .name = "08-gates",
      .title = "Gates and states of three units over the wave",
      .x_label = "step",
      .x = steps(trace.steps()),
      .panels = {{"value", {{"value", series(trace.steps(), value)}}}}};
  const auto units = loudest_units(model, 3);
  for (std::size_t k = 0; k < units.size(); ++k) {
    const auto number = std::to_string(k + 1);
    figure.panels.push_back(gates_panel(trace, units[k], number));
    figure.panels.push_back(states_panel(trace, units[k], number));
  }
  return figure;
}

Figure optimisers_figure(const Trials& trials) {
  std::vector<Curve> curves;
  for (const auto& [name, rate, errors] : trials.optimisers)
    curves.push_back({name, errors});
  const auto epochs = curves[0].y.size();
  curves.push_back({"a straight line",
                    std::vector(epochs, trials.straight_line),
                    Mark::reference});
  return {.name = "08-optimisers",
          .title = "Test error of Adam and of SGD after every epoch",
          .x_label = "epoch",
          .x = steps(epochs),
          .panels = {{"median test error", curves, true}}};
}

}  // namespace sine_prediction
