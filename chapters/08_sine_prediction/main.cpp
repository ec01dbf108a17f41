// Chapter 8: an LSTM learns to predict the next value of a sine wave.

#include "elsewhere.hpp"
#include "figures.hpp"
#include "figures/file.hpp"
#include "gates.hpp"
#include "keep.hpp"
#include "options.hpp"
#include "rollout.hpp"
#include "support/interrupt.hpp"
#include "support/program.hpp"
#include "support/progress.hpp"
#include "support/run_file.hpp"
#include "tables.hpp"
#include "trials.hpp"

namespace sine_prediction {

using Windows = study::SineWindows<float>;

// #region train
static lstm::History train(lstm::Regressor<float>& model, const Settings& s,
                           const Windows& training, const Windows& test,
                           const support::Options& options,
                           support::RunFile& file, Saver& saver) {
  const auto optimiser = study::make<float>(
      s.optimiser == "sgd" ? study::Method::descent : study::Method::adam,
      s.rate);
  support::Progress progress(s.epochs);
  auto observer = progress.observer();
  observer.stop = support::interrupted;
  observer.on_epoch = [&, show = observer.on_epoch](const auto& epoch) {
    saver.save(epoch.number);
    show(epoch);
  };
  return lstm::fit(model, *optimiser, training.data, test.data,
                   {.epochs = s.epochs,
                    .batch = s.batch,
                    .threads = options.threads,
                    .checkpoints = file.training("network")},
                   lstm::Seed(options.seed), observer);
}
// #endregion

// Trains, and sets its errors beside those of rules that learn nothing.
static void learn(lstm::Regressor<float>& model, const Settings& s,
                  const support::Options& options, support::RunFile& file,
                  const Windows& training, const Windows& test) {
  Saver saver(model, s.save);
  const auto history = train(model, s, training, test, options, file, saver);
  if (!support::interrupted()) saver.save(history.size());
  auto rules = baselines(training.data, test.data);
  if (!history.empty()) report_errors(rules, history);
  report_kept(history, saver.epoch(), s);
  // This one's line would lie on that of the exact recurrence.
  std::erase_if(rules, [](const auto& rule) {
    return rule.name == "a fitted recurrence";
  });
  options.draw(loss_figure(history, rules));
}

// The network goes on by itself, further and further from the windows.
static lstm::Matrix<float> go_on(const lstm::Regressor<float>& model,
                                 const Settings& s,
                                 const support::Options& options,
                                 const Windows& test) {
  const auto waves = closed_loop(model, test.data.x, 500);
  const auto drift = study::phase_drift(waves, test.phases, s.steps);
  report_drift(drift);
  options.draw(rollout_figure(test, waves, drift));
  return waves;
}

// The network, and a small one of its kind, where they were not trained.
static void go_elsewhere(const lstm::Regressor<float>& model, const Settings& s,
                         const support::Options& options,
                         support::RunFile& file, const Windows& training,
                         const Windows& test) {
  report_other_waves(model, training.data, test);
  const auto seed = lstm::Seed(options.seed).part("left out");
  if (s.trial > 0 && s.load.empty())
    report_left_out({s.trial, s.steps, 32, 10}, seed, file);
}

static void compare_optimisers(const Settings& s,
                               const support::Options& options,
                               support::RunFile& file) {
  lstm::Team team(options.threads);
  const study::WaveTask task = {s.trial, s.steps, 32, 10};
  options.draw(optimisers_figure(
      try_optimisers(team, task, lstm::Seed(options.seed), file)));
}

static void chapter(const Settings& s, const support::Options& options) {
  // A mistake in a name should not cost a training run.
  if (!s.save.empty()) figures::expect_writable(s.save);

  support::RunFile file(options);

  const lstm::Seed seed(options.seed);
  const auto training =
      study::sine_windows<float>(s.windows, s.steps, seed.stream("training"));
  const auto test =
      study::sine_windows<float>(100, s.steps, seed.stream("test"));
  lstm::Regressor<float> model(1, s.hidden, 1);
  auto weights = seed.stream("weights");
  model.initialize(lstm::Recipe::keras, weights);
  if (!s.onnx.empty()) expect_onnx(model, s.onnx);
  const auto untrained = gate_habits(model, test.data.x);

  if (!s.load.empty()) load(model, s.load);
  describe(model, s, options.seed);
  if (s.load.empty())
    learn(model, s, options, file, training, test);
  else
    report_loaded(baselines(training.data, test.data),
                  evaluate(model, test.data));
  if (!s.onnx.empty()) save_onnx(model, s.onnx);
  options.draw(prediction_figure(test, model.predict(test.data.x)));
  go_elsewhere(model, s, options, file, training, test);

  const auto waves = go_on(model, s, options, test);
  report_gates(untrained, gate_habits(model, test.data.x));
  options.draw(gates_figure(model, test.data.x, waves));

  if (s.trial > 0 && s.load.empty()) compare_optimisers(s, options, file);
}

}  // namespace sine_prediction

int main(int argc, char** argv) {
  using namespace sine_prediction;
  support::Options options("08_sine_prediction",
                           "Trains an LSTM to predict the next value of a "
                           "sine wave, and sets it beside simple rules.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
