#pragma once
#include <array>
#include <memory>

#include "lstm/training/descent.hpp"

namespace study {

// #region methods
/// The ways of going downhill that the chapter compares.
enum class Method { descent, momentum, adam, raw };
inline constexpr std::array methods = {Method::descent, Method::momentum,
                                       Method::adam, Method::raw};
const char* name(Method method);

/// A fresh optimiser, with its usual settings but for the learning rate.
template <class Scalar>
std::unique_ptr<lstm::Optimizer<Scalar>> make(Method method, double rate);
// #endregion

}  // namespace study
