#include "reach.hpp"

#include <cmath>

#include "lstm/layers/cell.hpp"

namespace bptt {

using lstm::at, lstm::Matrix, lstm::Sequence, lstm::State;

// #region length
static double length(const Matrix<double>& m) {
  double squares = 0;
  for (const double element : m) squares += element * element;
  return std::sqrt(squares);
}

static void divide_by_first(std::vector<double>& norms) {
  const double first = norms[0];
  for (double& n : norms) n /= first;
}
// #endregion

// #region at_the_end
static Sequence<double> only_at_the_end(std::size_t T,
                                        const Matrix<double>& dh_last) {
  Sequence<double> dh_loss =
      xt::zeros<double>({T, dh_last.shape(0), dh_last.shape(1)});
  at(dh_loss, T - 1) = dh_last;
  return dh_loss;
}
// #endregion

// #region rnn
Reach reach_of(lstm::Rnn<double> network, const Sequence<double>& x,
               const Matrix<double>& dh_last) {
  const std::size_t T = x.shape(0);
  const auto h = network.forward(x, xt::zeros_like(dh_last));
  const auto flow = network.backward(x, h, only_at_the_end(T, dh_last));
  Reach reach;
  for (std::size_t t = T; t > 0; --t)
    reach.norms.push_back(length(at(flow.dh, t)));
  divide_by_first(reach.norms);
  return reach;
}
// #endregion

// #region whole_dc
// The gradient of c after step t: what comes back along c, and what comes
// through h.
static Matrix<double> whole_dc(const lstm::CellStep<double>& s,
                               const State<double>& after) {
  return after.c + after.h * s.o * (1 - s.tanh_c * s.tanh_c);
}
// #endregion

// #region lstm
Reach reach_of(const lstm::Lstm<double>& network, const Sequence<double>& x,
               const Matrix<double>& dh_last) {
  const std::size_t T = x.shape(0);
  auto cell = taken_apart(network);
  const auto steps =
      run(cell, x, State<double>::zeros(dh_last.shape(0), dh_last.shape(1)));
  const auto flow = run_back(cell, steps, only_at_the_end(T, dh_last));
  // #endregion
  // #region lstm_sizes
  Reach reach;
  for (std::size_t t = T; t > 0; --t)
    reach.norms.push_back(length(whole_dc(steps[t - 1], flow.states[t])));
  divide_by_first(reach.norms);
  for (const auto& s : steps)
    reach.mean_forget += xt::mean(s.f)() / static_cast<double>(T);
  return reach;
}
// #endregion

}  // namespace bptt
