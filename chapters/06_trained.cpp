#include "06_trained.hpp"

#include <fmt/core.h>

#include "06_recall.hpp"

using lstm::Lstm, lstm::Matrix, lstm::Recipe, lstm::Rnn, lstm::Sequence;

// #region forget_bias
void set_forget_bias(Lstm<double>& layer, double bias) {
  const std::size_t H = layer.hidden();
  for (std::size_t row = H; row < 2 * H; ++row) layer.b.value(row, 0) = bias;
}
// #endregion

// #region untrained
// The reach of a fresh network on normal draws, for the loss Σ h of the end.
template <class Network, class Initialize>
static Untrained fresh(const std::string& name, const std::string& short_name,
                       std::size_t T, std::size_t H, std::uint64_t seed,
                       Initialize initialize) {
  return {name, short_name, median_reach(seed, [&](lstm::Random& random) {
            Network network(1, H);
            initialize(network, random);
            Sequence<double> x = xt::zeros<double>({T, std::size_t{1}, 8ul});
            for (double& element : x) element = random.normal();
            return reach_of(network, x, xt::ones<double>({H, 8ul}));
          })};
}

// #endregion

// #region seven_networks
std::vector<Untrained> untrained(std::size_t T, std::size_t H,
                                 std::uint64_t seed) {
  const auto by = [](Recipe recipe) {
    return [=](auto& net, auto& random) { net.initialize(recipe, random); };
  };
  std::vector<Untrained> all = {
      fresh<Rnn<double>>("plain uniform", "plain", T, H, seed,
                         by(Recipe::pytorch)),
      fresh<Rnn<double>>("plain orthogonal", "orthogonal", T, H, seed,
                         by(Recipe::keras)),
      fresh<Lstm<double>>("LSTM uniform", "LSTM", T, H, seed,
                          by(Recipe::pytorch))};
  for (const double bias : {0, 1, 3, 5})
    all.push_back(fresh<Lstm<double>>(
        fmt::format("LSTM forget bias {}", bias), fmt::format("bias {}", bias),
        T, H, seed, [=](Lstm<double>& net, lstm::Random& random) {
          net.initialize(Recipe::keras, random);
          set_forget_bias(net, bias);
        }));
  return all;
}
// #endregion

// #region losses
static double loss_and_gradients(PlainRegressor& model,
                                 const lstm::Dataset<double>& batch) {
  return model.loss_and_gradients(batch);
}

static double loss_and_gradients(lstm::Regressor<double>& model,
                                 const lstm::Dataset<double>& batch) {
  return model.loss_and_gradients(batch.x, batch.y);
}
// #endregion

// #region before_and_after
// What five networks of `make` go through, and its medians.
struct Lives {
  std::vector<Reach> before, after;
  std::vector<double> loss_before, loss_after;

  Trained medians() const {
    return {median(loss_before), median(loss_after), median_reach(before),
            median_reach(after)};
  }
};

// How far back the gradient of the prediction reaches.
template <class Network>
static Reach reach_of_prediction(const Network& network,
                                 const lstm::Dense<double>& dense,
                                 const Sequence<double>& x) {
  const Matrix<double> column = xt::transpose(dense.W.value);
  Matrix<double> dh = xt::zeros<double>({dense.inputs(), x.shape(2)});
  lstm::broadcast_column(dh, column);
  return reach_of(network, x, dh);
}
// #endregion

// #region lives
template <class Make, class Network>
static Trained before_and_after(const Task& task, std::uint64_t seed, Make make,
                                Network network) {
  Lives lives;
  for (std::size_t k = 0; k < seeds; ++k) {
    lstm::Random random(seed + k);
    auto model = make(random);
    const auto probe = recall(task.T, 8, random);
    const auto reach = [&] {
      return reach_of_prediction(network(model), model.dense, probe.x);
    };
    const auto loss = [&](const lstm::Dataset<double>& batch) {
      return loss_and_gradients(model, batch);
    };
    lives.loss_before.push_back(loss(recall(task.T, 1000, random)));
    lives.before.push_back(reach());
    lives.loss_after.push_back(
        train(model.parameters(), loss, task.T, task.batches, random));
    lives.after.push_back(reach());
  }
  return lives.medians();
}
// #endregion

// #region trained
Trained trained_rnn(Recipe recipe, const Task& task, std::uint64_t seed) {
  const auto make = [&](lstm::Random& random) {
    PlainRegressor model(2, task.hidden);
    model.initialize(recipe, random);
    return model;
  };
  return before_and_after(task, seed, make,
                          [](auto& model) { return model.rnn; });
}

Trained trained_lstm(double forget_bias, const Task& task, std::uint64_t seed) {
  const auto make = [&](lstm::Random& random) {
    lstm::Regressor<double> model(2, task.hidden, 1);
    model.initialize(Recipe::keras, random);
    set_forget_bias(model.lstm, forget_bias);
    return model;
  };
  return before_and_after(task, seed, make,
                          [](auto& model) { return model.lstm; });
}
// #endregion
