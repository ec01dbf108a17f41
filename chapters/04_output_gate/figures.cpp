#include "figures.hpp"

#include <cmath>

#include "study/cell_picture.hpp"

namespace output_gate {

using figures::Figure;
using figures::Mark;

// A large value, asked for at every third step after it.
static lstm::Sequence<float> example(std::size_t steps) {
  lstm::Sequence<float> x =
      xt::zeros<float>({steps, std::size_t{2}, std::size_t{1}});
  x(0, 0, 0) = 0.9f;
  for (std::size_t t = 3; t < steps; t += 3) x(t, 1, 0) = 1;
  return x;
}

// What one unit knows and shows after each step of a sequence. A mark at 0
// stands at each step that asks.
static figures::Panel state_panel(const study::Trained& network,
                                  const lstm::Sequence<float>& x) {
  const auto trace = study::trace_of(network.model, x);
  const auto each = [&](auto value) {
    return figures::series(trace.steps(), value);
  };
  const auto c = each([&](std::size_t t) { return trace.c(t + 1, 0, 0); });
  const auto h = each([&](std::size_t t) { return trace.h(t + 1, 0, 0); });
  const auto asked =
      each([&](std::size_t t) { return x(t, 1, 0) != 0 ? 0 : NAN; });
  return {network.name,
          {{"knows: c", c},
           {"shows: h", h, Mark::points},
           {"asked", asked, Mark::points}}};
}

figures::Diagram cell_figure(const PlainCell& unit, const Steps& steps) {
  std::size_t t = steps.size() - 1;
  while (t > 1 && steps[t].m == 0) --t;
  const auto c = unit.forward(steps);
  const auto [f, i, g, o] = unit.gates(steps[t]);
  const double tanh_c = std::tanh(c[t + 1]);
  const study::UnitStep step{.x = {steps[t].v, steps[t].m},
                             .c_before = c[t],
                             .z_i = unit.input.z(steps[t]),
                             .z_f = unit.forget.z(steps[t]),
                             .z_g = unit.candidate.z(steps[t]),
                             .z_o = unit.output.z(steps[t]),
                             .i = i,
                             .f = f,
                             .g = g,
                             .o = o,
                             .tanh_c = tanh_c,
                             .c = c[t + 1],
                             .h = o * tanh_c};
  return study::cell_picture("04-cell", "The output gate at a question", step,
                             study::Part::show);
}

Figure knows_figure(const std::vector<study::Trained>& networks,
                    std::size_t steps) {
  Figure figure{.name = "04-knows",
                .title = "What one unit knows and what it shows",
                .x_label = "step",
                .x = figures::steps(steps)};
  const auto x = example(steps);
  for (const auto& network : networks)
    figure.panels.push_back(state_panel(network, x));
  return figure;
}

}  // namespace output_gate
