#include <complex>

#include "lstm/layers/cell.hpp"

namespace lstm {

// #region run
template <class Scalar>
std::vector<CellStep<Scalar>> run(const Cell<Scalar>& cell,
                                  const Sequence<Scalar>& x,
                                  const State<Scalar>& start) {
  expect_some("x", x);
  std::vector<CellStep<Scalar>> steps;
  for (std::size_t t = 0; t < x.shape(0); ++t)
    steps.push_back(
        cell.forward(at(x, t), t == 0 ? start : steps[t - 1].after));
  return steps;
}
// #endregion

// #region run_back
template <class Scalar>
CellFlow<Scalar> run_back(Cell<Scalar>& cell,
                          const std::vector<CellStep<Scalar>>& steps,
                          const Sequence<Scalar>& dh_loss) {
  const std::size_t T = steps.size(), H = cell.hidden();
  const std::size_t B = T == 0 ? 0 : steps[0].x.shape(1);
  expect_shape("dh_loss", dh_loss, std::array{T, H, B});
  CellFlow<Scalar> flow;
  flow.dx = xt::zeros<Scalar>({T, cell.inputs(), B});
  flow.states.assign(T + 1, State<Scalar>::zeros(H, B));
  // #endregion
  // #region steps_back
  for (std::size_t t = T; t-- > 0;) {
    flow.states[t + 1].h += at(dh_loss, t);
    auto [dx, d_before] = cell.backward(steps[t], flow.states[t + 1]);
    at(flow.dx, t) = dx;
    flow.states[t] = std::move(d_before);
  }
  return flow;
}
// #endregion

// #region instances
#define LSTM_INSTANTIATE(Scalar)                                           \
  template std::vector<CellStep<Scalar>> run(                              \
      const Cell<Scalar>&, const Sequence<Scalar>&, const State<Scalar>&); \
  template CellFlow<Scalar> run_back(Cell<Scalar>&,                        \
                                     const std::vector<CellStep<Scalar>>&, \
                                     const Sequence<Scalar>&);
LSTM_INSTANTIATE(float)
LSTM_INSTANTIATE(double)
LSTM_INSTANTIATE(std::complex<double>)
#undef LSTM_INSTANTIATE
// #endregion

}  // namespace lstm
