#include "06_trained.hpp"

#include "06_medians.hpp"
#include "06_recall.hpp"
#include "06_untrained.hpp"

using lstm::Matrix, lstm::Recipe, lstm::Sequence;

// #region five
// What five networks of `make` go through, and its medians.
struct Lives {
  std::vector<Reach> before, after;
  std::vector<double> loss_before, loss_after;

  Trained medians() const {
    return {median(loss_before), median(loss_after), median_reach(before),
            median_reach(after)};
  }
};
// #endregion

// #region prediction
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
      return model.loss_and_gradients(batch.x, batch.y);
    };
    // #endregion
    // #region training
    lives.loss_before.push_back(loss(recall(task.T, 1000, random)));
    lives.before.push_back(reach());
    lives.loss_after.push_back(
        train(model.parameters(), loss, task.T, task.batches, random));
    lives.after.push_back(reach());
  }
  return lives.medians();
}
// #endregion

// #region trained_rnn
Trained trained_rnn(Recipe recipe, const Task& task, std::uint64_t seed) {
  const auto make = [&](lstm::Random& random) {
    PlainRegressor model(2, task.hidden);
    model.initialize(recipe, random);
    return model;
  };
  return before_and_after(task, seed, make,
                          [](auto& model) { return model.rnn; });
}
// #endregion

// #region trained_lstm
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
