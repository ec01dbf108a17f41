#pragma once
#include "support/options.hpp"

namespace sine_prediction {

/// The task, with that of the usual Keras program as the default.
struct Settings {
  std::size_t windows = 10'000;  // to train on
  std::size_t steps = 50;        // values in a window
  std::size_t hidden = 64;       // units in the LSTM
  std::size_t epochs = 100;
  std::size_t batch = 32;
  std::string optimiser = "adam";
  double rate = 0.001;        // its learning rate
  std::size_t trial = 2'000;  // windows in a trial of the optimisers
  std::size_t watch = 8'000;  // steps that are watched for jumps
  std::string save, load;     // files of weights; empty: none
  std::string onnx;           // file for the network; empty: none
};

/// Makes them options of the command line.
void declare(support::Options& options, Settings& settings);

}  // namespace sine_prediction
