#include <fmt/core.h>

#include "lstm/layers/gate.hpp"
#include "lstm/numbers/gradient_check.hpp"
#include "tables.hpp"

namespace forget_gate {

using lstm::Matrix;

// A gate of 4 units that reads 3 inputs, for 5 samples at once; and R, which
// makes a single number of its activations: the loss Σ R ⊙ a.
struct GateCase {
  lstm::OneGate<double> gate{"f", 3, 4};
  Matrix<double> x = xt::zeros<double>({3, 5});
  Matrix<double> h = xt::zeros<double>({4, 5});
  Matrix<double> R = xt::zeros<double>({4, 5});

  explicit GateCase(lstm::Random& random) {
    for (auto* tensor :
         {&gate.W.value, &gate.U.value, &gate.b.value, &x, &h, &R})
      for (double& element : *tensor) element = random.normal();
  }

  double loss() const {
    const Matrix<double> a = gate.forward(x, h);
    double sum = 0;
    for (std::size_t k = 0; k < a.size(); ++k) sum += R.flat(k) * a.flat(k);
    return sum;
  }

  // Of W, U, b, x and h. The loss changes by R for each activation, so R is
  // the gradient that comes to the gate. Divided by the slope first, it
  // leaves the slope out.
  std::vector<Matrix<double>> gradients(bool without_slope) {
    const Matrix<double> a = gate.forward(x, h);
    Matrix<double> da = R;
    if (without_slope) da = R / (a * (1 - a));
    zero_gradients(gate.parameters());
    const auto inputs = gate.backward(x, h, a, da);
    return {gate.W.gradient, gate.U.gradient, gate.b.gradient, inputs.dx,
            inputs.dh};
  }
};

// How far two gradients of one tensor are from the measured one.
static void report_row(const char* name, Matrix<double>& tensor,
                       const std::function<double()>& loss,
                       const Matrix<double>& right,
                       const Matrix<double>& wrong) {
  const auto verdict = [](double e) { return e <= 1e-7 ? "ok" : "WRONG"; };
  const Matrix<double> numeric = lstm::central_differences(loss, tensor);
  const double a = lstm::relative_error(right, numeric);
  const double b = lstm::relative_error(wrong, numeric);
  fmt::print("  {}  [{}, {}]      {:>10.1e}  {}{:>18.1e}  {}\n", name,
             tensor.shape(0), tensor.shape(1), a, verdict(a), b, verdict(b));
}

void report_gate_check(const lstm::Seed& seed) {
  auto random = seed.stream("gradient check");
  GateCase c(random);
  const auto right = c.gradients(false), wrong = c.gradients(true);
  fmt::print(
      "\nGradients of a gate beside central differences, relative error\n"
      "{:<16}{:>14}{:>26}\n",
      "", "as it is", "without the slope");
  const std::array names = {"W", "U", "b", "x", "h"};
  const std::array tensors = {&c.gate.W.value, &c.gate.U.value, &c.gate.b.value,
                              &c.x, &c.h};
  for (std::size_t k = 0; k < names.size(); ++k)
    report_row(
        names[k], *tensors[k], [&] { return c.loss(); }, right[k], wrong[k]);
}

}  // namespace forget_gate
