#include "contest.hpp"

#include <algorithm>

#include "study/median.hpp"

namespace overfitting {

std::vector<Draw> draws(const Task& task, std::size_t count,
                        const lstm::Seed& seed) {
  std::vector<Draw> all;
  for (std::size_t k = 0; k < count; ++k)
    all.push_back(
        {draw(task, seed.part("windows", k)), seed.part("network", k)});
  return all;
}

// Each method has a chance of its own in a draw: with the same first weights,
// two of them would share their luck.
std::vector<Trained> train_all(lstm::Team& team, const Method& method,
                               const Choice& choice, const Setting& setting,
                               const std::vector<Draw>& draws) {
  auto with_rate = setting;
  with_rate.rate = choice.rate;
  const auto applied = method.apply(with_rate, choice.strength);
  return study::in_order(team, draws.size(), [&](std::size_t k) {
    const auto& [splits, chance] = draws[k];
    return measured(train(applied, splits, chance.part(method.name)), splits);
  });
}

static double median_test(const std::vector<Trained>& all, Stage stage) {
  std::vector<double> errors;
  for (const auto& trained : all) errors.push_back((trained.*stage).test);
  return study::median(errors);
}

// Takes a strength and a rate into account, the rates of a strength in turn.
static void consider(Choice& choice, double strength, double rate, double error,
                     bool first_rate) {
  auto& errors = choice.errors;
  if (errors.empty() || error < *std::ranges::min_element(errors)) {
    choice.strength = strength;
    choice.rate = rate;
  }
  if (first_rate) errors.push_back(error);
  errors.back() = std::min(errors.back(), error);
}

Choices choose(lstm::Team& team, const Method& method, const Setting& setting,
               const std::vector<double>& rates,
               const std::vector<Draw>& draws) {
  const Choice first{method.strengths.front(), rates.front()};
  Choices choices{first, first};
  if (method.strengths.size() * rates.size() == 1) return choices;
  for (const double strength : method.strengths)
    for (const double rate : rates) {
      const auto all =
          train_all(team, method, {strength, rate}, setting, draws);
      const bool is_first = rate == rates.front();
      consider(choices.last, strength, rate, median_test(all, &Trained::last),
               is_first);
      consider(choices.best, strength, rate, median_test(all, &Trained::best),
               is_first);
    }
  return choices;
}

std::vector<Entry> contest(lstm::Team& team, const Setting& setting,
                           const std::vector<double>& rates,
                           const std::vector<Draw>& choosing,
                           const std::vector<Draw>& reported) {
  std::vector<Entry> entries;
  for (const auto& method : methods()) {
    const auto chosen = choose(team, method, setting, rates, choosing);
    const auto& [last, best] = chosen;
    const bool same = last.strength == best.strength && last.rate == best.rate;
    const auto at_end = train_all(team, method, last, setting, reported);
    entries.push_back(
        {method, chosen, at_end,
         same ? at_end : train_all(team, method, best, setting, reported)});
  }
  return entries;
}

}  // namespace overfitting
