// Chapter 8: an LSTM learns to predict the next value of a sine wave.

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "elsewhere.hpp"
#include "figures.hpp"
#include "figures/file.hpp"
#include "gates.hpp"
#include "jumps.hpp"
#include "keep.hpp"
#include "options.hpp"
#include "plain.hpp"
#include "rollout.hpp"
#include "still.hpp"
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
static void go_on(const lstm::Regressor<float>& model, const Settings& s,
                  const support::Options& options, const Windows& test) {
  const auto waves = closed_loop(model, test.data.x, 500);
  const auto drift = study::phase_drift(waves, test.phases, s.steps);
  report_drift(drift);
  options.draw(rollout_figure(test, waves, drift));
}

// The training that the page shows whole, on a small part of the windows.
static void train_plainly(const Settings& s, const lstm::Seed& seed,
                          const Windows& training, const Windows& test) {
  constexpr std::size_t epochs = 4;
  lstm::Dataset<float> some;
  const auto first = lstm::numbers_below(std::min<std::size_t>(s.windows, 320));
  lstm::gather(training.data, first, some);
  Network network(s.hidden);
  auto weights = seed.stream("weights");
  network.initialize(weights);
  fmt::print("A plain loop: {} windows, {} epochs\n", some.size(), epochs);
  train(network, some, test.data, epochs, seed.stream("order"));

  lstm::Regressor<float> model(1, s.hidden, 1);
  auto again = seed.stream("weights");
  model.initialize(lstm::Recipe::keras, again);
  const auto history = fit_network(model, some, test.data, epochs, seed);
  fmt::print("By fit, the last:\n{:5} {:14.1e} {:11.1e}\n\n",
             history.back().number, history.back().training_loss,
             history.back().validation_loss);
}

// What many small networks tell beside the large one.
class SmallNetworks {
 public:
  SmallNetworks(const Settings& s, const support::Options& options,
                support::RunFile& file)
      : settings_(s),
        options_(options),
        file_(file),
        trials_(team_, seed_, file_) {}

  void jump() {
    const auto seed = seed_.part("jumps");
    options_.draw(jumps_figure(report_one_jump(seed, file_, settings_.watch)));
    compare_jumps(team_, seed, file_, settings_.watch);
  }
  void leave_out() {
    report_left_out(team_, task_, seed_.part("left out"), file_);
  }
  void hold_gates() { compare_gates(trials_, task_); }
  void try_rates() { compare_rates(trials_, task_); }

 private:
  const Settings& settings_;
  const support::Options& options_;
  support::RunFile& file_;
  lstm::Seed seed_{options_.seed};
  lstm::Team team_{options_.threads};
  study::WaveTask task_ = {settings_.trial, settings_.steps, 32, 10};
  Trials trials_;
};

// What the network has learnt, and between that what small ones tell of it.
static void examine(const lstm::Regressor<float>& model,
                    const Inside& untrained, const Settings& s,
                    const support::Options& options, support::RunFile& file,
                    const Windows& training, const Windows& test) {
  std::optional<SmallNetworks> small;
  if (s.trial > 0 && s.load.empty()) small.emplace(s, options, file);
  options.draw(task_figure(test));
  if (small) small->jump();
  report_other_waves(model, training.data, test);
  if (small) small->leave_out();
  go_on(model, s, options, test);
  report_gates(untrained, look_inside(model, test.data.x));
  if (small) small->hold_gates();
  if (small) small->try_rates();
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
  const auto untrained = look_inside(model, test.data.x);

  if (!s.load.empty())
    load(model, s.load);
  else
    train_plainly(s, seed, training, test);
  describe(model, s, options.seed);
  if (s.load.empty())
    learn(model, s, options, file, training, test);
  else
    report_loaded(baselines(training.data, test.data),
                  evaluate(model, test.data));
  if (!s.onnx.empty()) save_onnx(model, s.onnx);
  examine(model, untrained, s, options, file, training, test);
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
