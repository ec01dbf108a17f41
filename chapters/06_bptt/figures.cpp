#include "figures.hpp"

#include <cmath>

namespace bptt {

using figures::Curve, figures::Figure, figures::Mark;

static std::vector<Curve> gate_curves(const std::vector<GateErrors>& errors) {
  std::vector<Curve> curves;
  for (std::size_t k = 0; k < lstm::gate_count; ++k) {
    const auto y = figures::series(
        errors.size(), [&](std::size_t step) { return errors[step][k]; });
    curves.push_back({std::string(1, "ifgo"[k]), y});
  }
  return curves;
}

Figure sweep_figure(const Sweep& sweep) {
  const auto power = [&](std::size_t k) { return std::log10(sweep.steps[k]); };
  Figure figure{.name = "06-sweep",
                .title = "Error of measured slopes over the step",
                .x_label = "step (power of ten)",
                .x = figures::series(sweep.steps.size(), power)};
  auto in_double = gate_curves(sweep.in_double);
  in_double.push_back(
      {"complex step: below",
       std::vector(sweep.steps.size(), bound(sweep.complex_step)),
       Mark::reference});
  figure.panels = {{"error in double", in_double, true},
                   {"error in float", gate_curves(sweep.in_float), true}};
  return figure;
}

static Figure over_steps_back(const char* name, const char* title,
                              std::size_t steps) {
  return {.name = name,
          .title = title,
          .x_label = "steps back",
          .x = figures::steps(steps, 0)};
}

Figure untrained_figure(const std::vector<Untrained>& networks) {
  auto figure = over_steps_back("06-untrained", "Gradients before training",
                                networks[0].reach.norms.size());
  figure.panels = {{"size of gradient", {}, true},
                   {"size of gradient", {}, true}};
  for (std::size_t k = 0; k < networks.size(); ++k)
    figure.panels[k < 3 ? 0 : 1].curves.push_back(
        {networks[k].short_name, networks[k].reach.norms});
  return figure;
}

Figure trained_figure(const std::vector<Trained>& networks) {
  auto figure =
      over_steps_back("06-trained", "Gradients before and after training",
                      networks[0].before.norms.size());
  const char* names[] = {"plain", "bias 1", "bias 5"};
  figure.panels = {{"before training", {}, true}, {"after training", {}, true}};
  for (std::size_t k = 0; k < 3; ++k) {
    const std::string name = names[k];
    figure.panels[0].curves.push_back({name, networks[k].before.norms});
    figure.panels[1].curves.push_back(
        {name + " after", networks[k].after.norms});
  }
  return figure;
}

}  // namespace bptt
