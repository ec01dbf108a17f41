#include "two_ways.hpp"

#include "lstm/numbers/gradient_check.hpp"
#include "study/gradient_table.hpp"

namespace full_cell {

using lstm::at, lstm::Cell, lstm::CellStep, lstm::Matrix, lstm::Sequence,
    lstm::State;

// What a step is handed, so that its dc becomes one of its two parts alone.
static State<double> handed(const CellStep<double>& s, State<double> d_after,
                            Ways ways) {
  if (ways == Ways::by_h) d_after.c.fill(0);
  if (ways == Ways::by_next_c)
    d_after.c -= d_after.h * s.o * (1.0 - s.tanh_c * s.tanh_c);
  return d_after;
}

void run_back_by(Cell<double>& cell, const std::vector<CellStep<double>>& steps,
                 const Sequence<double>& dh_loss, Ways ways) {
  auto d = State<double>::zeros(dh_loss.shape(1), dh_loss.shape(2));
  for (std::size_t t = steps.size(); t-- > 0;) {
    d.h += at(dh_loss, t);
    d = cell.backward(steps[t], handed(steps[t], d, ways)).d_before;
  }
}

static Sequence<double> normal_sequence(std::size_t T, std::size_t rows,
                                        std::size_t B, lstm::Random& random) {
  Sequence<double> sequence({T, rows, B});
  for (auto& element : sequence) element = random.normal();
  return sequence;
}

double error_by(Ways ways, std::size_t T, lstm::Random random) {
  constexpr std::size_t D = 3, H = 4, B = 5;
  Cell<double> cell(D, H);
  study::fill_normal(cell.parameters(), random);
  const State<double> start{.h = study::normal_matrix(H, B, random),
                            .c = study::normal_matrix(H, B, random)};
  const auto x = normal_sequence(T, D, B, random);
  const auto R = normal_sequence(T, H, B, random);
  const std::function<double()> loss = [&] {
    double sum = 0;
    const auto steps = run(cell, x, start);
    for (std::size_t t = 0; t < T; ++t)
      sum += xt::sum<double>(at(R, t) * steps[t].after.h)();
    return sum;
  };
  zero_gradients(cell.parameters());
  run_back_by(cell, run(cell, x, start), R, ways);
  double largest = 0;
  for (auto* p : cell.parameters()) {
    const auto measured = lstm::central_differences(loss, p->value);
    largest = std::max(largest, lstm::relative_error(p->gradient, measured));
  }
  return largest;
}

}  // namespace full_cell
