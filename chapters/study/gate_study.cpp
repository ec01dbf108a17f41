// #region includes
#include "study/gate_study.hpp"

#include <algorithm>
#include <utility>

#include "lstm/layers/loss.hpp"
#include "lstm/training/fit.hpp"
#include "study/ablation.hpp"
#include "study/in_order.hpp"
// #endregion

namespace study {

// #region declare
void GateStudy::declare(support::Options& options) {
  options.whole("--sequences", sequences, {32, 1'000'000, 500},
                "sequences to train on");
  options.whole("--epochs", epochs, {1, 100'000, 5}, "passes over the data");
  options.share_work();
}
// #endregion

// #region draw
static constexpr std::size_t test_sequences = 1'000;

Trained GateStudy::train(const Variant& variant, std::size_t hidden,
                         std::uint64_t seed) const {
  lstm::Random random(seed);
  const auto test = make(test_sequences, random);
  const auto training = make(sequences, random);
  // #endregion
  // #region train
  lstm::Regressor<float> model(test.x.shape(1), hidden, 1);
  model.initialize(lstm::Recipe::keras, random);
  if (variant.fixed) study::fix_gate(model.lstm, *variant.fixed);
  lstm::Adam<float> adam({.rate = rate});
  const auto history =
      lstm::fit(model, adam, training, test, {.epochs = epochs}, random,
                {.stop = support::interrupted});
  support::leave_if_interrupted();
  return {variant.name, std::move(model), history.back().validation_loss};
}
// #endregion

// #region five
template <class Error>
static Spread five_seeds(lstm::Team& team, std::uint64_t seed, Error error) {
  auto errors = in_order(team, 5, [&](std::size_t k) {
    return std::pair{error(seed + k), seed + k};
  });
  std::ranges::sort(errors);
  return {errors[2].first, errors[4].first, errors[2].second};
}
// #endregion

// #region train_five
Spread GateStudy::train_five(lstm::Team& team, const Variant& variant,
                             std::size_t hidden, std::uint64_t seed) const {
  return five_seeds(team, seed, [&](std::uint64_t one) {
    return train(variant, hidden, one).error;
  });
}
// #endregion

// #region judge
Spread GateStudy::judge(const Rule& rule, std::uint64_t seed) const {
  lstm::Team alone(1);
  return five_seeds(alone, seed, [&](std::uint64_t one) {
    lstm::Random random(one);
    const auto test = make(test_sequences, random);
    return double{lstm::mean_squared_error(rule(test), test.y).value};
  });
}
// #endregion

}  // namespace study
