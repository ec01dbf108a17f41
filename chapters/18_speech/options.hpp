#pragma once
#include <string>
#include <vector>

#include "strings_tables.hpp"
#include "support/options.hpp"
#include "word_train.hpp"

namespace speech {

struct Settings {
  std::size_t networks = 2, epochs = 0, hidden = 0;  // 0: what was chosen
  std::string part = "all", study = "none";
  std::string data, save, load, onnx, hear;
};

void declare(support::Options& options, Settings& settings);

/// How networks of words are made and trained: as was best on the voices to
/// choose on, but for what the settings say.
WordTraining word_training_for(const Settings& settings);

/// The same of networks of strings.
StringPlan string_plan_for(const Settings& settings, bool quick);

}  // namespace speech
