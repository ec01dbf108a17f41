#include "07_wave.hpp"

#include <limits>

#include "lstm/data/baselines.hpp"
#include "lstm/data/sine.hpp"
#include "lstm/loss.hpp"
#include "lstm/training.hpp"
#include "support/interrupt.hpp"
#include "support/median.hpp"

// #region windows
struct Windows {
  lstm::Dataset<float> training, test;
};

static Windows draw(const WaveTask& task, lstm::Random& random) {
  auto training = lstm::sine_windows<float>(task.windows, task.steps, random);
  auto test = lstm::sine_windows<float>(100, task.steps, random);
  return {std::move(training.data), std::move(test.data)};
}
// #endregion

// #region straight_line
double straight_line_error(const WaveTask& task, std::uint64_t seed) {
  lstm::Random random(seed);
  const auto test = draw(task, random).test;
  return lstm::mean_squared_error(lstm::straight_line(test.x), test.y).value;
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
  // #endregion

  // #region training
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

// #region medians
std::vector<double> medians(const std::vector<std::vector<double>>& runs) {
  std::vector<double> middle;
  for (std::size_t epoch = 0; epoch < runs.front().size(); ++epoch) {
    std::vector<double> errors;
    for (const auto& run : runs) errors.push_back(run[epoch]);
    middle.push_back(support::median(errors));
  }
  return middle;
}
// #endregion
