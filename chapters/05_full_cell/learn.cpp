#include "learn.hpp"

#include "tables.hpp"

namespace full_cell {

using lstm::Cell, lstm::CellStep, lstm::State;

std::vector<CellStep<double>> run_all(const Cell<double>& cell,
                                      const lstm::Sequence<double>& x) {
  return run(cell, x, State<double>::zeros(cell.hidden(), x.shape(2)));
}

// #region learn
Loss squared_error(const std::vector<CellStep<double>>& steps,
                   const Sums& sums) {
  const std::size_t T = steps.size(), B = sums.y.shape(1);
  const auto answers = static_cast<double>(T * B);
  Loss loss{0, xt::zeros<double>({T, std::size_t{1}, B})};
  for (std::size_t t = 0; t < T; ++t)
    for (std::size_t n = 0; n < B; ++n) {
      const double error = scale * steps[t].after.h(0, n) - sums.y(t, n);
      loss.value += error * error / answers;
      loss.dh(t, 0, n) = 2 * error * scale / answers;
    }
  return loss;
}

void training_step(Cell<double>& cell, const Sums& batch, double rate) {
  zero_gradients(cell.parameters());
  const auto steps = run_all(cell, batch.x);
  const auto loss = squared_error(steps, batch);
  run_back(cell, steps, loss.dh);
  for (auto* p : cell.parameters()) p->value -= rate * p->gradient;
}

Cell<double> learn(const Sums& tests, double rate, lstm::Random random) {
  Cell<double> cell(2, 1);  // all weights are zero
  int done = 0;
  for (const int next : {0, 1, 10, 100, 1000, 2000}) {
    for (; done < next; ++done) training_step(cell, Sums(12, 32, random), rate);
    report_row(done, run_all(cell, tests.x), tests);
  }
  return cell;
}
// #endregion

}  // namespace full_cell
