#include "lstm/numbers/gradient_check.hpp"
#include "mistakes.hpp"
#include "problem.hpp"

namespace bptt {

using lstm::Lstm, lstm::State;

// #region random_setup
static Problem<double> random_setup(std::size_t T, std::size_t B,
                                    double start_size, lstm::Random& random) {
  constexpr std::size_t D = 2, H = 4;
  Problem<double> s{Lstm<double>(D, H), xt::zeros<double>({T, D, B}),
                    xt::zeros<double>({T, H, B}), State<double>::zeros(H, B)};
  for (auto* p : s.layer.parameters())
    for (double& w : p->value) w = 0.7 * random.normal();
  for (double& element : s.x) element = random.normal();
  for (double& element : s.R) element = random.normal();
  for (double& element : s.start.h) element = start_size * random.normal();
  for (double& element : s.start.c) element = start_size * random.normal();
  return s;
}
// #endregion

// #region errors
static std::array<double, 3> errors(Mistake mistake, Problem<double>& s) {
  lstm::Trace<double> trace;
  lstm::Flow<double> flow;
  s.layer.forward(s.x, s.start, trace);
  broken_backward(mistake, s.layer, s.x, trace, s.R, flow);
  // #endregion
  // #region compare
  std::array<double, 3> found{};
  for (std::size_t k = 0; k < 3; ++k) {
    auto* p = s.layer.parameters()[k];
    const auto numeric =
        lstm::central_differences([&] { return s.loss(); }, p->value);
    found[k] = lstm::relative_error(p->gradient, numeric);
  }
  return found;
}
// #endregion

// #region check
Findings check(Mistake mistake, std::uint64_t seed) {
  lstm::Random random(seed);
  auto small = random_setup(1, 1, 0, random);
  auto large = random_setup(10, 3, 0.7, random);
  const auto one_step = errors(mistake, small);
  const auto [W, U, b] = errors(mistake, large);
  return {std::ranges::max(one_step), W, U, b};
}
// #endregion

}  // namespace bptt
