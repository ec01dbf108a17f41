// Chapter 17: what LSTMs can say of prices, and what they cannot.

#include <fmt/core.h>

#include <algorithm>
#include <string_view>

#include "figures.hpp"
#include "figures/file.hpp"
#include "lstm/numbers/fingerprint.hpp"
#include "options.hpp"
#include "own_file.hpp"
#include "plain.hpp"
#include "study.hpp"
#include "support/program.hpp"
#include "tables.hpp"

namespace prices {

// The series, and which of them is looked at more closely.
struct Chosen {
  std::vector<Series> all;
  std::size_t index = 0;

  const Series& series() const { return all[index]; }
};

static Chosen chosen_by(const Settings& s) {
  if (!s.data.empty()) return {from_file(s.data, s.column)};
  if (!s.column.empty()) throw std::invalid_argument("--column is for --data");
  constexpr std::string_view names[] = {"dax", "smi", "cac", "ftse"};
  const auto place = std::ranges::find(names, s.index) - names;
  return {europe(), static_cast<std::size_t>(place)};
}

// What is compared, and how.
struct Run {
  const Chosen& chosen;
  const Settings& settings;
  const support::Options& options;
  support::RunFile& file;
  lstm::Seed seed{options.seed};
  lstm::Team team{options.threads};
  Plan plan{settings.networks, options.quick ? std::size_t{0} : 100};

  Training training(Purpose purpose) const {
    return training_for(purpose, settings);
  }
};

static void answer_known(Run& run) {
  const auto all = judge_known(
      run.options.quick ? 2 : 5, run.options.quick ? 1500 : 3000,
      {run.training(Purpose::returns), run.training(Purpose::volatility)},
      run.plan.networks, run.seed.part("known"), run.team, run.file);
  report_known(all, run.plan.networks, run.seed);
  run.options.draw(walk_figure(all[0]));
}

// Each of these returns the trial of the series that is looked at.
static Trial look_at_levels(Run& run) {
  const auto& series = run.chosen.series();
  const auto trials = run_trials(
      {{"levels", {level_task(series)}, run.training(Purpose::levels)}},
      run.plan, run.seed.part("levels"), run.team, run.file);
  report_levels(series, trials[0], run.seed);
  run.options.draw(levels_figure(series, median_network(trials[0])));
  return trials[0];
}

static Trial look_at_returns(Run& run) {
  const auto& all = run.chosen.all;
  std::vector<Kind> kinds;
  for (const auto& series : all)
    kinds.push_back({"returns, " + series.name,
                     {return_task(series)},
                     run.training(Purpose::returns)});
  const auto trials =
      run_trials(kinds, run.plan, run.seed.part("returns"), run.team, run.file);
  report_returns(all, trials, run.seed);
  report_earned(all, trials, run.seed);
  const auto& trial = trials[run.chosen.index];
  run.options.draw(growth_figure(run.chosen.series(), together(trial), cost));
  return trial;
}

static Trial look_at_volatility(Run& run) {
  const auto& all = run.chosen.all;
  const auto found =
      judge_volatility(all, run.training(Purpose::volatility), run.plan,
                       run.seed.part("volatility"), run.team, run.file);
  report_volatility(all, found, run.seed);
  const auto k = run.chosen.index;
  const auto& rival = found.method("long HAR");
  const auto& used = found.methods[found.used];
  run.options.draw(volatility_figure(found.targets[k],
                                     {rival.name, rival.said[k]},
                                     {used.name, used.said[k]}));
  return found.own[k];
}

static void make_mistakes(Run& run, const Trial& levels, const Trial& returns,
                          const Trial& volatility) {
  const auto& series = run.chosen.series();
  std::vector<Series> others;
  for (std::size_t k = 0; k < run.chosen.all.size(); ++k)
    if (k != run.chosen.index) others.push_back(run.chosen.all[k]);
  std::vector<Mistake> all = {
      plot_of_levels(series, median_network(levels), run.seed),
      profit_without_costs(series, together(returns), cost, run.seed)};
  for (auto& mistake : judge_mistakes(
           {series, others, levels.kind.training, returns.kind.training,
            volatility.kind.training, run.training(Purpose::volatility).epochs},
           run.plan.networks, run.seed.part("mistakes"), run.team, run.file))
    all.push_back(std::move(mistake));
  report_mistakes(all);
}

static void compare(Run run) {
  const auto& s = run.settings;
  learn_plainly(run.seed.part("plain"));
  answer_known(run);
  report_series(run.chosen.all);
  const auto levels = look_at_levels(run), returns = look_at_returns(run);
  const auto volatility = look_at_volatility(run);
  const Kept kept{run.chosen.series().name, volatility.first};
  if (!s.save.empty()) save(kept, s.save);
  if (!s.onnx.empty()) save_onnx(kept.model, s.onnx);
  report_week(run.chosen.series(), kept);
  make_mistakes(run, levels, returns, volatility);
}

static void try_settings(const std::vector<Series>& all, const Settings& s,
                         const support::Options& options,
                         support::RunFile& file) {
  const auto tasks = [&](const auto& task_of) {
    Tasks made;
    for (const auto& series : all) made.push_back(task_of(series));
    return made;
  };
  const auto study = [&](const std::string& name, const Tasks& made,
                         Purpose purpose) {
    study_settings(name, made, training_for(purpose, s), options, file);
  };
  study("returns", tasks(return_task), Purpose::returns);
  study("volatility",
        tasks([](const auto& series) { return volatility_task(series); }),
        Purpose::volatility);
  study("levels", tasks(level_task), Purpose::levels);
}

static void chapter(const Settings& s, support::Options& options) {
  // A mistake in a name should not cost a training run.
  for (const auto* name : {&s.save, &s.onnx})
    if (!name->empty()) figures::expect_writable(*name);
  const auto chosen = chosen_by(s);
  if (!s.load.empty()) {
    const auto kept = load(s.load);
    if (!s.onnx.empty()) save_onnx(kept.model, s.onnx);
    const auto loaded = judge_loaded(chosen.series(), kept);
    report_loaded(loaded);
    report_week(chosen.series(), kept);
    options.draw(
        volatility_figure(loaded.target, loaded.rival, loaded.network));
    return;
  }

  std::uint64_t data = 0;
  for (const auto& series : chosen.all)
    data = lstm::fingerprint(fmt::format("{} {}", data, fingerprint(series)));
  options.depend_on("data", data);
  support::RunFile file(options);
  if (s.study == "settings") return try_settings(chosen.all, s, options, file);
  if (!s.onnx.empty()) {
    const auto task = volatility_task(chosen.series());
    expect_onnx(make_model({task}, parts_of(task).test,
                           training_for(Purpose::volatility, s),
                           lstm::Seed(options.seed)),
                s.onnx);
  }
  compare({chosen, s, options, file});
}

}  // namespace prices

int main(int argc, char** argv) {
  using namespace prices;
  support::Options options(
      "17_prices",
      "Trains LSTMs on prices, and sets what they say beside yesterday's "
      "price, the mean and linear rules.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
