#pragma once
#include <string>

#include "lstm/training/fit.hpp"
#include "lstm/training/penalty.hpp"
#include "lstm/training/regressor.hpp"
#include "noise.hpp"
#include "study/in_order.hpp"

namespace overfitting {

// #region setting
/// What a network is and how it is kept from learning the noise.
struct Setting {
  std::size_t hidden = 20;
  std::size_t epochs = 250;
  std::size_t patience = 0;  // of early stopping; 0: none
  lstm::DropoutOptions dropout = {};
  lstm::PenaltyOptions penalty = {};
};
// #endregion

/// A method turns a strength into a setting; these are the strengths to choose
/// from.
struct Method {
  std::string name;
  std::vector<double> strengths;
  Setting (*apply)(Setting setting, double strength);
};
const std::vector<Method>& methods();

/// A trained network beside its errors.
struct Trained {
  lstm::Regressor<float> model;
  lstm::History history;
  double training, validation;
};
using Networks = std::vector<Trained>;  // one for each of the splits

/// Trains on the training windows. The test windows are not touched.
Trained train(const Setting& setting, const Splits& splits,
              const lstm::Seed& seed);

/// For each setting one network for each of the splits.
std::vector<Networks> train_all(lstm::Team& team,
                                const std::vector<Setting>& settings,
                                const std::vector<Splits>& all,
                                const lstm::Seed& seed);

}  // namespace overfitting
