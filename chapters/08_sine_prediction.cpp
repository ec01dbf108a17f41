// Chapter 8: an LSTM learns to predict the next value of a sine wave.

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "08_sine_figures.hpp"
#include "figures/folder.hpp"
#include "lstm/data/baselines.hpp"
#include "lstm/loss.hpp"
#include "lstm/rollout.hpp"
#include "support/error_table.hpp"
#include "support/program.hpp"
#include "support/progress.hpp"

// #region settings
struct Settings {
  std::size_t windows = 10'000;  // to train on
  std::size_t steps = 50;        // values in a window
  std::size_t hidden = 64;       // units in the LSTM
  std::size_t epochs = 100;
  std::size_t batch = 32;
  double rate = 0.001;  // Adam's learning rate
};

static void declare(support::Options& options, Settings& s) {
  options.whole("--windows", s.windows, {1, 1'000'000, 2'000},
                "windows to train on");
  options.whole("--steps", s.steps, {2, 10'000, 50}, "values in a window");
  options.whole("--hidden", s.hidden, {1, 4'096, 32}, "units in the LSTM");
  options.whole("--epochs", s.epochs, {1, 100'000, 10}, "passes over the data");
  options.whole("--batch", s.batch, {1, 1'000'000, 32}, "windows in a batch");
  options.positive("--learning-rate", s.rate, 1e6, "the step size of Adam");
}
// #endregion

// #region baselines
static double error(const lstm::SineWindows<float>& test,
                    const lstm::Matrix<float>& y) {
  return lstm::mean_squared_error(y, test.data.y).value;
}

static std::vector<support::ErrorRow> baselines(
    const lstm::SineWindows<float>& test) {
  const auto& x = test.data.x;
  const lstm::Matrix<float> mean = xt::zeros_like(test.data.y);
  return {
      {"the mean of a sine (0)", error(test, mean)},
      {"the last value again", error(test, lstm::repeat_last(x))},
      {"a straight line through the last two",
       error(test, lstm::straight_line(x))},
      {"the exact recurrence",
       error(test, lstm::sine_recurrence(x, lstm::sine_step))},
  };
}
// #endregion

// #region lottery
// The errors of the last epochs, the smallest first. The final one alone is a
// matter of luck, since Adam's error jumps.
static std::vector<double> last_errors(const lstm::History& history,
                                       std::size_t epochs) {
  std::vector<double> errors;
  const auto first = history.size() - std::min(epochs, history.size());
  for (std::size_t k = first; k < history.size(); ++k)
    errors.push_back(history[k].validation_loss);
  std::ranges::sort(errors);
  return errors;
}

static double median(const std::vector<double>& sorted) {
  const auto n = sorted.size();
  return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
}
// #endregion

// #region closed_loop
static constexpr std::size_t loop_steps = 500;

// How well the waves end: half a turn of drift is a wave upside down.
static void report_drift(const lstm::Matrix<double>& drift) {
  std::vector<double> sizes;
  for (const double d : xt::view(drift, loop_steps - 1, xt::all()))
    sizes.push_back(std::abs(d));
  std::ranges::sort(sizes);
  fmt::print(
      "\nClosed loop, size of the drift after {} steps (radians)\n"
      "  {:<40} {:>8.1e}\n  {:<40} {:>8.1e}\n",
      loop_steps, "median of the windows", median(sizes), "largest",
      sizes.back());
}
// #endregion

// #region report
static void report_errors(std::vector<support::ErrorRow> rows,
                          const lstm::History& history) {
  const auto errors = last_errors(history, 10);
  const auto label = [&](const char* which) {
    return fmt::format("LSTM, {} of the last {} epochs", which, errors.size());
  };
  rows.push_back({"LSTM, final epoch", history.back().validation_loss});
  rows.push_back({label("best"), errors.front()});
  rows.push_back({label("median"), median(errors)});
  support::print_errors("Mean squared error on the test windows", rows);

  const auto half = last_errors(history, (history.size() + 1) / 2);
  const auto above = half.end() - std::ranges::upper_bound(half, 1e-5);
  fmt::print("\nEpochs above 1e-5: {} of the last {}\n", above, half.size());
}
// #endregion

// #region train
static lstm::History train(lstm::Regressor<float>& model, const Settings& s,
                           const lstm::SineWindows<float>& training,
                           const lstm::SineWindows<float>& test,
                           lstm::Random& random) {
  lstm::Adam<float> adam({.rate = s.rate});
  support::Progress progress(s.epochs);
  return lstm::fit(model, adam, training.data, test.data,
                   {.epochs = s.epochs, .batch = s.batch}, random,
                   progress.observer());
}
// #endregion

// #region chapter
static void chapter(const Settings& s, const support::Options& options) {
  std::optional<figures::Folder> folder;
  if (!options.figures.empty()) folder.emplace(options.figures);

  lstm::Random random(options.seed);
  const auto training = lstm::sine_windows<float>(s.windows, s.steps, random);
  const auto test = lstm::sine_windows<float>(100, s.steps, random);
  lstm::Regressor<float> model(1, s.hidden, 1);
  model.initialize(lstm::Recipe::keras, random);
  fmt::print(
      "LSTM({}) -> Dense(1), {} parameters, Adam {}, seed {}\n"
      "{} windows of {} steps, {} epochs in batches of {}\n\n",
      s.hidden, count(model.parameters()), s.rate, options.seed, s.windows,
      s.steps, s.epochs, s.batch);
  const auto history = train(model, s, training, test, random);
  report_errors(baselines(test), history);
  // #endregion

  // #region figures
  const auto waves = lstm::closed_loop(model, test.data.x, loop_steps);
  const auto drift = lstm::phase_drift(waves, test.phases, s.steps);
  report_drift(drift);
  if (!folder) return;
  folder->draw(loss_figure(history, baselines(test)));
  folder->draw(prediction_figure(test, model.predict(test.data.x)));
  folder->draw(rollout_figure(test, waves, drift));
}
// #endregion

// #region main
int main(int argc, char** argv) {
  support::Options options("08_sine_prediction",
                           "Trains an LSTM to predict the next value of a "
                           "sine wave, and sets it beside simple rules.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
// #endregion
