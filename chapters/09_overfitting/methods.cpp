#include "methods.hpp"

#include "support/interrupt.hpp"

namespace overfitting {

// #region drop
static Setting drop(Setting setting, double share, bool fixed) {
  setting.dropout = {.recurrent = share, .output = share, .fixed = fixed};
  return setting;
}

static Setting fixed_mask(Setting setting, double share) {
  return drop(setting, share, true);
}
static Setting new_masks(Setting setting, double share) {
  return drop(setting, share, false);
}
// #endregion

static Setting l2(Setting setting, double factor) {
  setting.penalty.l2 = factor;
  return setting;
}
static Setting l1(Setting setting, double factor) {
  setting.penalty.l1 = factor;
  return setting;
}

// #region sizes
static Setting stop(Setting setting, double patience) {
  setting.patience = static_cast<std::size_t>(patience);
  return setting;
}
static Setting small(Setting setting, double hidden) {
  setting.hidden = static_cast<std::size_t>(hidden);
  return setting;
}
// #endregion

// #region methods
const std::vector<Method>& methods() {
  static const std::vector<Method> all = {
      {"nothing", {0}, [](Setting setting, double) { return setting; }},
      {"dropout, fixed mask", {0.1, 0.25, 0.5, 0.75}, fixed_mask},
      {"dropout, new masks", {0.1, 0.25, 0.5, 0.75}, new_masks},
      {"L2", {0.003, 0.01, 0.03, 0.1}, l2},
      {"L1", {0.001, 0.01, 0.03, 0.1}, l1},
      {"early stopping", {5, 10, 20, 40}, stop},
      {"fewer units", {1, 2, 4, 8}, small},
  };
  return all;
}
// #endregion

// #region train
Trained train(const Setting& setting, const Splits& splits,
              const lstm::Seed& seed) {
  auto weights = seed.stream("weights");
  lstm::Regressor<float> model(1, setting.hidden, 1, setting.dropout);
  model.initialize(lstm::Recipe::keras, weights);
  lstm::Adam<float> adam({.rate = 0.01});
  lstm::Penalized<float> optimizer(adam, model.weights(), setting.penalty);

  const auto& [training, validation, test] = splits;
  const auto history = lstm::fit(model, optimizer, training, validation,
                                 {.epochs = setting.epochs,
                                  .batch = training.size(),
                                  .patience = setting.patience},
                                 seed, {.stop = support::interrupted});
  support::leave_if_interrupted();
  const double training_error = lstm::evaluate(model, training);
  const double validation_error = lstm::evaluate(model, validation);
  return {std::move(model), history, training_error, validation_error};
}
// #endregion

std::vector<Networks> train_all(lstm::Team& team,
                                const std::vector<Setting>& settings,
                                const std::vector<Splits>& all,
                                const lstm::Seed& seed) {
  const std::size_t n = all.size();
  auto trained = study::in_order(team, settings.size() * n, [&](std::size_t k) {
    return train(settings[k / n], all[k % n], seed.part("network", k % n));
  });
  std::vector<Networks> networks(settings.size());
  for (std::size_t k = 0; k < trained.size(); ++k)
    networks[k / n].push_back(std::move(trained[k]));
  return networks;
}

}  // namespace overfitting
