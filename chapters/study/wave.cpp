#include "study/wave.hpp"

#include <limits>

#include "lstm/layers/loss.hpp"
#include "lstm/training/fit.hpp"
#include "study/baselines.hpp"
#include "study/median.hpp"
#include "study/sine.hpp"
#include "support/interrupt.hpp"

namespace study {

struct Windows {
  lstm::Dataset<float> training, test;
};

static Windows draw(const WaveTask& task, lstm::Random& random) {
  auto training = sine_windows<float>(task.windows, task.steps, random);
  auto test = sine_windows<float>(100, task.steps, random);
  return {std::move(training.data), std::move(test.data)};
}

// #region straight_line
double straight_line_error(const WaveTask& task, std::uint64_t seed) {
  lstm::Random random(seed);
  const auto test = draw(task, random).test;
  return lstm::mean_squared_error(straight_line(test.x), test.y).value;
}
// #endregion

// #region learn
std::vector<double> learn(const WaveTask& task, Method method, double rate,
                          std::uint64_t seed) {
  lstm::Random random(seed);
  const auto windows = draw(task, random);
  lstm::Regressor<float> model(1, task.hidden, 1);
  model.initialize(lstm::Recipe::keras, random);
  const auto optimizer = make<float>(method, rate);

  std::vector<double> errors;
  try {
    lstm::fit(model, *optimizer, windows.training, windows.test,
              {.epochs = task.epochs}, random,
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
// #endregion

std::vector<double> medians(const std::vector<std::vector<double>>& runs) {
  std::vector<double> middle;
  for (std::size_t epoch = 0; epoch < runs.front().size(); ++epoch) {
    std::vector<double> errors;
    for (const auto& run : runs) errors.push_back(run[epoch]);
    middle.push_back(median(errors));
  }
  return middle;
}

}  // namespace study
