#include "options.hpp"

namespace text_classification {

void declare(support::Options& options, Settings& s) {
  options.word("--task", s.task, {"sentences", "topics", "glosses", "reviews"},
               "what is to be told of which texts: sentences, topics, glosses "
               "or reviews");
  options.file("--data", s.data,
               "texts of your own instead: lines of a class, a tab and a text");
  options.whole("--networks", s.networks, {1, 1'000, 2},
                "networks that differ by chance alone; without it as many as "
                "the task is shown with");
  options.whole("--epochs", s.epochs, {1, 10'000, 0},
                "passes over the texts; without it the task's own");
  options.whole("--hidden", s.hidden, {1, 4'096, 0},
                "units in each direction; without it the task's own");
  options.whole("--width", s.width, {1, 4'096, 0},
                "numbers in a word's vector; without it the task's own");
  options.word("--directions", s.directions, {"own", "0", "1", "2"},
               "how a text is read: 1, from its beginning, or 2, from its end "
               "as well; 0: by no LSTM; own: the task's own");
  options.word("--pooling", s.pooling, {"own", "last", "mean", "largest"},
               "what stands for a text: the last state, the mean or the "
               "largest of all; own: the task's own");
  options.word("--study", s.study, {"none", "settings", "weights", "splits"},
               "a longer study in the place of all else: none, settings, "
               "weights or splits");
  options.share_work();
  options.keep_runs();
  options.file("--save", s.save, "write the first network here");
  options.file("--load", s.load, "read a network from here, and train none");
  options.file("--onnx", s.onnx, "write the first network as an ONNX file");
  options.text("--say", s.say,
               "a text to be classified, and nothing else to be reported");
  for (const auto other :
       {"--save", "--checkpoint", "--resume", "--study", "--networks",
        "--epochs", "--hidden", "--width", "--directions", "--pooling"})
    options.not_both("--load", other);
  for (const auto other : {"--save", "--onnx", "--say"})
    options.not_both("--study", other);
  options.not_both("--data", "--task");
}

// What `--study settings` found. A task of the reader's own has the settings of
// topics.
static Training own_training(const std::string& task) {
  Training training{.directions = 2, .pooling = Pooling::mean};
  training.dropout = 0.7;
  training.rate = 0.01;
  training.epochs = 12;
  if (task == "glosses") {
    training.width = 64;
    training.pooling = Pooling::last;
    training.batch = 256;
  }
  if (task == "reviews") {
    training.pooling = Pooling::largest;
    training.dropout = 0.3;
    training.epochs = 3;
  }
  if (task == "sentences") training = {.rate = 0.01, .epochs = 12};
  return training;
}

Training first_training(const std::string& task) {
  if (task == "sentences") return {.rate = 0.005, .epochs = 12};
  Training training{.width = 64, .dropout = 0.5, .rate = 0.003, .epochs = 10};
  if (task == "glosses") {
    training.batch = 256;
    training.epochs = 6;
  }
  return training;
}

Training training_for(const Settings& s) {
  auto training = own_training(s.data.empty() ? s.task : "topics");
  if (s.epochs > 0) training.epochs = s.epochs;
  if (s.hidden > 0) training.hidden = s.hidden;
  if (s.width > 0) training.width = s.width;
  if (s.directions != "own") training.directions = std::stoul(s.directions);
  for (const auto pooling : poolings)
    if (s.pooling == name_of(pooling)) training.pooling = pooling;
  return training;
}

std::size_t networks_for(const Settings& s) {
  if (s.networks > 0) return s.networks;
  return s.data.empty() && s.task == "sentences" ? 10 : 5;
}

}  // namespace text_classification
