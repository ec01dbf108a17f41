#include "study.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <tuple>

#include "support/program.hpp"

namespace long_memory {

// Whether one rate did better than another.
static bool better(const Outcome& a, const Outcome& b) {
  return std::make_tuple(b.solved(), a.median(), a.wrong()) <
         std::make_tuple(a.solved(), b.median(), b.wrong());
}

void study_rates(const std::string& task, std::size_t lag, const Plan& plan,
                 const Work& work) {
  constexpr double rates[] = {0.001, 0.002, 0.005, 0.01, 0.02,
                              0.05,  0.1,   0.2,   0.5};
  std::vector<Entry> all;
  for (const auto& rival : rivals())
    for (const double rate : rates) all.push_back({task, lag, &rival, rate});
  const auto outcomes =
      run(all, plan, work.seed.part("choosing"), work.team, work.file);
  report_heading(task, lag, plan);
  for (std::size_t k = 0; k < outcomes.size(); k += std::size(rates)) {
    const auto first = outcomes.begin() + static_cast<std::ptrdiff_t>(k);
    std::vector<Outcome> tried(first, first + std::ssize(rates));
    std::ranges::stable_sort(tried, better);
    for (const auto& outcome : tried) report(outcome);
  }
  fmt::print("\n");
  support::flush_report();
}

std::vector<Outcome> study_lags(const std::string& task,
                                const std::vector<std::size_t>& lags,
                                const Plan& plan, const Work& work) {
  std::vector<Outcome> outcomes;
  for (const auto lag : lags) {
    const auto some = run(entries(task, lag, rivals_of_lags()), plan, work.seed,
                          work.team, work.file);
    report_heading(task, lag, plan);
    for (const auto& outcome : some) report(outcome);
    fmt::print("\n");
    support::flush_report();
    outcomes.insert(outcomes.end(), some.begin(), some.end());
  }
  return outcomes;
}

void study_parts(const std::string& task, std::size_t lag, const Plan& plan,
                 const Work& work) {
  const auto outcomes = run(entries(task, lag, rivals_of_parts()), plan,
                            work.seed, work.team, work.file);
  report_heading(task, lag, plan);
  for (const auto& outcome : outcomes) report(outcome);
  fmt::print("\n");
  support::flush_report();
}

}  // namespace long_memory
