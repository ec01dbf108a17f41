#include "lstm/layers/loss.hpp"
#include "medians.hpp"
#include "mistakes.hpp"
#include "recall.hpp"
#include "study/in_order.hpp"

namespace bptt {

using lstm::at, lstm::Dataset, lstm::Matrix, lstm::Sequence, lstm::State;

// #region forward
static double loss_and_gradients(Mistake mistake,
                                 lstm::Regressor<double>& model,
                                 const Dataset<double>& batch) {
  const std::size_t T = batch.x.shape(0), H = model.lstm.hidden();
  const std::size_t B = batch.size();
  lstm::Trace<double> trace;
  lstm::Flow<double> flow;
  zero_gradients(model.parameters());
  model.lstm.forward(batch.x, State<double>::zeros(H, B), trace);
  const Matrix<double> h = at(trace.h, T);
  const auto [loss, dy] =
      lstm::mean_squared_error(model.dense.forward(h), batch.y);
  // #endregion
  // #region backward
  Sequence<double> dh_loss = xt::zeros<double>({T, H, B});
  at(dh_loss, T - 1) = model.dense.backward(h, dy);
  broken_backward(mistake, model.lstm, batch.x, trace, dh_loss, flow);
  return loss;
}
// #endregion

// #region limp
double limp(lstm::Team& team, Mistake mistake, std::size_t T, std::size_t H,
            std::size_t batches, std::uint64_t seed) {
  return median(study::in_order(team, seeds, [&](std::size_t k) {
    lstm::Random random(seed + k);
    lstm::Regressor<double> model(2, H, 1);
    model.initialize(lstm::Recipe::keras, random);
    const auto loss = [&](const Dataset<double>& batch) {
      return loss_and_gradients(mistake, model, batch);
    };
    return train(model.parameters(), loss, T, batches, random);
  }));
}
// #endregion

}  // namespace bptt
