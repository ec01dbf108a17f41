#pragma once
#include <string>

#include "support/options.hpp"

namespace bptt {

struct Settings {
  std::size_t steps = 100;       // back which the gradient is followed
  std::size_t hidden = 64;       // units in the networks followed
  std::size_t lag = 50;          // steps of the task
  std::size_t batches = 400;     // to train on
  std::string recall = "known";  // rates, or "grid": every rate is tried
  std::size_t networks = 20;     // of each rival in the grid
};

void declare(support::Options& options, Settings& s);

}  // namespace bptt
