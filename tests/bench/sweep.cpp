#include "sweep.hpp"

#include <algorithm>

namespace bench {

static Sweep make(const std::string& name, const std::string& variable,
                  std::size_t Shape::*which, double power, Shape base,
                  bool training, const std::vector<std::size_t>& values) {
  Sweep sweep{name, variable, values, {}, training, power};
  for (const auto value : values) {
    sweep.shapes.push_back(base);
    sweep.shapes.back().*which = value;
  }
  return sweep;
}

// A sample or a step more is as much work again; the matrix U has a number for
// each pair of units.
std::vector<Sweep> sweeps() {
  const Shape base{50, 64, 32}, window{50, 64, 1};
  const std::vector<std::size_t> units{8, 16, 32, 64, 128, 256, 512};
  return {make("step over T (s)", "T", &Shape::T, 1, base, true,
               {8, 16, 32, 64, 128, 256, 512, 1024}),
          make("step over B (s)", "B", &Shape::B, 1, base, true,
               {1, 2, 4, 8, 16, 32, 64, 128, 256, 512}),
          make("batch over B (s)", "B", &Shape::B, 1, base, false,
               {1, 2, 4, 8, 16, 32, 64, 128, 256}),
          make("step over H (s)", "H", &Shape::H, 2, base, true, units),
          make("window over H (s)", "H", &Shape::H, 2, window, false, units)};
}

static double seconds(const System& system, const Sweep& sweep, Shape shape,
                      std::size_t steps) {
  const double all = sweep.training ? system.train(shape, steps * shape.B)
                                    : system.predict(shape, steps);
  return all / static_cast<double>(steps);
}

// As many steps as take about 40 ms, after one that nobody counts, and so many
// that it matters little that the first finds no memory yet.
static std::size_t steps_for(const System& system, const Sweep& sweep,
                             Shape shape) {
  seconds(system, sweep, shape, 1);
  return static_cast<std::size_t>(
      std::clamp(0.04 / seconds(system, sweep, shape, 1), 8.0, 2000.0));
}

// The median of each system at one shape.
static std::vector<Measurement> measure(const Sweep& sweep,
                                        const Systems& systems, Shape shape,
                                        std::size_t repetitions) {
  std::vector<Measurement> results;
  std::vector<std::size_t> steps;
  for (const auto& system : systems) {
    results.push_back({system.name, system.threads, {}, 0});
    steps.push_back(system.name == products ? 0
                                            : steps_for(system, sweep, shape));
  }
  for (std::size_t k = 0; k < repetitions; ++k)
    for (std::size_t s = 0; s < systems.size(); ++s)
      if (steps[s] > 0)
        results[s].seconds.push_back(
            seconds(systems[s], sweep, shape, steps[s]));
  std::erase_if(results, [](const auto& r) { return r.seconds.empty(); });
  return results;
}

std::vector<Curve> run(const Sweep& sweep, const Systems& systems,
                       std::size_t repetitions) {
  std::vector<Curve> curves;
  for (const auto& system : systems)
    if (system.threads == 1 && system.name != products)
      curves.push_back({system.name, {}});
  for (const auto& shape : sweep.shapes) {
    const auto results = measure(sweep, systems, shape, repetitions);
    for (auto& curve : curves)
      curve.seconds.push_back(
          fastest(results, curve.name, [](auto) { return true; })->median());
  }
  return curves;
}

}  // namespace bench
