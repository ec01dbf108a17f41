#pragma once
#include <string>

#include "network.hpp"
#include "support/options.hpp"

namespace translation {

struct Settings {
  std::string task = "numbers", language = "it";
  std::size_t networks = 0, epochs = 0, hidden = 0,
              width = 0;  // 0: the task's own
  std::size_t beam = 1;
  std::string look = "own";
  std::string study = "none";
  std::string data, save, load, onnx;
  std::string say;
};

void declare(support::Options& options, Settings& settings);

/// How networks that look so are trained for the task that was chosen: as is
/// best for it on its validation sentences, but for what the settings say.
Training training_for(Look look, const Settings& settings);

/// How many networks of each kind: 3 for numbers, 1 for other tasks.
std::size_t networks_for(const Settings& settings);

/// What the networks of a run look at: nothing and the dot product, or what
/// --look names.
std::vector<Look> looks_of(const Settings& settings);

}  // namespace translation
