#include "plain.hpp"

#include <fmt/core.h>

namespace sine_prediction {

void Network::initialize(lstm::Random& random) {
  layer.initialize(lstm::Recipe::keras, random);
  dense.initialize(lstm::Recipe::keras, random);
}

lstm::Parameters<float> Network::parameters() {
  return lstm::parameters_of(layer, dense);
}

// #region plain
lstm::Matrix<float> Network::predict(const lstm::Sequence<float>& x) const {
  return dense.forward(layer.last_state(x, {}).h);
}

lstm::Summed<float> Network::pass(const lstm::Dataset<float>& batch) {
  lstm::Trace<float> trace;
  layer.forward(batch.x, {}, trace);  // from a state of zeros
  const lstm::Matrix<float> h = trace.last().h, y = dense.forward(h);

  lstm::Matrix<float> dy;
  const auto loss = lstm::squared_error(y, batch.y, dy);

  lstm::Flow<float> flow;
  layer.backward(batch.x, trace, {}, flow, {dense.backward(h, dy), {}});
  return loss;
}

void train(Network& network, const lstm::Dataset<float>& training,
           const lstm::Dataset<float>& test, std::size_t epochs,
           lstm::Random chance) {
  const auto parameters = network.parameters();
  lstm::Adam<float> adam({.rate = 0.001});
  auto order = lstm::numbers_below(training.size());
  lstm::Dataset<float> batch;
  for (std::size_t epoch = 1; epoch <= epochs; ++epoch) {
    lstm::Summed<float> sum;
    chance.shuffle(order);
    for (const auto& samples : lstm::batches(order, 32)) {
      lstm::gather(training, samples, batch);
      lstm::zero_gradients(parameters);
      const auto loss = network.pass(batch);
      for (auto* p : parameters) p->gradient /= float(loss.count);
      adam.step(parameters);
      sum += loss;
    }
    const auto y = network.predict(test.x);
    const auto error = lstm::mean_squared_error(y, test.y).value;
    fmt::print("{:5} {:14.1e} {:11.1e}\n", epoch, sum.mean(), error);
  }
}
// #endregion

}  // namespace sine_prediction
