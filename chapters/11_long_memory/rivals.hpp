#pragma once
#include <functional>

#include "problem.hpp"
#include "study/trial.hpp"

namespace long_memory {

/// A network that learns: a layer, and how it begins.
struct Rival {
  std::string name;
  bool clipped;  // whether the gradient is cut where it is longer than 1
  std::function<study::Trial(const Problem&, const study::Schooling&,
                             const lstm::Seed&)>
      learn;
  std::function<std::size_t(const Problem&)> hidden;  // its units
};

/// All that this chapter sets side by side.
const std::vector<Rival>& rivals();

/// The one of that name. Throws std::invalid_argument where there is none.
const Rival& rival(const std::string& name);

/// Those of them that are in the default run, in the study of lags, and in that
/// of an LSTM's parts.
std::vector<const Rival*> rivals_of_page(), rivals_of_lags(), rivals_of_parts();

/// The network of "LSTM, chrono" before it learns.
study::Reader<lstm::Lstm<float>> make_chrono(const Problem& problem,
                                             const lstm::Seed& seed);

/// The learning rate that `--study rates` found best.
double best_rate(const std::string& task, const std::string& rival);

}  // namespace long_memory
