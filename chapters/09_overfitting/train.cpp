#include "train.hpp"

#include "shrunk.hpp"
#include "support/interrupt.hpp"

namespace overfitting {

// What a setting changes the parameters by.
class Rule {
 public:
  Rule(const Setting& s, lstm::Regressor<float>& model)
      : descent_(s.rate),
        adam_({.rate = s.rate}),
        penalized_(
            s.adam ? static_cast<lstm::Optimizer<float>&>(adam_) : descent_,
            model.weights(), s.penalty),
        decayed_(penalized_, model.weights(), s.decay),
        shrunk_(decayed_, model.weights(), s.shrink) {}

  lstm::Optimizer<float>& optimizer() { return shrunk_; }

 private:
  lstm::GradientDescent<float> descent_;
  lstm::Adam<float> adam_;
  lstm::Penalized<float> penalized_;
  lstm::Decayed<float> decayed_;
  Shrunk<float> shrunk_;
};

Training train(const Setting& setting, const Splits& splits,
               const lstm::Seed& seed) {
  auto weights = seed.stream("weights");
  lstm::Regressor<float> model(1, setting.hidden, 1, setting.dropout);
  model.initialize(lstm::Recipe::keras, weights);
  Rule rule(setting, model);

  lstm::detail::BestEpoch<float> best;
  const auto consider = [&](const lstm::Epoch& epoch) {
    best.consider(epoch.number, epoch.validation_loss, model.parameters());
  };
  const auto history =
      lstm::fit(model, rule.optimizer(), splits.training, splits.validation,
                {.epochs = setting.epochs, .batch = splits.training.size()},
                seed, {.on_epoch = consider, .stop = support::interrupted});
  support::leave_if_interrupted();
  return {std::move(model), history, std::move(best)};
}

static Network measured(lstm::Regressor<float> model, std::size_t epoch,
                        const Splits& splits) {
  Network network{epoch,
                  lstm::evaluate(model, splits.training),
                  lstm::evaluate(model, splits.test),
                  {}};
  for (const auto* parameter : model.weights())
    network.weights.insert(network.weights.end(), parameter->value.begin(),
                           parameter->value.end());
  return network;
}

Trained measured(const Training& training, const Splits& splits) {
  auto best = training.model;
  training.best.restore(best.parameters());
  return {training.history,
          measured(training.model, training.history.size(), splits),
          measured(std::move(best), training.best.number(), splits)};
}

}  // namespace overfitting
