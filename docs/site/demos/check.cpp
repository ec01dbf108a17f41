#include <algorithm>
#include <cmath>
#include <memory>

#include "06_bptt/sweep.hpp"
#include "demonstrations.hpp"
#include "lstm/numbers/gradient_check.hpp"

namespace demos {
namespace {

using namespace bptt;

// The one weight that is looked at: the first forget gate's bias.
template <class Scalar>
Scalar& forget_bias(lstm::Matrix<Scalar>& b) {
  return b(b.shape(0) / lstm::gate_count, 0);
}

// Chapter 6's problem in three kinds of number.
class Check {
 public:
  Check() {
    backpropagate(in_double_);
    backpropagate(in_float_);
    for (int k = -24; k <= -2; ++k) {
      const double step = std::pow(10., k / 2.);
      const auto errors = errors_of(step);
      curves_["step"].push_back(step);
      curves_["double"].push_back(errors[0]);
      curves_["float"].push_back(errors[1]);
      curves_["complex"].push_back(errors[2]);
    }
  }

  Values at(double step) {
    Values values = curves_;
    values["here"] = errors_of(step);
    values["slope"] = {forget_bias(in_double_.layer.b.gradient)};
    measure("double", in_double_, step, values);
    measure("float", in_float_, step, values);
    measure_complex(step, values);
    return values;
  }

 private:
  // The largest of all gates.
  std::vector<double> errors_of(double step) {
    const auto worst = [](const GateErrors& errors) {
      return *std::max_element(errors.begin(), errors.end());
    };
    return {worst(by_differences(in_double_, step)),
            worst(by_differences(in_float_, step)),
            bound(by_complex_step(in_double_, step))};
  }

  // The loss on both sides of the weight, and the slope between them.
  template <class Scalar>
  static void measure(const std::string& kind, Problem<Scalar>& p, double step,
                      Values& values) {
    auto& w = forget_bias(p.layer.b.value);
    const auto loss = [&] { return double{p.loss()}; };
    const double above = lstm::loss_at<Scalar>(loss, w, step);
    const double below = lstm::loss_at<Scalar>(loss, w, -step);
    const double taken = lstm::step_taken(w, step);
    values[kind + "_losses"] = {above, below,
                                taken > 0 ? (above - below) / taken : 0};
  }

  // The loss at an imaginary step, and the slope in its imaginary part.
  void measure_complex(double step, Values& values) const {
    auto p = cast<std::complex<double>>(in_double_);
    forget_bias(p.layer.b.value) += std::complex<double>(0, step);
    const auto loss = p.loss();
    values["complex_losses"] = {loss.real(), loss.imag(), loss.imag() / step};
  }

  Problem<double> in_double_ = random_problem(lstm::Seed(1));
  Problem<float> in_float_ = cast<float>(in_double_);
  Values curves_;
};

}  // namespace

Demonstration check() {
  auto check = std::make_shared<Check>();
  return [check](const Values& settings) {
    return check->at(std::pow(10., number(settings, "power", -12, -1)));
  };
}

}  // namespace demos
