#include "mistakes.hpp"

#include "lstm/numbers/gradient_check.hpp"
#include "problem.hpp"
#include "reach.hpp"
#include "recall.hpp"
#include "study/in_order.hpp"
#include "study/median.hpp"

namespace bptt {

using lstm::Lstm, lstm::State;

// In the order of the enumeration.
std::string words(Mistake mistake) {
  constexpr const char* all[] = {"none",
                                 "no slope in f",
                                 "dc replaced, not added",
                                 "h of the wrong step",
                                 "delta of f used for i",
                                 "db of one sample"};
  static_assert(std::size(all) == std::size(mistakes));
  return all[static_cast<std::size_t>(mistake)];
}

// A small layer with all that its loss depends on; its initial state is made of
// draws of the size `start_size`.
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

// How far the gradients of W, U and b are from central differences.
static std::array<double, 3> errors(Mistake mistake, Problem<double>& s) {
  lstm::Trace<double> trace;
  lstm::Flow<double> flow;
  s.layer.forward(s.x, s.start, trace);
  backward(mistake, s.layer, s.x, trace, s.R, flow);

  std::array<double, 3> found{};
  for (std::size_t k = 0; k < 3; ++k) {
    auto* p = s.layer.parameters()[k];
    const auto numeric =
        lstm::central_differences([&] { return s.loss(); }, p->value);
    found[k] = lstm::relative_error(p->gradient, numeric);
  }
  return found;
}

Findings check(Mistake mistake, const lstm::Seed& seed) {
  auto random = seed.stream("mistakes");
  auto small = random_setup(1, 1, 0, random);
  auto large = random_setup(10, 3, 0.7, random);
  const auto one_step = errors(mistake, small);
  const auto [W, U, b] = errors(mistake, large);
  return {std::ranges::max(one_step), W, U, b};
}

double limp(lstm::Team& team, Mistake mistake, std::size_t T, std::size_t H,
            std::size_t batches, const lstm::Seed& seed) {
  return study::median(study::in_order(team, seeds, [&](std::size_t k) {
    const auto one = seed.part("network", k);
    auto weights = one.stream("weights"), training = one.stream("training");
    Altered model(2, H, 1);
    model.mistake = mistake;
    model.initialize(lstm::Recipe::keras, weights);
    return train(model, {T, batches}, training);
  }));
}

}  // namespace bptt
