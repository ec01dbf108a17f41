#include "figures.hpp"

#include <limits>

#include "study/median.hpp"

namespace adam {

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

Figure paths_figure(const std::vector<Walk>& walks) {
  Figure figure{.name = "07-paths",
                .title = "Three ways through Rosenbrock's valley",
                .x_label = "x",
                .panels = {{"y", {}}}};
  for (std::size_t k = 0; k < walks.size(); ++k)
    add(figure, walks[k].x, {study::name(study::methods[k]), walks[k].y});

  const auto x = figures::series(31, [](std::size_t k) {
    return (10.0 * static_cast<double>(k) - 150) / 100;
  });
  const auto floor =
      figures::series(x.size(), [&](std::size_t k) { return x[k] * x[k]; });
  add(figure, x, {"floor", floor, Mark::points});
  // The palette has four colours: the fifth curve has the first walk's.
  add(figure, {walks[0].x.back()}, {"end", {walks[0].y.back()}, Mark::points});
  return figure;
}

Figure heights_figure(const std::vector<Walk>& walks) {
  Figure figure{.name = "07-heights",
                .title = "Height in the valley over the steps",
                .x_label = "step",
                .x = figures::steps(walks.front().heights.size(), 0)};
  figure.panels = {{"height", {}, true}};
  for (std::size_t k = 0; k < walks.size(); ++k)
    figure.panels[0].curves.push_back(
        {study::name(study::methods[k]), walks[k].heights});
  return figure;
}

Figure wave_figure(const Fresh& fresh) {
  const auto epochs = fresh.runs.front().front().size();
  Figure figure{.name = "07-wave",
                .title = "Test errors of an LSTM over the epochs",
                .x_label = "epoch",
                .x = figures::steps(epochs)};
  figure.panels = {{"mean squared error", {}, true}};
  auto& curves = figure.panels[0].curves;
  for (std::size_t k = 0; k < fresh.runs.size(); ++k)
    curves.push_back(
        {study::name(study::methods[k]), study::medians(fresh.runs[k])});
  curves.push_back({"a straight line",
                    std::vector(epochs, study::median(fresh.straight_line)),
                    Mark::reference});
  return figure;
}

Figure first_steps_figure() {
  constexpr std::size_t steps = 200;
  Figure figure{.name = "07-first-steps",
                .title = "Adam's first steps on a constant gradient",
                .x_label = "step",
                .x = figures::steps(steps)};
  figure.panels = {{"length (learning rates)", {}}};
  for (const auto method : {study::Method::adam, study::Method::raw})
    figure.panels[0].curves.push_back(
        {study::name(method),
         step_lengths(*study::make<double>(method, 1), 1, steps)});
  return figure;
}

}  // namespace adam
