#pragma once
#include <string>

#include "support/options.hpp"
#include "train.hpp"

namespace language_model {

struct Settings {
  std::size_t letters = 100'000'000;
  Training training;
  std::string study = "none";
  std::string data, save, load, onnx;
  std::string write;
  std::size_t length = 300;
  double temperature = 0.5;
};

void declare(support::Options& options, Settings& settings);

}  // namespace language_model
