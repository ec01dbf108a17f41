#include "study/sine.hpp"

#include <cmath>

#include "08_sine_prediction/rollout.hpp"
#include "demonstrations.hpp"
#include "lstm/layers/loss.hpp"
#include "lstm/training/fit.hpp"
#include "study/baselines.hpp"

namespace demos {
namespace {

constexpr std::size_t windows = 512, tests = 64, longest = 500, ahead = 120;

// A network on its way: each call trains it for one epoch more.
class SineTraining {
 public:
  explicit SineTraining(const Values& settings)
      : SineTraining(settings,
                     lstm::Seed(count(settings, "seed", 0, 1'000'000))) {}

  Values advance() {
    if (history_.size() < longest) train();
    Values values = losses();
    values["done"] = {history_.size() < longest ? 0.0 : 1.0};
    continue_wave(values);
    return values;
  }

 private:
  SineTraining(const Values& settings, const lstm::Seed& seed)
      : steps_(count(settings, "T", 2, 100)),
        training_(study::sine_windows<float>(windows, steps_,
                                             seed.stream("training"))),
        test_(study::sine_windows<float>(tests, steps_, seed.stream("test"))),
        seed_(seed),
        model_(1, count(settings, "H", 1, 64), 1),
        adam_({.rate = number(settings, "rate", 1e-5, 1)}) {
    auto weights = seed.stream("weights");
    model_.initialize(lstm::Recipe::keras, weights);
  }

  void train() {
    history_.push_back(lstm::fit(model_, adam_, training_.data, test_.data, {},
                                 seed_.part("epoch", history_.size()))
                           .front());
  }

  Values losses() const {
    Values values;
    for (const auto& epoch : history_) {
      values["training"].push_back(epoch.training_loss);
      values["validation"].push_back(epoch.validation_loss);
    }
    const auto line = study::straight_line(test_.data.x);
    values["line"] = {lstm::mean_squared_error(line, test_.data.y).value};
    return values;
  }

  // The first test window goes on twice: as a sine, and as the network, which
  // reads its own answers, takes it to be.
  void continue_wave(Values& values) const {
    lstm::Sequence<float> window(
        std::array{steps_, std::size_t{1}, std::size_t{1}});
    for (std::size_t t = 0; t < steps_; ++t)
      window(t, 0, 0) = test_.data.x(t, 0, 0);
    const auto wave = sine_prediction::closed_loop(model_, window, ahead);
    values["wave"].assign(wave.begin(), wave.end());
    values["window"].assign(window.begin(), window.end());
    for (std::size_t t = 0; t < steps_ + ahead; ++t)
      values["sine"].push_back(std::sin(
          test_.phases[0] + study::sine_step * static_cast<double>(t)));
  }

  std::size_t steps_;
  study::SineWindows<float> training_, test_;
  lstm::Seed seed_;
  lstm::Regressor<float> model_;
  lstm::Adam<float> adam_;
  lstm::History history_;
};

}  // namespace

Demonstration sine() {
  return training<SineTraining>();
}

}  // namespace demos
