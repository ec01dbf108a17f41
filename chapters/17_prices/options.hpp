#pragma once
#include <string>

#include "network.hpp"
#include "support/options.hpp"

namespace prices {

struct Settings {
  std::string index = "dax", column;
  std::size_t networks = 3;
  std::size_t epochs = 0, hidden = 0, length = 0;  // 0: what was chosen
  std::string study = "none";
  std::string data, save, load, onnx;
};

void declare(support::Options& options, Settings& settings);

/// What a network is trained for.
enum class Purpose { returns, volatility, levels };

/// How such networks are made and trained: as was best on validation, but for
/// what the settings say.
Training training_for(Purpose purpose, const Settings& settings);

}  // namespace prices
