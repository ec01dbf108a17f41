#include "trials.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "study/in_order.hpp"
#include "study/median.hpp"

namespace relatives {

std::size_t Entry::solved() const {
  return static_cast<std::size_t>(std::ranges::count_if(
      outcomes, [](const auto& o) { return o.trial.solved; }));
}

double Entry::sequences() const {
  std::vector<double> needed;
  for (const auto& outcome : outcomes)
    needed.push_back(static_cast<double>(outcome.trial.sequences));
  return study::median(needed);
}

double Entry::right(std::size_t k) const {
  double sum = 0;
  for (const auto& outcome : outcomes) sum += outcome.right.at(k);
  return sum / static_cast<double>(outcomes.size());
}

std::vector<double> Entry::bits() const {
  std::vector<double> all;
  for (const auto& outcome : outcomes) all.push_back(outcome.bits);
  return all;
}

Entry entry(const Kind& kind, const Contest& contest, double rate) {
  const auto units = equal_units(kind, *contest.task, contest.units);
  return {&kind, rate, units, parameters_of(kind, *contest.task, units), {}};
}

// In portions, since long sequences side by side take much memory.
static double share_right(Network& network, const Contest& contest,
                          std::size_t size, lstm::Random& random) {
  constexpr std::size_t portions = 8;
  double wrong = 0;
  for (std::size_t k = 0; k < portions; ++k)
    wrong += study::share_wrong(network, contest.of_size(size, 32, random),
                                contest.task->tolerance());
  return 1 - wrong / portions;
}

// Whether it has solved the task, after how many sequences, the share wrong,
// the share right of each size, and the bits a letter of a text.
static std::vector<double> teach(const Entry& entry, const Contest& contest,
                                 const lstm::Seed& seed) {
  const auto& task = *contest.task;
  const auto network =
      entry.kind->make(task.inputs(), entry.units, task.outputs());
  auto weights = seed.stream("weights"), sizes = seed.stream("sizes");
  network->initialize(weights);
  auto how = contest.how;
  how.rate = entry.rate;
  study::Trial trial{.sequences = how.most};
  if (contest.test)
    study::read_all(*network, task, how, seed);
  else
    trial = study::learn(*network, task, how, seed);
  std::vector<double> numbers = {trial.solved ? 1.0 : 0.0,
                                 static_cast<double>(trial.sequences),
                                 trial.wrong};
  for (const auto size : contest.sizes)
    numbers.push_back(share_right(*network, contest, size, sizes));
  if (contest.test) numbers.push_back(contest.test(*network));
  return numbers;
}

void hold(const Contest& contest, std::vector<Entry>& entries,
          std::size_t networks, const lstm::Seed& seed, lstm::Team& team,
          support::RunFile& file) {
  const auto all =
      study::in_order(team, entries.size() * networks, [&](std::size_t k) {
        const auto& entry = entries[k / networks];
        const auto n = k % networks;
        const auto name = fmt::format("{}, {}, {}", contest.name,
                                      entry.kind->name, entry.rate);
        return file.once(fmt::format("{}, {}", name, n + 1), [&] {
          return teach(entry, contest, seed.part(name).part("network", n));
        });
      });
  for (std::size_t k = 0; k < all.size(); ++k) {
    const auto& numbers = all[k];
    const auto sizes = numbers.begin() + 3;
    entries[k / networks].outcomes.push_back(
        {{numbers[0] != 0, static_cast<std::size_t>(numbers[1]), numbers[2]},
         {sizes, sizes + std::ssize(contest.sizes)},
         contest.test ? numbers.back() : 0});
  }
}

}  // namespace relatives
