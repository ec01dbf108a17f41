#pragma once
#include <array>
#include <memory>

#include "lstm/training/optimizers.hpp"

namespace study {

/// The ways of going downhill that chapters 7 and 8 compare.
enum class Method { descent, momentum, adam, raw };
inline constexpr std::array methods = {Method::descent, Method::momentum,
                                       Method::adam, Method::raw};
const char* name(Method method);

/// A fresh optimiser, with its usual settings but for the learning rate.
template <class Scalar>
std::unique_ptr<lstm::Optimizer<Scalar>> make(Method method, double rate);

}  // namespace study
