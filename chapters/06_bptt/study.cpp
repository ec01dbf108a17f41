#include "study.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "study/in_order.hpp"
#include "study/median.hpp"

namespace bptt {

static std::vector<Trained> lives(lstm::Team& team, const Rival& rival,
                                  const Training& training, std::size_t count,
                                  const lstm::Seed& seed) {
  return study::in_order(team, count, [&](std::size_t k) {
    return rival.live(training, seed.part("network", k));
  });
}

// The mean loss of three networks for each of some rates. A mean, so that one
// network that has learnt nothing counts.
static std::map<double, double> tried(lstm::Team& team, const Rival& rival,
                                      const Training& training,
                                      const std::vector<double>& some_rates,
                                      const lstm::Seed& seed) {
  constexpr std::size_t networks = 3;
  const auto found =
      study::in_order(team, networks * some_rates.size(), [&](std::size_t k) {
        auto own = training;
        own.rate = some_rates[k / networks];
        return rival.live(own, seed.part("network", k % networks)).loss_after;
      });
  std::map<double, double> losses;
  for (std::size_t k = 0; k < found.size(); ++k)
    losses[some_rates[k / networks]] += found[k] / networks;
  return losses;
}

// The rate with the lowest mean loss. Where that is the smallest or the largest
// one tried, half or twice of it is tried, too, so that the best lies between
// others.
static double best_rate(lstm::Team& team, const Rival& rival,
                        const Training& training, const lstm::Seed& seed) {
  auto losses =
      tried(team, rival, training, {std::begin(rates), std::end(rates)}, seed);
  for (;;) {
    const auto best =
        std::min_element(losses.begin(), losses.end(), [](auto& a, auto& b) {
          return a.second < b.second ||
                 (b.second != b.second && a.second == a.second);
        });
    double next = 0;
    if (best == losses.begin()) next = best->first / 2;
    if (best == std::prev(losses.end())) next = best->first * 2;
    if (next == 0 || next < 1e-5 || next > 1) return best->first;
    losses.merge(tried(team, rival, training, {next}, seed));
  }
}

std::size_t interval_rank(std::size_t count) {
  // The chance that the median lies below the sorted value `rank`: so many or
  // fewer of `count` throws of a coin show heads.
  double term = std::pow(0.5, static_cast<double>(count)), below = term;
  std::size_t rank = 0;
  while (rank + 1 < count / 2) {
    term *= static_cast<double>(count - rank) / static_cast<double>(rank + 1);
    if (below + term > 0.025) break;
    below += term;
    ++rank;
  }
  return rank;
}

Outcomes outcomes(lstm::Team& team, const Training& training, std::size_t count,
                  const lstm::Seed& seed) {
  Outcomes all{training, {}};
  for (const auto& rival : rivals()) {
    auto own = training;
    own.rate = best_rate(team, rival, training, seed.part("choice"));
    std::vector<double> found;
    for (const auto& life : lives(team, rival, own, count, seed))
      found.push_back(life.loss_after);
    std::sort(found.begin(), found.end());
    const auto failed = std::count_if(found.begin(), found.end(),
                                      [](double l) { return !(l < 1. / 6); });
    const auto rank = interval_rank(count);
    all.of_rivals.push_back({rival.name, own.rate, study::median(found),
                             found[rank], found[count - 1 - rank],
                             static_cast<std::size_t>(failed)});
  }
  return all;
}

// The medians of what networks went through.
static Trained medians(const std::vector<Trained>& all) {
  const auto parts = [&](auto part) {
    std::vector<std::decay_t<decltype(all[0].*part)>> list;
    for (const auto& life : all) list.push_back(life.*part);
    return list;
  };
  return {study::median(parts(&Trained::loss_before)),
          study::median(parts(&Trained::loss_after)),
          median_reach(parts(&Trained::before)),
          median_reach(parts(&Trained::after))};
}

std::vector<Trained> trained(lstm::Team& team, const Training& training,
                             const lstm::Seed& seed) {
  std::vector<Trained> all;
  for (const auto& rival : rivals()) {
    auto own = training;
    own.rate = rival.rate;
    all.push_back(medians(lives(team, rival, own, seeds, seed)));
  }
  return all;
}

}  // namespace bptt
