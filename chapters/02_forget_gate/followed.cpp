#include "followed.hpp"

#include "study/gate_study.hpp"

namespace forget_gate {

lstm::Matrix<float> predict_every_step(const lstm::Regressor<float>& model,
                                       const lstm::Sequence<float>& x) {
  const auto trace = study::trace_of(model, x);
  lstm::Matrix<float> predictions = xt::zeros<float>({x.shape(0), x.shape(2)});
  for (std::size_t t = 0; t < x.shape(0); ++t) {
    const lstm::Matrix<float> h = lstm::at(trace.h, t + 1);
    const lstm::Matrix<float> y = model.dense.forward(h);
    for (std::size_t n = 0; n < x.shape(2); ++n) predictions(t, n) = y(0, n);
  }
  return predictions;
}

lstm::Matrix<float> forget_gates(const lstm::Regressor<float>& model,
                                 const lstm::Sequence<float>& x) {
  const auto trace = study::trace_of(model, x);
  lstm::Matrix<float> gates = xt::zeros<float>({x.shape(0), x.shape(2)});
  for (std::size_t t = 0; t < x.shape(0); ++t) {
    const lstm::Matrix<float> f =
        lstm::gate(trace.gates, t, lstm::Gate::forget);
    for (std::size_t n = 0; n < x.shape(2); ++n)
      for (std::size_t unit = 0; unit < f.shape(0); ++unit)
        gates(t, n) += f(unit, n) / static_cast<float>(f.shape(0));
  }
  return gates;
}

double mean_where(const lstm::Matrix<float>& values,
                  const lstm::Sequence<float>& x, bool mark) {
  double sum = 0, count = 0;
  for (std::size_t t = 0; t < x.shape(0); ++t)
    for (std::size_t n = 0; n < x.shape(2); ++n)
      if ((x(t, 1, n) != 0) == mark) {
        sum += values(t, n);
        ++count;
      }
  return sum / count;
}

}  // namespace forget_gate
