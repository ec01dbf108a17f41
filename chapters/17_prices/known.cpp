#include "known.hpp"

#include <fmt/core.h>

#include "classical.hpp"
#include "garch.hpp"

namespace prices {
namespace {

// A process, and whether the size of its returns is forecast.
struct Asked {
  Process process;
  bool sizes;
};

void append(std::vector<double>& all, const Forecasts& some,
            std::size_t begin) {
  all.insert(all.end(), some.begin() + static_cast<std::ptrdiff_t>(begin),
             some.end());
}

// What is usual, fitted once, on the days before the test.
std::vector<Named> rivals(const Task& task, const std::vector<double>& r,
                          bool sizes) {
  const Walk once{parts_of(task).test, r.size()};
  if (!sizes) return {{"AR(5)", autoregression(r, 5, once)}};
  return {{"HAR", har(r, task.target, once)},
          {"GARCH(1,1), fitted", garch(r, task.target, once)}};
}

void add(Known& known, const Asked& asked, const Series& series,
         const Trial& trial) {
  const auto r = returns(series);
  const auto& task = trial.kind.tasks[0];
  const auto begin = parts_of(task).test;
  const auto best = best_forecasts(asked.process, r);
  append(known.y, task.target.y, begin);
  append(known.best, asked.sizes ? best.sizes : best.returns, begin);
  append(known.naive,
         asked.sizes ? training_mean(task.target, begin)
                     : Forecasts(r.size(), 0.0),
         begin);
  std::vector<Named> all = {{"LSTM", together(trial)}};
  for (auto& rival : rivals(task, r, asked.sizes))
    all.push_back(std::move(rival));
  known.forecasts.resize(all.size());
  for (std::size_t k = 0; k < all.size(); ++k) {
    known.forecasts[k].name = all[k].name;
    append(known.forecasts[k].f, all[k].f, begin);
  }
}

}  // namespace

std::vector<Known> judge_known(std::size_t series, std::size_t closes,
                               const Trainings& trainings, std::size_t networks,
                               const lstm::Seed& seed, lstm::Team& team,
                               support::RunFile& file) {
  const Asked all[] = {{random_walk(), false},
                       {autoregression(), false},
                       {garch_process(), true}};
  std::vector<Kind> kinds;
  std::vector<Series> drawn;
  for (const auto& [process, sizes] : all)
    for (std::size_t k = 0; k < series; ++k) {
      drawn.push_back(
          draw(process, closes, seed.part(process.name, k).stream("series")));
      kinds.push_back(
          {fmt::format("{} {}", process.name, k + 1),
           {sizes ? size_task(drawn.back()) : return_task(drawn.back())},
           sizes ? trainings.sizes : trainings.returns});
    }
  const auto trials = run_trials(kinds, {networks, 0}, seed, team, file);
  std::vector<Known> found;
  for (std::size_t n = 0; n < trials.size(); ++n) {
    const auto& asked = all[n / series];
    if (n % series == 0)
      found.push_back({asked.process.name,
                       asked.sizes ? "how large a return is" : "the return",
                       {},
                       {},
                       {},
                       {}});
    add(found.back(), asked, drawn[n], trials[n]);
  }
  return found;
}

}  // namespace prices
