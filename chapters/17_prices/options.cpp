#include "options.hpp"

namespace prices {

void declare(support::Options& options, Settings& s) {
  options.word("--index", s.index, {"dax", "smi", "cac", "ftse"},
               "the index that is looked at more closely: dax, smi, cac or "
               "ftse");
  options.file("--data", s.data,
               "prices of your own instead: comma-separated values with a line "
               "of names, one of which is date, and closes");
  options.text("--column", s.column,
               "which of their columns alone; without it all, and the first is "
               "looked at more closely");
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
  options.file("--save", s.save, "write the network of volatility here");
  options.file("--load", s.load, "read a network from here, and train none");
  options.file("--onnx", s.onnx, "write that network as an ONNX file");
  for (const auto other : {"--save", "--checkpoint", "--resume", "--study",
                           "--networks", "--epochs", "--hidden", "--length"})
    options.not_both("--load", other);
  for (const auto other : {"--save", "--onnx"})
    options.not_both("--study", other);
  options.not_both("--data", "--index");
}

// What `--study settings` found.
static Training own_training(Purpose purpose) {
  switch (purpose) {
    case Purpose::returns:
      return {
          .length = 44, .hidden = 16, .epochs = 20, .batch = 32, .rate = 0.01};
    case Purpose::volatility:
      return {.length = 44,
              .hidden = 16,
              .epochs = 20,
              .batch = 128,
              .decay = 0.001};
    case Purpose::levels:
      return {.hidden = 32, .epochs = 80, .rate = 0.01};
  }
  return {};
}

Training training_for(Purpose purpose, const Settings& s) {
  auto training = own_training(purpose);
  if (s.epochs > 0) training.epochs = s.epochs;
  if (s.hidden > 0) training.hidden = s.hidden;
  if (s.length > 0) training.length = s.length;
  return training;
}

}  // namespace prices
