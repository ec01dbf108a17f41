#include "figures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

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
  // Amid the curves a line's name beside it would be hard to read.
  for (const auto& [name, error] : baselines)
    curves.push_back(
        {name, std::vector(epochs, error),
         name == "the nearest training window" ? Mark::line : Mark::reference});
  figure.panels = {{"mean squared error", curves, true}};
  return figure;
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

Figure task_figure(const study::SineWindows<float>& test) {
  const std::size_t T = test.data.x.shape(0);
  Figure figure{.name = "08-task",
                .title = "Two windows and their targets",
                .x_label = "step",
                .x = steps(T + 1, 0)};
  const double gap = std::numeric_limits<double>::quiet_NaN();
  for (const std::size_t n : {0u, 1u}) {
    const auto number = std::to_string(n + 1);
    const auto window = [&](std::size_t t) {
      return t < T ? double(test.data.x(t, 0, n)) : gap;
    };
    const auto target = [&](std::size_t t) {
      return t < T ? gap : double(test.data.y(0, n));
    };
    figure.panels.push_back(
        {"value",
         {{"window " + number, series(T + 1, window), Mark::points},
          {"target " + number, series(T + 1, target), Mark::points}}});
  }
  return figure;
}

Figure jumps_figure(const std::vector<Look>& looks) {
  const auto over = [&](const auto part) {
    return series(looks.size(), [&](std::size_t k) { return looks[k].*part; });
  };
  return {.name = "08-jumps",
          .title = "Loss and curvature of a training without chance",
          .x_label = "step",
          .x = over(&Look::step),
          .panels = {{"loss", {{"loss", over(&Look::loss)}}, true},
                     {"curvature",
                      {{"share of what Adam bears", over(&Look::share)},
                       {"limit", std::vector<double>(looks.size(), 1),
                        Mark::reference}}}}};
}

}  // namespace sine_prediction
