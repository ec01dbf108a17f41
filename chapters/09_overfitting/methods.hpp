#pragma once
#include <string>
#include <vector>

#include "lstm/layers/dropout.hpp"
#include "lstm/training/penalty.hpp"

namespace overfitting {

/// What a network is, and how it is kept from learning the noise.
struct Setting {
  std::size_t hidden = 20;
  std::size_t epochs = 250;
  double rate = 0.01;
  bool adam = true;  // or plain gradient descent
  lstm::DropoutOptions dropout = {};
  lstm::PenaltyOptions penalty = {};  // added to the loss
  double decay = 0;   // the share of itself that each weight loses in a step
  double shrink = 0;  // how far each weight goes towards 0, and stops there
};

/// A method turns a strength into a setting; these are the strengths to choose
/// from, the weakest first. One that has nothing to choose has a single one.
struct Method {
  std::string name;
  std::vector<double> strengths;
  Setting (*apply)(Setting setting, double strength);
};
const std::vector<Method>& methods();

/// The method of that name.
const Method& method(const std::string& name);

}  // namespace overfitting
