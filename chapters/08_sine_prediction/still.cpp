#include "still.hpp"

#include <fmt/core.h>

#include "support/program.hpp"

namespace sine_prediction {

// Empties the rows of i, f and o, which stand above and below those of g.
static void empty_gates(lstm::Matrix<float>& stack) {
  const std::size_t H = stack.shape(0) / lstm::gate_count;
  xt::view(stack, xt::range(0, 2 * H), xt::all()) = 0.0f;
  xt::view(stack, xt::range(3 * H, 4 * H), xt::all()) = 0.0f;
}

StillGates::StillGates(Network network) : Network(std::move(network)) {
  for (auto* p : {&layer.W, &layer.U}) empty_gates(p->value);
}

// #region hold
lstm::Summed<float> StillGates::pass(const Batch& batch) {
  const auto loss = Network::pass(batch);
  for (auto* p : layer.parameters()) empty_gates(p->gradient);
  return loss;
}
// #endregion

lstm::Summed<float> StillGates::loss(const Batch& batch) const {
  lstm::Matrix<float> dy;
  return lstm::squared_error(predict(batch.x), batch.y, dy);
}

std::size_t StillGates::learning() const {
  const std::size_t H = layer.hidden();
  return H * (1 + H + 1) + H + 1;  // g's W, U and b, and the dense layer
}

static Contender still(const study::WaveTask& task) {
  return {fmt::format("gates at rest, {} units", task.hidden),
          [=](double rate, const lstm::Seed& seed) {
            auto weights = seed.stream("weights");
            Network network(task.hidden);
            network.initialize(weights);
            StillGates model(std::move(network));
            return test_error(model, task, study::Method::adam, rate, seed);
          }};
}

static void print_row(const Result& result, std::size_t learning) {
  fmt::print("  {:<26} {:>8} {:>7} {:>9.1e} {:>9.1e} {:>9.1e}\n", result.name,
             learning, result.rate, result.median(), result.least(),
             result.most());
}

void compare_gates(Trials& trials, const study::WaveTask& task) {
  const std::vector<double> rates = {0.0003, 0.001, 0.003, 0.01, 0.03};
  fmt::print(
      "\nGates that stand still        learning    rate    median      best"
      "     worst\n");
  const auto adam = optimiser("Adam", study::Method::adam, task);
  auto moving = trials.report(adam, trials.best(adam, rates));
  moving.name = fmt::format("gates that move, {} units", task.hidden);
  print_row(moving, lstm::count(Network(task.hidden).parameters()));
  for (const std::size_t hidden : {task.hidden, 2 * task.hidden}) {
    auto wider = task;
    wider.hidden = hidden;
    const auto contender = still(wider);
    print_row(trials.report(contender, trials.best(contender, rates)),
              StillGates(Network(hidden)).learning());
    support::flush_report();
  }
}

}  // namespace sine_prediction
