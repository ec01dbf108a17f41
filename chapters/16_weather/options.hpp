#pragma once
#include <string>

#include "network.hpp"
#include "support/options.hpp"

namespace weather {

struct Settings {
  std::string place = "seattle", column;
  std::size_t networks = 5;
  std::size_t epochs = 0, hidden = 0, length = 0;  // 0: what was chosen
  std::string target = "own";
  std::string study = "none";
  std::string data, save, load, onnx;
};

void declare(support::Options& options, Settings& settings);

/// What `--study settings` begins with.
Training first_training(Target target, const Settings& settings);

/// How networks of this target are made and trained: as was best on Seattle's
/// validation, but for what the settings say.
Training training_for(Target target, const Settings& settings);

/// The same for those that forecast rain.
Training rain_training_for(const Settings& settings);

/// What the networks of a run are to say: each of the three, or what --target
/// names.
std::vector<Target> targets_of(const Settings& settings);

}  // namespace weather
