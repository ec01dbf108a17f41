#include "study/wave.hpp"

#include <cmath>
#include <limits>

#include "lstm/layers/loss.hpp"
#include "lstm/training/fit.hpp"
#include "lstm/training/regressor.hpp"
#include "study/baselines.hpp"
#include "study/median.hpp"
#include "study/sine.hpp"
#include "support/interrupt.hpp"

namespace study {

static lstm::Dataset<float> tests(const WaveTask& task,
                                  const lstm::Seed& seed) {
  return sine_windows<float>(100, task.steps, seed.stream("test")).data;
}

double straight_line_error(const WaveTask& task, const lstm::Seed& seed) {
  const auto test = tests(task, seed);
  return lstm::mean_squared_error(straight_line(test.x), test.y).value;
}

std::vector<double> learn(const WaveTask& task, Method method, double rate,
                          const lstm::Seed& seed) {
  const auto training =
      sine_windows<float>(task.windows, task.steps, seed.stream("training"));
  auto weights = seed.stream("weights");
  lstm::Regressor<float> model(1, task.hidden, 1);
  model.initialize(lstm::Recipe::keras, weights);
  const auto optimizer = make<float>(method, rate);

  std::vector<double> errors;
  try {
    lstm::fit(model, *optimizer, training.data, tests(task, seed),
              {.epochs = task.epochs}, seed,
              {.on_epoch =
                   [&](const lstm::Epoch& epoch) {
                     errors.push_back(epoch.validation_loss);
                   },
               .stop = support::interrupted});
  } catch (const lstm::Divergence&) {
    errors.resize(task.epochs, std::numeric_limits<double>::infinity());
  }
  support::leave_if_interrupted();
  return errors;
}

std::vector<double> medians(const std::vector<std::vector<double>>& runs) {
  std::vector<double> middle;
  for (std::size_t epoch = 0; epoch < runs.front().size(); ++epoch) {
    std::vector<double> errors;
    for (const auto& run : runs) errors.push_back(run[epoch]);
    middle.push_back(median(errors));
  }
  return middle;
}

double worth(const std::vector<std::vector<double>>& runs) {
  for (const auto& run : runs)
    if (!std::isfinite(run.back()))
      return std::numeric_limits<double>::infinity();
  return medians(runs).back();
}

}  // namespace study
