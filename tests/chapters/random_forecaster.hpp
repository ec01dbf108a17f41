#pragma once
#include <fstream>

#include "16_weather/model.hpp"
#include "lstm/weights/checkpoint.hpp"
#include "made_days.hpp"
#include "random_tensors.hpp"
#include "temporary_folder.hpp"

// Networks of chapter 16 that have learned nothing.

namespace weather {

/// The settings of a small network that is trained in no time.
inline Training small_training(Target target, std::size_t horizon = 1) {
  Training training;
  training.target = target;
  training.length = 4;
  training.hidden = 4;
  training.epochs = 3;
  training.horizon = horizon;
  return training;
}

inline Model random_forecaster(const Days& days, Target target,
                               std::size_t horizon = 1) {
  auto model = make_model(days, days.test, small_training(target, horizon),
                          lstm::Seed(1));
  lstm::Random random(1);
  for (auto* p : model.network.parameters()) fill_normal(p->value, random);
  return model;
}

}  // namespace weather
