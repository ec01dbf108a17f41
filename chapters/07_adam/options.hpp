#pragma once
#include "study/wave.hpp"
#include "support/options.hpp"

namespace adam {

struct Settings {
  std::size_t walk = 1000;  // steps in the valley
  study::WaveTask task;
};

void declare(support::Options& options, Settings& s);

}  // namespace adam
