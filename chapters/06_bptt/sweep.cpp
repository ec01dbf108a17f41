#include "sweep.hpp"

#include <algorithm>

#include "lstm/numbers/gradient_check.hpp"

namespace bptt {

using lstm::Lstm, lstm::Matrix, lstm::Sequence, lstm::State;

Problem<double> random_problem(const lstm::Seed& seed) {
  constexpr std::size_t T = 12, D = 2, H = 5, B = 2;
  auto random = seed.stream("sweep");
  const auto draw = [&](auto& tensor) {
    for (auto& element : tensor) element = 0.7 * random.normal();
  };
  Problem<double> p{Lstm<double>(D, H), xt::zeros<double>({T, D, B}),
                    xt::zeros<double>({T, H, B}), State<double>::zeros(H, B)};
  for (auto* parameter : p.layer.parameters()) draw(parameter->value);
  draw(p.x);
  draw(p.R);
  draw(p.start.h);
  draw(p.start.c);
  return p;
}

// Widens each gate's error by that of its rows of one parameter.
template <class Analytic, class Numeric>
static void widen(GateErrors& errors, const Matrix<Analytic>& analytic,
                  const Matrix<Numeric>& numeric) {
  const std::size_t H = analytic.shape(0) / lstm::gate_count;
  for (std::size_t k = 0; k < lstm::gate_count; ++k) {
    auto rows = xt::range(k * H, (k + 1) * H);
    const Matrix<Analytic> a = xt::view(analytic, rows, xt::all());
    const Matrix<Numeric> n = xt::view(numeric, rows, xt::all());
    errors[k] = std::max(errors[k], lstm::relative_error(a, n));
  }
}

template <class Scalar>
void backpropagate(Problem<Scalar>& p) {
  lstm::Trace<Scalar> trace;
  lstm::Flow<Scalar> flow;
  p.layer.forward(p.x, p.start, trace);
  p.layer.backward(p.x, trace, p.R, flow);
}

template <class Scalar>
GateErrors by_differences(Problem<Scalar>& p, double step) {
  GateErrors errors{};
  for (auto* parameter : p.layer.parameters())
    widen(errors, parameter->gradient,
          lstm::central_differences([&] { return double{p.loss()}; },
                                    parameter->value, step));
  return errors;
}

GateErrors by_complex_step(Problem<double>& p, double step) {
  auto c = cast<std::complex<double>>(p);
  GateErrors errors{};
  for (std::size_t k = 0; k < 3; ++k)
    widen(errors, p.layer.parameters()[k]->gradient,
          lstm::complex_step([&] { return c.loss(); },
                             c.layer.parameters()[k]->value, step));
  return errors;
}

double bound(const GateErrors& errors) {
  return std::max(1e-14, *std::max_element(errors.begin(), errors.end()));
}

Sweep sweep(const lstm::Seed& seed, const std::vector<double>& steps) {
  auto in_double = random_problem(seed);
  auto in_float = cast<float>(in_double);
  backpropagate(in_double);
  backpropagate(in_float);
  Sweep result{.steps = steps,
               .in_double = {},
               .in_float = {},
               .complex_step = by_complex_step(in_double)};
  for (const double step : steps) {
    result.in_double.push_back(by_differences(in_double, step));
    result.in_float.push_back(by_differences(in_float, step));
  }
  return result;
}

template void backpropagate(Problem<float>&);
template void backpropagate(Problem<double>&);
template GateErrors by_differences(Problem<float>&, double);
template GateErrors by_differences(Problem<double>&, double);

}  // namespace bptt
