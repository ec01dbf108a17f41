#pragma once
#include "lstm/training/fit.hpp"
#include "lstm/training/regressor.hpp"
#include "windows.hpp"

namespace prices {

using Tasks = std::vector<Task>;

/// What a network is made of, and how it is trained.
struct Training {
  std::size_t length = 22, hidden = 8, epochs = 20, batch = 64;
  double rate = 0.003;
  double decay = 0;    // times the squared weights is added to the loss
  double dropout = 0;  // of the last state
};

/// A network that learns from one series or several, each in a scale of its
/// own, and all that it takes to forecast them.
struct Model {
  using Network = lstm::Regressor<float>;

  std::size_t length;  // of its windows, in days
  std::vector<Scale> scales;
  Network network;
};

/// One that has learned nothing, with the scales of the days before `known`.
Model make_model(const Tasks& tasks, std::size_t known,
                 const Training& training, const lstm::Seed& seed);

/// Trains on what is known before day `known`, by Adam and at one rate, so that
/// what a network is after some epochs does not depend on how many follow.
/// Gradients have a norm of at most 1. Throws support::Interrupted where the
/// program is interrupted.
void train(Model& model, const Training& training, const Tasks& tasks,
           std::size_t known, const lstm::Seed& seed,
           const std::function<void()>& after_epoch = {},
           const lstm::Checkpoints& checkpoints = {});

/// The forecasts of task k on the days in [begin, end), which may end behind
/// the last day by one; NaN for all others.
Forecasts forecasts(const Model& model, const Task& task, std::size_t k,
                    std::size_t begin, std::size_t end);

}  // namespace prices
