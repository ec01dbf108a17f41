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
  auto training = rain_training;
  if (run.settings.epochs > 0) training.epochs = run.settings.epochs;
  const auto trials =
      run_rain_trials(days, training, run.settings.networks,
                      run.seed.part("rain"), run.team, run.file);
  report_rain(days, rivals, trials, run.seed);
  run.options.draw(rain_figure(days, rivals, trials));
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

static void chapter(const Settings& s, support::Options& options) {
  // A mistake in a name should not cost a training run.
  for (const auto* name : {&s.save, &s.onnx})
    if (!name->empty()) figures::expect_writable(*name);
  const auto days = days_of(s);
  report_days(days);
  if (!s.load.empty()) {
    const auto kept = load(s.load);
    if (!s.onnx.empty()) save_onnx(kept.model, s.onnx);
    return report_loaded(days, kept);
  }

  options.depend_on("data", fingerprint(days));
  support::RunFile file(options);
  const auto training = training_for(targets_of(s).front(), s);
  if (s.study == "settings") {
    for (const auto target : targets_of(s)) {
      Training begin;
      begin.target = target;
      study_settings(days, begin, options, file);
    }
    return;
  }
  if (!s.onnx.empty())
    expect_onnx(make_model(days, days.test, training, lstm::Seed(options.seed)),
                s.onnx);
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
