#pragma once
#include <string>
#include <vector>

#include "lstm/numbers/tensor.hpp"

namespace lstm {

// #region parameter
/// A learned matrix beside the gradient of the loss with respect to it.
/// Backward passes add to the gradient; `zero_gradients` starts it afresh.
template <class Scalar>
struct Parameter {
  std::string name;
  Matrix<Scalar> value;
  Matrix<Scalar> gradient;  // of the shape of value

  /// Both are zeros. Throws ShapeError where there is no room for them.
  Parameter(std::string name_, std::size_t rows, std::size_t columns)
      : name(std::move(name_)),
        value(zeros<Scalar>(name, std::array{rows, columns})),
        gradient(value) {}
};
// #endregion

// #region parameters
/// The parameters of a model, in a fixed order. Whatever treats all of them
/// alike walks this list.
template <class Scalar>
using Parameters = std::vector<Parameter<Scalar>*>;
// #endregion

/// The same list for whoever only reads: to count, to save, to penalize.
template <class Scalar>
using Values = std::vector<const Parameter<Scalar>*>;

template <class Scalar>
Values<Scalar> values(const Parameters<Scalar>& parameters) {
  return {parameters.begin(), parameters.end()};
}

/// Those of a layer or a model that must not be changed. `parameters()` changes
/// nothing either. It is not const only because its pointers allow that, and
/// here they become const before anyone has them.
template <class Model>
auto values(const Model& model) {
  return values(const_cast<Model&>(model).parameters());
}

/// Takes any list of pointers to parameters.
template <class List>
void zero_gradients(const List& parameters) {
  for (auto* parameter : parameters) parameter->gradient.fill(0);
}

/// Throws ShapeError unless every gradient has the shape of its value. Takes
/// any list of pointers to parameters.
template <class List>
void expect_gradients(const List& parameters) {
  for (const auto* p : parameters)
    if (p->gradient.shape() != p->value.shape())
      expect_shape("the gradient of " + p->name, p->gradient, p->value.shape());
}

/// The parameters of a model's parts, one after the other.
template <class Part, class... More>
auto parameters_of(Part& part, More&... more) {
  auto all = part.parameters();
  const auto append = [&all](const auto& list) {
    all.insert(all.end(), list.begin(), list.end());
  };
  (append(more.parameters()), ...);
  return all;
}

/// Adds the gradients of one list to those of another of the same shapes.
template <class Scalar>
void add_gradients(const Parameters<Scalar>& from,
                   const Parameters<Scalar>& to) {
  for (std::size_t k = 0; k < to.size(); ++k)
    xt::noalias(to[k]->gradient) += from[k]->gradient;
}

/// How many numbers the parameters hold together. Takes any list of pointers to
/// parameters.
template <class List>
std::size_t count(const List& parameters) {
  std::size_t numbers = 0;
  for (const auto* parameter : parameters) numbers += parameter->value.size();
  return numbers;
}

}  // namespace lstm
