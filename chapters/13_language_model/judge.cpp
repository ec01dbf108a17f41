#include "judge.hpp"

#include <algorithm>

#include "mixture.hpp"
#include "predict.hpp"

namespace language_model {

using Logs = std::vector<double>;  // log p of each letter after the first

// Counts can tell the first letter, too, and the network cannot.
static Logs counted(const NGram& model, const std::vector<int>& text) {
  auto all = model.log_probabilities(text);
  all.erase(all.begin());
  return all;
}

// How much more the one knows than the other, along the text.
static study::Interval gain(const Logs& one, const Logs& other,
                            lstm::Random random) {
  Logs gains(one.size());
  std::ranges::transform(one, other, gains.begin(), std::minus{});
  // Of a short text of one's own there would not be two blocks of 1,000.
  const auto block = std::min<std::size_t>(1000, gains.size() / 10);
  return study::bootstrap_mean(gains, block, random);
}

Verdict judge(const Network<float>& network, const Rivals& rivals,
              const study::Numbers& numbers, const lstm::Seed& seed) {
  const auto chosen = log_probabilities(network, numbers.validation);
  const auto tested = log_probabilities(network, numbers.test);
  const auto best = counted(rivals.model, numbers.test);
  const auto mixed = mixture(
      {chosen, counted(rivals.model, numbers.validation)}, {tested, best});
  const auto against = [&](const Logs& one, const Logs& other) {
    return gain(one, other, seed.stream("bootstrap"));
  };
  return {-study::mean(tested),
          mixed.w,
          -study::mean(mixed.log_probabilities),
          against(tested, counted(rivals.four, numbers.test)),
          against(tested, counted(rivals.five, numbers.test)),
          against(mixed.log_probabilities, best)};
}

}  // namespace language_model
