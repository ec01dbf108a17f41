#pragma once
#include <optional>
#include <string>

#include "support/options.hpp"
#include "train.hpp"

namespace text_classification {

struct Settings {
  std::string task = "sentences";
  std::size_t networks = 0, epochs = 0, hidden = 0,
              width = 0;  // 0: the task's own
  std::string pooling = "own", directions = "own";
  std::string study = "none";
  std::string data, save, load, onnx;
  std::string say;
};

void declare(support::Options& options, Settings& settings);

/// How networks are trained for the task that was chosen: as is best for it on
/// its validation texts, but for what the settings say.
Training training_for(const Settings& settings);

/// The settings from which `--study settings` sets out for a task.
Training first_training(const std::string& task);

/// How many networks: 10 for sentences, 5 for other tasks.
std::size_t networks_for(const Settings& settings);

}  // namespace text_classification
