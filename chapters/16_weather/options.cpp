#include "options.hpp"

#include "rain_trials.hpp"

namespace weather {

void declare(support::Options& options, Settings& s) {
  options.word("--place", s.place, {"seattle", "chicago"},
               "where the weather is: seattle or chicago");
  options.file("--data", s.data,
               "days of your own instead: comma-separated values, a date first "
               "and a line of names above");
  options.text("--column", s.column,
               "which of their columns is forecast; without it the first");
  options.word("--target", s.target, {"own", "level", "anomaly", "residual"},
               "what the networks are to say: the level, the anomaly or what "
               "an autoregression leaves; own: the best on validation");
  options.whole("--networks", s.networks, {1, 1'000, 2},
                "networks of each kind, which differ by chance alone");
  options.whole("--epochs", s.epochs, {1, 10'000, 8},
                "the most passes over the days, among which validation "
                "chooses; without it the chapter's own");
  options.whole("--hidden", s.hidden, {1, 4'096, 0},
                "units; without it the chapter's own");
  options.whole("--length", s.length, {1, 100, 0},
                "days that a network sees; without it the chapter's own");
  options.word("--study", s.study, {"none", "settings"},
               "a longer study in the place of all else: none or settings");
  options.share_work();
  options.keep_runs();
  options.file("--save", s.save, "write the network that is used here");
  options.file("--load", s.load, "read a network from here, and train none");
  options.file("--onnx", s.onnx, "write that network as an ONNX file");
  for (const auto other :
       {"--save", "--checkpoint", "--resume", "--study", "--networks",
        "--epochs", "--hidden", "--length", "--target"})
    options.not_both("--load", other);
  for (const auto other : {"--save", "--onnx", "--networks", "--length"})
    options.not_both("--study", other);
  options.not_both("--data", "--place");
}

static Training changed(Training training, const Settings& s) {
  if (s.epochs > 0) training.epochs = s.epochs;
  if (s.hidden > 0) training.hidden = s.hidden;
  if (s.length > 0) training.length = s.length;
  return training;
}

Training first_training(Target target, const Settings& s) {
  Training training;
  training.target = target;
  return changed(training, s);
}

// What `--study settings` found on Seattle's validation.
Training training_for(Target target, const Settings& s) {
  Training training;
  training.target = target;
  training.length = target == Target::level ? 10 : 3;
  if (target != Target::level) training.hidden = 16;
  if (target == Target::anomaly) training.dropout = 0.4;
  if (target == Target::residual) {
    training.decay = 0.003;
    training.dropout = 0;
    training.rate = 0.01;
    training.batch = 16;
  }
  return changed(training, s);
}

Training rain_training_for(const Settings& s) {
  return changed(rain_training, s);
}

std::vector<Target> targets_of(const Settings& s) {
  for (const auto target : targets)
    if (s.target == name_of(target)) return {target};
  return {targets, targets + std::size(targets)};
}

}  // namespace weather
