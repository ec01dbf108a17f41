#include "study/methods.hpp"

namespace study {

// Adam as one would write it without knowing better: m and v as they are.
template <class Scalar>
struct RawAdam : lstm::Optimizer<Scalar> {
  Scalar rate;
  std::vector<lstm::Matrix<Scalar>> m = {}, v = {};

  explicit RawAdam(double rate_) : rate(static_cast<Scalar>(rate_)) {}

  void step(const lstm::Parameters<Scalar>& parameters) override {
    if (m.empty())
      for (const auto* p : parameters) m.push_back(xt::zeros_like(p->value));
    if (v.empty()) v = m;

    const auto beta1 = Scalar(0.9), beta2 = Scalar(0.999), one = Scalar(1);
    for (std::size_t k = 0; k < parameters.size(); ++k) {
      const auto& gradient = parameters[k]->gradient;
      m[k] = beta1 * m[k] + (one - beta1) * gradient;
      v[k] = beta2 * v[k] + (one - beta2) * gradient * gradient;
      parameters[k]->value -= rate * m[k] / (xt::sqrt(v[k]) + Scalar(1e-7));
    }
  }
};

const char* name(Method method) {
  constexpr std::array names = {"descent", "momentum", "Adam", "raw Adam"};
  return names[static_cast<std::size_t>(method)];
}

template <class Scalar>
std::unique_ptr<lstm::Optimizer<Scalar>> make(Method method, double rate) {
  switch (method) {
    case Method::descent:
      return std::make_unique<lstm::GradientDescent<Scalar>>(rate);
    case Method::momentum:
      return std::make_unique<lstm::Momentum<Scalar>>(
          lstm::MomentumOptions{.rate = rate});
    case Method::adam:
      return std::make_unique<lstm::Adam<Scalar>>(
          lstm::AdamOptions{.rate = rate});
    case Method::raw:
      break;
  }
  return std::make_unique<RawAdam<Scalar>>(rate);
}

template std::unique_ptr<lstm::Optimizer<float>> make(Method, double);
template std::unique_ptr<lstm::Optimizer<double>> make(Method, double);

}  // namespace study
