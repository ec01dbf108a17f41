#include "figures.hpp"

#include <fmt/core.h>

#include <algorithm>

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
  Figure figure{.name = "06-sweep",
                .title = "Error of measured slopes over the step",
                .x_label = "step",
                .x = sweep.steps,
                .x_base = 10};
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
    if (!networks[k].short_name.empty())
      figure.panels[k < 3 ? 0 : 1].curves.push_back(
          {networks[k].short_name, networks[k].reach.norms});
  return figure;
}

Figure passages_figure(const std::vector<Parted>& parted) {
  constexpr std::size_t most = 41;
  const auto count = std::min(most, parted[0].by_passages.size());
  Figure figure{.name = "06-passages",
                .title = "The gradient parted by how often it passed through h",
                .x_label = "times through h",
                .x = figures::steps(count, 0)};
  figure.panels = {{"size of gradient", {}, true}};
  for (const auto& p : parted)
    figure.panels[0].curves.push_back(
        {fmt::format("bias {}", p.bias),
         {p.by_passages.begin(),
          p.by_passages.begin() + static_cast<std::ptrdiff_t>(count)}});
  return figure;
}

// The rivals that are drawn, by their places in the table.
Figure trained_figure(const std::vector<Trained>& networks) {
  auto figure =
      over_steps_back("06-trained", "Gradients before and after training",
                      networks[0].before.norms.size());
  const std::pair<std::size_t, const char*> drawn[] = {
      {0, "plain"}, {1, "bias 1"}, {2, "orth. U"}, {3, "bias 5"}};
  figure.panels = {{"before training", {}, true}, {"after training", {}, true}};
  for (const auto& [k, name] : drawn) {
    figure.panels[0].curves.push_back({name, networks[k].before.norms});
    figure.panels[1].curves.push_back(
        {fmt::format("{} after", name), networks[k].after.norms});
  }
  return figure;
}

}  // namespace bptt
