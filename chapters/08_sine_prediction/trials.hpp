#pragma once
#include <array>

#include "study/in_order.hpp"
#include "study/wave.hpp"
#include "support/run_file.hpp"

namespace sine_prediction {

/// How an optimiser did on a task: its best learning rate, and with that the
/// median test error after every epoch.
struct Trial {
  const char* name;
  double rate;
  std::vector<double> errors;
};

/// Adam's, then plain SGD's, and the error of a straight line beside them.
struct Trials {
  std::array<Trial, 2> optimisers;
  double straight_line;
};

/// Both optimisers with every rate of a grid and three seeds, then with their
/// best rate and five other seeds. Prints what came out, and keeps each result
/// in the file.
Trials try_optimisers(lstm::Team& team, const study::WaveTask& task,
                      const lstm::Seed& seed, support::RunFile& file);

}  // namespace sine_prediction
