#include "recall.hpp"

#include <algorithm>

#include "lstm/layers/loss.hpp"
#include "support/interrupt.hpp"

namespace bptt {

using lstm::at, lstm::Dataset, lstm::Matrix, lstm::Sequence;

// #region task
Dataset<double> recall(std::size_t T, std::size_t B, lstm::Random& random) {
  Dataset<double> data{xt::zeros<double>({T, std::size_t{2}, B}),
                       xt::zeros<double>({std::size_t{1}, B})};
  for (std::size_t t = 0; t < T; ++t)
    for (std::size_t n = 0; n < B; ++n) data.x(t, 0, n) = random.uniform(-1, 1);
  for (std::size_t n = 0; n < B; ++n) {
    data.x(0, 1, n) = 1;
    data.y(0, n) = data.x(0, 0, n);
  }
  return data;
}
// #endregion

double train(const lstm::Parameters<double>& parameters, const Loss& loss,
             std::size_t T, std::size_t batches, lstm::Random& random) {
  lstm::Adam<double> adam({.rate = 0.005});
  const std::size_t last = std::min<std::size_t>(50, batches);
  double sum = 0;
  for (std::size_t k = 0; k < batches; ++k) {
    const double value = loss(recall(T, 32, random));
    if (k >= batches - last) sum += value;
    adam.step(parameters);
    support::leave_if_interrupted();
  }
  return sum / static_cast<double>(last);
}

void PlainRegressor::initialize(lstm::Recipe recipe, lstm::Random& random) {
  rnn.initialize(recipe, random);
  dense.initialize(recipe, random);
}

lstm::Parameters<double> PlainRegressor::parameters() {
  auto all = rnn.parameters();
  all.insert(all.end(), {&dense.W, &dense.b});
  return all;
}

double PlainRegressor::loss_and_gradients(const Sequence<double>& x,
                                          const Matrix<double>& y) {
  const std::size_t T = x.shape(0), B = x.shape(2), H = rnn.hidden();
  zero_gradients(parameters());
  const auto h = rnn.forward(x, xt::zeros<double>({H, B}));
  const Matrix<double> last = at(h, T);
  const auto [loss, dy] = lstm::mean_squared_error(dense.forward(last), y);

  Sequence<double> dh_loss = xt::zeros<double>({T, H, B});
  at(dh_loss, T - 1) = dense.backward(last, dy);
  rnn.backward(x, h, dh_loss);
  return loss;
}

}  // namespace bptt
