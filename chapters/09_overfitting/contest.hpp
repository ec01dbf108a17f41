#pragma once
#include "study/in_order.hpp"
#include "train.hpp"

namespace overfitting {

/// One draw of everything: the windows, and the seed of what is trained on
/// them.
struct Draw {
  Splits splits;
  lstm::Seed chance;
};
std::vector<Draw> draws(const Task& task, std::size_t count,
                        const lstm::Seed& seed);

/// Which of a training's networks is meant: the one at its end, or the one at
/// its best epoch.
using Stage = Network Trained::*;

/// What a method chose for a stage: the strength and the learning rate with the
/// lowest median test error; and that error, with its best rate, for every
/// strength.
struct Choice {
  double strength, rate;
  std::vector<double> errors = {};
};

/// Has a method choose, for both stages, on draws that are not reported. One
/// that has nothing to choose is not trained, and has no errors.
struct Choices {
  Choice last, best;
};
Choices choose(lstm::Team& team, const Method& method, const Setting& setting,
               const std::vector<double>& rates,
               const std::vector<Draw>& draws);

/// Trains a method with its choice, once for each draw.
std::vector<Trained> train_all(lstm::Team& team, const Method& method,
                               const Choice& choice, const Setting& setting,
                               const std::vector<Draw>& draws);

/// A method with what it chose, and its networks for each stage.
struct Entry {
  Method method;
  Choices chosen;
  std::vector<Trained> last, best;
};

/// Has every method choose, and then trains it on other draws.
std::vector<Entry> contest(lstm::Team& team, const Setting& setting,
                           const std::vector<double>& rates,
                           const std::vector<Draw>& choosing,
                           const std::vector<Draw>& reported);

}  // namespace overfitting
