#pragma once
#include <string>
#include <vector>

#include "lstm/tensor.hpp"

namespace lstm {

// #region parameter
/// A learned matrix beside the gradient of the loss with respect to it.
/// Backward passes add to the gradient; `zero_gradients` starts it afresh.
template <class Scalar>
struct Parameter {
  std::string name;
  Matrix<Scalar> value;
  Matrix<Scalar> gradient;  // of the shape of value

  Parameter(std::string name_, std::size_t rows, std::size_t columns)
      : name(std::move(name_)),
        value(xt::zeros<Scalar>({rows, columns})),
        gradient(xt::zeros<Scalar>({rows, columns})) {}
};
// #endregion

// #region parameters
/// The parameters of a model, in a fixed order. Whatever treats all of them
/// alike walks this list.
template <class Scalar>
using Parameters = std::vector<Parameter<Scalar>*>;
// #endregion

// #region zero_gradients
template <class Scalar>
void zero_gradients(const Parameters<Scalar>& parameters) {
  for (auto* parameter : parameters) parameter->gradient.fill(Scalar(0));
}
// #endregion

// #region count
/// How many numbers the parameters hold together.
template <class Scalar>
std::size_t count(const Parameters<Scalar>& parameters) {
  std::size_t numbers = 0;
  for (const auto* parameter : parameters) numbers += parameter->value.size();
  return numbers;
}
// #endregion

}  // namespace lstm
