// Chapter 8: an LSTM learns to predict the next value of a sine wave.

#include <fmt/core.h>

#include <optional>

#include "errors.hpp"
#include "figures.hpp"
#include "figures/folder.hpp"
#include "gates.hpp"
#include "keep.hpp"
#include "rollout.hpp"
#include "support/file.hpp"
#include "support/interrupt.hpp"
#include "support/program.hpp"
#include "support/progress.hpp"

namespace sine_prediction {

// #region train
static lstm::History train(lstm::Regressor<float>& model, const Settings& s,
                           const study::SineWindows<float>& training,
                           const study::SineWindows<float>& test,
                           std::size_t threads, lstm::Random& random) {
  const auto optimiser = study::make<float>(
      s.optimiser == "sgd" ? study::Method::descent : study::Method::adam,
      s.rate);
  support::Progress progress(s.epochs);
  auto observer = progress.observer();
  observer.stop = support::interrupted;
  if (!s.save.empty())
    observer.on_epoch = [&, show = observer.on_epoch](const auto& epoch) {
      save(model, s.save);
      show(epoch);
    };
  return lstm::fit(model, *optimiser, training.data, test.data,
                   {.epochs = s.epochs, .batch = s.batch, .threads = threads},
                   random, observer);
}
// #endregion

// #region describe
static void describe(lstm::Regressor<float>& model, const Settings& s,
                     std::uint64_t seed) {
  fmt::print("LSTM({}) -> Dense(1), {} parameters, ", s.hidden,
             count(model.parameters()));
  if (!s.load.empty()) {
    fmt::print("from {}, seed {}\n", s.load, seed);
    return;
  }
  fmt::print(
      "{} {}, seed {}\n"
      "{} windows of {} steps, {} epochs in batches of {}\n\n",
      s.optimiser == "sgd" ? "SGD" : "Adam", s.rate, seed, s.windows, s.steps,
      s.epochs, s.batch);
}
// #endregion

// #region chapter
static void chapter(const Settings& s, const support::Options& options) {
  std::optional<figures::Folder> folder;
  if (!options.figures.empty()) folder.emplace(options.figures);
  if (!s.save.empty()) support::expect_writable(s.save);

  lstm::Random random(options.seed);
  const auto training = study::sine_windows<float>(s.windows, s.steps, random);
  const auto test = study::sine_windows<float>(100, s.steps, random);
  lstm::Regressor<float> model(1, s.hidden, 1);
  model.initialize(lstm::Recipe::keras, random);
  const auto untrained = gate_habits(model, test.data.x);
  if (!s.load.empty()) load(model, s.load);
  describe(model, s, options.seed);
  // #endregion
  // #region errors
  lstm::History history;
  if (s.load.empty()) {
    history = train(model, s, training, test, options.threads, random);
    if (!history.empty()) report_errors(baselines(test), history);
    report_kept(history, s);
  } else {
    report_loaded(baselines(test), evaluate(model, test.data));
  }
  // #endregion
  // #region results
  const auto waves = closed_loop(model, test.data.x, 500);
  const auto drift = study::phase_drift(waves, test.phases, s.steps);
  report_drift(drift);
  report_gates(untrained, gate_habits(model, test.data.x));
  std::optional<Trials> trials;
  lstm::Team team(options.threads);
  if (s.trial > 0 && s.load.empty())
    trials = try_optimisers(team, {s.trial, s.steps, 32, 10}, options.seed);
  if (!folder) return;
  if (!history.empty()) folder->draw(loss_figure(history, baselines(test)));
  folder->draw(prediction_figure(test, model.predict(test.data.x)));
  folder->draw(rollout_figure(test, waves, drift));
  folder->draw(gates_figure(model, test.data.x, waves));
  if (trials) folder->draw(optimisers_figure(*trials));
}
// #endregion

}  // namespace sine_prediction

// #region main
int main(int argc, char** argv) {
  using namespace sine_prediction;
  support::Options options("08_sine_prediction",
                           "Trains an LSTM to predict the next value of a "
                           "sine wave, and sets it beside simple rules.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
// #endregion
