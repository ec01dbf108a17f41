#include "trials.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "study/in_order.hpp"
#include "study/median.hpp"

namespace long_memory {

std::vector<Entry> entries(const std::string& task, std::size_t lag,
                           const std::vector<const Rival*>& rivals) {
  std::vector<Entry> all;
  for (const auto* rival : rivals)
    all.push_back({task, lag, rival, best_rate(task, rival->name)});
  return all;
}

std::size_t Outcome::solved() const {
  return static_cast<std::size_t>(
      std::ranges::count(trials, true, &study::Trial::solved));
}

double Outcome::median() const {
  std::vector<double> all;
  for (const auto& trial : trials)
    all.push_back(static_cast<double>(trial.sequences));
  return study::median(all);
}

double Outcome::wrong() const {
  std::vector<double> all;
  for (const auto& trial : trials) all.push_back(trial.wrong);
  return study::median(all);
}

lstm::Seed seed_of(const Entry& entry, std::size_t n, const lstm::Seed& seed) {
  return seed.part(entry.task, entry.lag).part("network", n);
}

study::Schooling schooling(const Entry& entry, const Problem& problem,
                           std::size_t most) {
  return {.rate = entry.rate,
          .clip = entry.rival->clipped ? 1.0 : 0.0,
          .batch = problem.batch,
          .most = most};
}

// As the run's file keeps it.
static std::vector<double> learn(const Entry& entry, std::size_t most,
                                 const lstm::Seed& seed) {
  const auto problem = make_problem(entry.task, entry.lag, seed);
  const auto trial =
      entry.rival->learn(problem, schooling(entry, problem, most), seed);
  return {trial.solved ? 1.0 : 0.0, static_cast<double>(trial.sequences),
          trial.wrong};
}

std::vector<Outcome> run(const std::vector<Entry>& entries, const Plan& plan,
                         const lstm::Seed& seed, lstm::Team& team,
                         support::RunFile& file) {
  const auto trials =
      study::in_order(team, entries.size() * plan.networks, [&](auto k) {
        const auto& entry = entries[k / plan.networks];
        const auto n = k % plan.networks;
        const auto name =
            fmt::format("{} {}, {}, {}, {}", entry.task, entry.lag,
                        entry.rival->name, entry.rate, n);
        return file.once(name, [&] {
          return learn(entry, plan.most, seed_of(entry, n, seed));
        });
      });
  std::vector<Outcome> all;
  for (const auto& entry : entries) {
    const auto problem = make_problem(entry.task, entry.lag, seed);
    Outcome outcome{entry, entry.rival->hidden(problem), {}};
    for (std::size_t n = 0; n < plan.networks; ++n) {
      const auto& trial = trials[all.size() * plan.networks + n];
      outcome.trials.push_back(
          {trial[0] == 1, static_cast<std::size_t>(trial[1]), trial[2]});
    }
    all.push_back(std::move(outcome));
  }
  return all;
}

}  // namespace long_memory
