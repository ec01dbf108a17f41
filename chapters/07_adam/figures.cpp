#include "figures.hpp"

#include <limits>

#include "first_steps.hpp"
#include "study/methods.hpp"

namespace adam {

// #region add
using figures::Curve, figures::Figure, figures::Mark;

// Adds a curve with an x of its own. All curves of a figure share their x, so
// each is a gap where another one is drawn.
static void add(Figure& figure, const std::vector<double>& x, Curve curve) {
  constexpr double gap = std::numeric_limits<double>::quiet_NaN();
  auto& curves = figure.panels[0].curves;
  curve.y.insert(curve.y.begin(), figure.x.size(), gap);
  figure.x.insert(figure.x.end(), x.begin(), x.end());
  curves.push_back(std::move(curve));
  for (auto& each : curves) each.y.resize(figure.x.size(), gap);
}
// #endregion

// #region paths
Figure paths_figure(const std::vector<Walk>& walks) {
  Figure figure{.name = "07-paths",
                .title = "Three ways through Rosenbrock's valley",
                .x_label = "x",
                .panels = {{"y", {}}}};
  for (std::size_t k = 0; k < walks.size(); ++k)
    add(figure, walks[k].x, {study::name(study::methods[k]), walks[k].y});
  // #endregion

  // #region points
  std::vector<double> x, floor;
  for (int k = -150; k <= 150; k += 10) {
    x.push_back(k / 100.0);
    floor.push_back(x.back() * x.back());
  }
  add(figure, x, {"floor", floor, Mark::points});
  // The palette has four colours: the fifth curve has the first walk's.
  add(figure, {walks[0].x.back()}, {"end", {walks[0].y.back()}, Mark::points});
  return figure;
}
// #endregion

// #region heights
Figure heights_figure(const std::vector<Walk>& walks) {
  Figure figure{.name = "07-heights",
                .title = "Height in the valley over the steps",
                .x_label = "step"};
  figure.panels = {{"height", {}, true}};
  for (std::size_t k = 0; k < walks.front().heights.size(); ++k)
    figure.x.push_back(static_cast<double>(k));
  for (std::size_t k = 0; k < walks.size(); ++k)
    figure.panels[0].curves.push_back(
        {study::name(study::methods[k]), walks[k].heights});
  return figure;
}
// #endregion

// #region wave
Figure wave_figure(const std::vector<std::vector<double>>& errors,
                   double straight_line) {
  Figure figure{.name = "07-wave",
                .title = "Test errors of an LSTM over the epochs",
                .x_label = "epoch"};
  const auto epochs = errors.front().size();
  for (std::size_t k = 1; k <= epochs; ++k)
    figure.x.push_back(static_cast<double>(k));
  figure.panels = {{"mean squared error", {}, true}};
  auto& curves = figure.panels[0].curves;
  for (std::size_t k = 0; k < errors.size(); ++k)
    curves.push_back({study::name(study::methods[k]), errors[k]});
  curves.push_back(
      {"a straight line", std::vector(epochs, straight_line), Mark::reference});
  return figure;
}
// #endregion

// #region first_steps
Figure first_steps_figure() {
  constexpr std::size_t steps = 200;
  Figure figure{.name = "07-first-steps",
                .title = "Adam's first steps on a constant gradient",
                .x_label = "step"};
  for (std::size_t k = 1; k <= steps; ++k)
    figure.x.push_back(static_cast<double>(k));
  figure.panels = {{"length (learning rates)", {}}};
  for (const auto method : {study::Method::adam, study::Method::raw})
    figure.panels[0].curves.push_back(
        {study::name(method),
         step_lengths(*study::make<double>(method, 1), 1, steps)});
  return figure;
}
// #endregion

}  // namespace adam
