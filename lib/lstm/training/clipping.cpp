#include "lstm/training/clipping.hpp"

#include <cmath>

#include "lstm/numbers/finite.hpp"
#include "lstm/numbers/gradient_check.hpp"

namespace lstm {

template <class Scalar>
static void expect_bound(double most) {
  const auto bound = detail::rounded<Scalar>(most);
  if (!(bound > 0 && std::isfinite(bound)))
    throw std::invalid_argument(
        fmt::format("gradients are clipped to a finite bound above 0, got {}",
                    detail::shown<Scalar>(most)));
}

// #region clip_gradients
template <class Scalar>
double clip_gradients(const Parameters<Scalar>& parameters, double most) {
  expect_bound<Scalar>(most);
  double all = 0;
  for (const auto* p : parameters) all = std::hypot(all, length(p->gradient));
  const double factor = most / (all + 1e-6);
  if (factor < 1 && std::isfinite(all))
    for (auto* p : parameters) p->gradient *= static_cast<Scalar>(factor);
  return all;
}
// #endregion

template <class Scalar>
void clip_values(const Parameters<Scalar>& parameters, double most) {
  expect_bound<Scalar>(most);
  const auto bound = static_cast<Scalar>(most);
  for (auto* p : parameters)
    for (auto& slope : p->gradient) {
      if (slope > bound) slope = bound;
      if (slope < -bound) slope = -bound;
    }
}

template <class Scalar>
Clipped<Scalar>::Clipped(Optimizer<Scalar>& inner, double most)
    : inner_(inner), most_(most) {
  expect_bound<Scalar>(most);
}

#define LSTM_INSTANTIATE(Scalar)                                     \
  template double clip_gradients(const Parameters<Scalar>&, double); \
  template void clip_values(const Parameters<Scalar>&, double);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
#undef LSTM_INSTANTIATE

template class Clipped<float>;
template class Clipped<double>;

}  // namespace lstm
