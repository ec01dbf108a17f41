#include <optional>

#include "09_overfitting/noise.hpp"
#include "demonstrations.hpp"
#include "lstm/training/fit.hpp"
#include "lstm/training/penalty.hpp"
#include "lstm/training/regressor.hpp"

namespace demos {
namespace {

using overfitting::Splits, overfitting::Task;

constexpr std::size_t longest = 250;

struct Remedies {
  double dropout = 0;
  lstm::PenaltyOptions penalty = {};

  bool any() const { return dropout > 0 || penalty.l1 > 0 || penalty.l2 > 0; }
};

// A network on its way, made and trained as chapter 9 does it.
class Network {
 public:
  Network(std::size_t hidden, const Remedies& remedies, const lstm::Seed& seed)
      : seed_(seed),
        model_(1, hidden, 1,
               {.recurrent = remedies.dropout, .output = remedies.dropout}),
        adam_({.rate = 0.01}),
        optimizer_(adam_, model_.weights(), remedies.penalty) {
    auto weights = seed.stream("weights");
    model_.initialize(lstm::Recipe::keras, weights);
  }

  // The optimiser refers to members.
  Network(const Network&) = delete;
  Network& operator=(const Network&) = delete;

  // The training error is measured like the other one: after the epoch, and
  // with no unit dropped.
  void train(const Splits& splits) {
    const auto history =
        lstm::fit(model_, optimizer_, splits.training, splits.validation,
                  {.batch = splits.training.size()},
                  seed_.part("epoch", training.size()));
    training.push_back(lstm::evaluate(model_, splits.training));
    validation.push_back(history.front().validation_loss);
  }

  std::vector<double> training, validation;

 private:
  lstm::Seed seed_;
  lstm::Regressor<float> model_;
  lstm::Adam<float> adam_;
  lstm::Penalized<float> optimizer_;
};

// The reader's network, and beside it one that nothing holds back.
class Overfitting {
 public:
  explicit Overfitting(const Values& settings) {
    const auto hidden = count(settings, "H", 1, 64);
    const lstm::Seed seed(count(settings, "seed", 0, 1'000'000));
    const Remedies remedies{number(settings, "dropout", 0, 0.9),
                            {.l1 = number(settings, "l1", 0, 1),
                             .l2 = number(settings, "l2", 0, 1)}};
    splits_ = draw(task_, seed);
    network_.emplace(hidden, remedies, seed);
    if (remedies.any()) free_.emplace(hidden, Remedies{}, seed);
  }

  Values advance() {
    if (network_->validation.size() < longest) {
      network_->train(splits_);
      if (free_) free_->train(splits_);
    }
    const auto& validation = network_->validation;
    return {{"training", network_->training},
            {"validation", validation},
            {"free", free_ ? free_->validation : validation},
            {"noise", {task_.noise * task_.noise}},
            {"done", {validation.size() < longest ? 0.0 : 1.0}}};
  }

 private:
  Task task_ = {.test = 1};  // chooses nothing, and nothing is reported here
  Splits splits_;
  std::optional<Network> network_, free_;
};

}  // namespace

Demonstration overfit() {
  return training<Overfitting>();
}

}  // namespace demos
