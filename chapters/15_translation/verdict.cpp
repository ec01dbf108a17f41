#include "verdict.hpp"

namespace translation {

Score mean_score(const std::vector<Outcome>& outcomes,
                 std::vector<Words> Outcome::*translations,
                 const Pairs& pairs) {
  Score mean{};
  const auto n = static_cast<double>(outcomes.size());
  for (const auto& outcome : outcomes) {
    const auto [exact, f1, bleu] = score(outcome.*translations, pairs);
    mean = {mean.exact + exact / n, mean.f1 + f1 / n, mean.bleu + bleu / n};
  }
  return mean;
}

std::vector<double> exact_shares(const std::vector<Outcome>& outcomes,
                                 const Task& task) {
  std::vector<double> shares(task.test.size());
  for (const auto& outcome : outcomes)
    for (std::size_t n = 0; n < shares.size(); ++n)
      shares[n] += exact(outcome.test[n], task.test[n].target);
  for (double& share : shares) share /= static_cast<double>(outcomes.size());
  return shares;
}

Gain gain(const std::vector<Outcome>& outcomes,
          const std::vector<Outcome>& others, const Task& task,
          const lstm::Seed& seed) {
  auto gains = exact_shares(outcomes, task);
  const auto theirs = exact_shares(others, task);
  std::vector<std::uint64_t> groups;
  for (std::size_t n = 0; n < gains.size(); ++n) {
    gains[n] -= theirs[n];
    groups.push_back(task.test[n].group);
  }
  return {study::mean(gains),
          study::bootstrap_mean(gains, groups, seed.stream("bootstrap"))};
}

std::vector<OfLength> by_length(const std::vector<Outcome>& outcomes,
                                const Task& task) {
  std::vector<OfLength> mean;
  for (const auto& outcome : outcomes) {
    const auto lengths = exact_by_length(outcome.test, task.test);
    mean.resize(lengths.size());
    for (std::size_t k = 0; k < lengths.size(); ++k)
      mean[k] = {lengths[k].length, lengths[k].pairs,
                 mean[k].exact +
                     lengths[k].exact / static_cast<double>(outcomes.size())};
  }
  return mean;
}

}  // namespace translation
