#include "weights.hpp"

#include <algorithm>
#include <cmath>

#include "study/median.hpp"

namespace overfitting {

std::vector<double> sizes(const std::vector<double>& weights) {
  std::vector<double> all;
  for (const double w : weights) all.push_back(std::abs(w));
  std::ranges::sort(all);
  return all;
}

double typical_size(const std::vector<double>& weights) {
  double squares = 0;
  for (const double w : weights) squares += w * w;
  return std::sqrt(squares / static_cast<double>(weights.size()));
}

static bool is_near_zero(double w) {
  return std::abs(w) < 0.01;
}

template <class Is>
static double percent(const std::vector<double>& weights, Is is) {
  return 100.0 * static_cast<double>(std::ranges::count_if(weights, is)) /
         static_cast<double>(weights.size());
}

double near_zero(const std::vector<double>& weights) {
  return percent(weights, is_near_zero);
}
double at_zero(const std::vector<double>& weights) {
  return percent(weights, [](double w) { return w == 0; });
}

// A training that is one epoch shorter tells where the weights were before the
// last step: all windows are one batch, so an epoch is a step.
static Tremor tremor(Setting setting, const Draw& draw) {
  const auto seed = draw.chance.part("tremor");
  const auto weights = [&] {
    return measured(train(setting, draw.splits, seed), draw.splits)
        .last.weights;
  };
  const auto after = weights();
  --setting.epochs;
  const auto before = weights();
  std::vector<double> steps, signs;
  for (std::size_t k = 0; k < after.size(); ++k)
    if (is_near_zero(after[k])) {
      steps.push_back(std::abs(after[k] - before[k]));
      signs.push_back(after[k] * before[k]);
    }
  if (steps.empty()) return {0, 0};
  return {study::median(steps), percent(signs, [](double s) { return s < 0; })};
}

// The medians of both members over what make(k) returns for each draw.
template <class Pair, class Make>
static Pair medians(lstm::Team& team, std::size_t draws, const Make& make) {
  std::vector<double> first, second;
  for (const auto& [one, other] : study::in_order(team, draws, make)) {
    first.push_back(one);
    second.push_back(other);
  }
  return {study::median(first), study::median(second)};
}

Tremor tremor(lstm::Team& team, const Setting& setting,
              const std::vector<Draw>& draws) {
  return medians<Tremor>(team, draws.size(), [&](std::size_t k) {
    return tremor(setting, draws[k]);
  });
}

// A network that was trained with masks of 0 and 1 makes up for the smaller
// sums with larger weights behind the masks. In use it has too large ones.
static lstm::Regressor<float> without_factor(lstm::Regressor<float> model,
                                             double share) {
  const auto factor = static_cast<float>(1 / (1 - share));
  model.layer.U.value *= factor;
  model.dense.W.value *= factor;
  return model;
}

Forgotten forgotten(lstm::Team& team, const Setting& setting, double share,
                    const std::vector<Draw>& draws) {
  const auto dropped = method("dropout, fixed mask").apply(setting, share);
  return medians<Forgotten>(team, draws.size(), [&](std::size_t k) {
    const auto& [splits, chance] = draws[k];
    const auto model = train(dropped, splits, chance.part("forgotten")).model;
    return Forgotten{lstm::evaluate(model, splits.test),
                     lstm::evaluate(without_factor(model, share), splits.test)};
  });
}

}  // namespace overfitting
