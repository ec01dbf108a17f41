// Chapter 16: LSTMs forecast tomorrow's weather, beside what is usual.

#include <fmt/core.h>

#include "figures.hpp"
#include "figures/file.hpp"
#include "options.hpp"
#include "plain.hpp"
#include "rain_figures.hpp"
#include "study.hpp"
#include "study/spread.hpp"
#include "support/program.hpp"
#include "tables.hpp"
#include "tomorrow.hpp"

namespace weather {

static Days days_of(const Settings& s) {
  if (!s.data.empty()) return from_file(s.data, s.column);
  if (!s.column.empty()) throw std::invalid_argument("--column is for --data");
  return s.place == "chicago" ? chicago() : seattle();
}

// What is compared, and how.
struct Run {
  const Days& days;
  const Settings& settings;
  const support::Options& options;
  support::RunFile& file;
  lstm::Seed seed{options.seed};
  lstm::Team team{options.threads};
};

static std::vector<Training> kinds_of(const Settings& settings) {
  std::vector<Training> kinds;
  for (const auto target : targets_of(settings))
    kinds.push_back(training_for(target, settings));
  return kinds;
}

// The networks of all kinds; the first of the best kind is kept where that was
// asked for.
static Trials train_all(Run& run) {
  auto trials = run_trials(run.days, kinds_of(run.settings),
                           run.settings.networks, run.seed.part("temperature"),
                           run.team, run.file, "temperature");
  const auto kept = keep(run.days, trials.best());
  if (!run.settings.save.empty()) save(kept, run.settings.save);
  if (!run.settings.onnx.empty()) save_onnx(kept.model, run.settings.onnx);
  return trials;
}

static void look_a_week_ahead(Run& run, const std::vector<Rival>& rivals) {
  const auto& ridge = rival(rivals, "ridge");
  const auto count = std::min<std::size_t>(run.settings.networks, 3);
  const auto horizons = judge_horizons(
      run.days, kinds_of(run.settings), ridge.lags, ridge.penalty, count,
      run.seed.part("horizons"), run.team, run.file, "a week");
  report_horizons(horizons, run.days.unit);
  run.options.draw(horizons_figure(run.days, horizons));
}

static void forecast_rain(Run& run) {
  const auto& days = run.days;
  if (!has_rain(days)) return;
  const auto rivals = judge_rain_rivals(days);
  const auto trials = run_rain_trials(
      days, rain_training_for(run.settings), run.settings.networks,
      run.seed.part("rain"), run.team, run.file);
  const auto reliability = rain_reliability(days, rivals, trials);
  report_rain(days, rivals, trials, run.seed);
  report_reliability(reliability);
  run.options.draw(reliability_figure(reliability));
}

static void compare(Run run) {
  const auto& days = run.days;
  const auto rivals = judge_rivals(days);
  report_rivals(days, rivals);
  learn_plainly(days, run.seed.part("plain"));

  const auto trials = train_all(run);
  const auto& kind = trials.best();
  report_trials(days, trials, run.options.seed);
  report_gains(days, kind, rivals, run.seed);
  run.options.draw(
      epochs_figure(days, trials, rival(rivals, "autoregression", "order 2")));
  run.options.draw(weeks_figure(days, kind.outcomes[0].test));

  look_a_week_ahead(run, rivals);
  forecast_rain(run);
  report_tomorrow(days, keep(days, kind));
  report_mistakes(judge_mistakes(days, trials, kind.outcomes[0].curve.size(),
                                 run.seed.part("temperature"), run.team,
                                 run.file, "mistakes"),
                  days.unit);
}

// What is asked of a network that was trained before.
static void use(const Kept& kept, const Days& days, const Settings& s,
                const support::Options& options) {
  expect_days(kept, days);
  report_days(days);
  if (!s.onnx.empty()) save_onnx(kept.model, s.onnx);
  report_loaded(days, kept);
  options.draw(
      weeks_figure(days, forecasts(kept.model, days, days.test, days.size())));
}

// Throws what would else stop a run when much of it is done.
static void expect_possible(const Days& days, Training training,
                            const Settings& s, const lstm::Seed& seed) {
  training.horizon = week;
  const auto model = make_model(days, days.validation, training, seed);
  days_to_learn(model, days.validation);
  if (!s.onnx.empty()) expect_onnx(model, s.onnx);
}

static void chapter(const Settings& s, support::Options& options) {
  // A mistake in a name should not cost a training run.
  for (const auto* name : {&s.save, &s.onnx})
    if (!name->empty()) figures::expect_writable(*name);
  const auto days = days_of(s);
  if (!s.load.empty()) return use(load(s.load), days, s, options);

  options.depend_on("data", fingerprint(days));
  support::RunFile file(options);
  const auto training = training_for(targets_of(s).front(), s);
  expect_possible(days, training, s, lstm::Seed(options.seed));
  report_days(days);
  if (s.study == "settings") {
    for (const auto target : targets_of(s))
      study_settings(days, first_training(target, s), options, file);
    return;
  }
  compare({days, s, options, file});
}

}  // namespace weather

int main(int argc, char** argv) {
  using namespace weather;
  support::Options options(
      "16_weather",
      "Trains LSTMs to forecast the next day's weather, and sets them beside "
      "what is usual, yesterday and linear rules.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
