#include "tables.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "measures.hpp"
#include "study/median.hpp"
#include "study/spread.hpp"
#include "support/program.hpp"
#include "tomorrow.hpp"

namespace weather {

static std::string date(const Days& days, std::size_t day) {
  const std::chrono::year_month_day d{days.date(day)};
  return fmt::format("{}-{:02}-{:02}", int(d.year()), unsigned(d.month()),
                     unsigned(d.day()));
}

static std::string full_name(const auto& rival) {
  return rival.setting.empty()
             ? rival.name
             : fmt::format("{}, {}", rival.name, rival.setting);
}

static std::string with_unit(const std::string& text, const std::string& unit) {
  return unit.empty() ? text : text + ", " + unit;
}

void report_days(const Days& days) {
  fmt::print(
      "{}, {} from the days before: {} days from {}\n"
      "{} to learn from, {} to choose on, {} for the test, from {}\n\n",
      days.place, days.columns[days.forecast], days.size(), date(days, 0),
      days.validation, days.test - days.validation, days.size() - days.test,
      date(days, days.test));
  support::flush_report();
}

static double test_error(const Days& days, const Forecasts& forecasts) {
  return rmse(days, forecasts, days.test, days.size());
}

void report_rivals(const Days& days, const std::vector<Rival>& rivals) {
  fmt::print("{:34} {:>10} {:>6}\n", with_unit("error", days.unit),
             "validation", "test");
  for (const auto& rival : rivals)
    fmt::print("{:34} {:10.2f} {:6.2f}\n", full_name(rival),
               rival.validation_error, test_error(days, rival.test));
  fmt::print("\n");
  support::flush_report();
}

static std::vector<double> test_errors(const Days& days, const Kind& kind) {
  std::vector<double> errors;
  for (const auto& outcome : kind.outcomes)
    errors.push_back(test_error(days, outcome.test));
  return errors;
}

void report_trials(const Days& days, const Trials& trials, std::uint64_t seed) {
  fmt::print("{} networks of each kind, seed {}; median, least and most\n",
             trials.best().outcomes.size(), seed);
  fmt::print("{:34} {:>10} {:>6}\n", with_unit("error", days.unit),
             "validation", "test");
  std::vector<std::size_t> epochs;
  for (const auto& kind : trials.kinds) {
    const auto errors = test_errors(days, kind);
    const auto [least, most] = std::ranges::minmax(errors);
    fmt::print("{:34} {:10.2f} {:6.2f}  {:.2f} to {:.2f}\n",
               fmt::format("LSTM, {}", name_of(kind.training.target)),
               kind.validation, study::median(errors), least, most);
    epochs.push_back(kind.training.epochs);
  }
  fmt::print("\nThe best on validation, and used: {} (epochs: {})\n\n",
             name_of(trials.best().training.target), fmt::join(epochs, ", "));
  support::flush_report();
}

// The mean of the networks' forecasts.
static Forecasts together(const Days& days, const Kind& kind) {
  Forecasts mean(days.size());
  for (const auto& outcome : kind.outcomes)
    for (std::size_t t = 0; t < mean.size(); ++t)
      mean[t] += outcome.test[t] / static_cast<double>(kind.outcomes.size());
  return mean;
}

static std::string text(const Estimate& one) {
  return fmt::format("{:6.3f} {:6.3f} to {:6.3f}", one.value, one.interval.low,
                     one.interval.high);
}

static const Rival& best(const std::vector<Rival>& rivals) {
  return *std::ranges::min_element(rivals, {}, &Rival::validation_error);
}

void report_gains(const Days& days, const Kind& kind,
                  const std::vector<Rival>& rivals, const lstm::Seed& seed) {
  const auto middle = study::in_the_middle(test_errors(days, kind));
  const auto& median = kind.outcomes[middle].test;
  const auto mean = together(days, kind);
  const auto print = [&](const std::string& name, const auto& measure) {
    fmt::print("{:30} {:>23}  {:>23}\n", name, "median network",
               "mean of the forecasts");
    for (const auto* rival :
         {&weather::rival(rivals, "persistence"),
          &weather::rival(rivals, "autoregression", "order 2"),
          &best(rivals)}) {
      const auto against = [&](const Forecasts& forecasts) {
        return text(measure(days, forecasts, rival->test, days.test,
                            days.size(), seed.stream("bootstrap")));
      };
      fmt::print("over {:25} {}  {}\n", full_name(*rival), against(median),
                 against(mean));
    }
  };
  print(with_unit("gain on the test", days.unit), gain);
  print("skill", skill);
  fmt::print("The mean of the forecasts has an error of {:.2f}\n\n",
             test_error(days, mean));
  support::flush_report();
}

void report_horizons(const std::vector<Horizon>& horizons,
                     const std::string& unit) {
  fmt::print("{:18}", with_unit("days ahead", unit));
  for (std::size_t ahead = 1; ahead <= horizons[0].errors.size(); ++ahead)
    fmt::print(" {:>6}", ahead);
  fmt::print("\n");
  for (const auto& [name, errors] : horizons) {
    fmt::print("{:18}", name);
    for (const double error : errors) fmt::print(" {:6.2f}", error);
    fmt::print("\n");
  }
  fmt::print("\n");
  support::flush_report();
}

void report_rain(const Days& days, const std::vector<RainRival>& rivals,
                 const RainTrials& trials, const lstm::Seed& seed) {
  fmt::print("{:42} {:>10} {:>6}\n", "rain tomorrow, Brier score", "validation",
             "test");
  for (const auto& rival : rivals)
    fmt::print("{:42} {:10.3f} {:6.3f}\n", full_name(rival),
               rival.validation_score, rival.test_score);
  const auto& other = best(rivals);
  const auto found = verdict(trials, other, days, seed);
  fmt::print(
      "{:42} {:10.3f} {:6.3f}  {:.3f} to {:.3f}\n"
      "{:42} {:10} {:6.3f}\n\n"
      "The networks (epochs: {}) over the {}: {:.3f}, {:.3f} to {:.3f}\n\n",
      fmt::format("LSTM, mean of {}, least and most", trials.test.size()),
      trials.validation_score, found.score.value, found.least, found.most,
      "the mean of their probabilities", "", found.together, trials.epochs,
      other.name, found.gain.value, found.gain.interval.low,
      found.gain.interval.high);
  support::flush_report();
}

void report_reliability(const std::vector<Reliability>& all) {
  fmt::print("{:26} {:>11} {:>10} {:>11}\n", "parts of the Brier score",
             "reliability", "resolution", "uncertainty");
  for (const auto& [name, bins] : all) {
    const auto [reliability, resolution, uncertainty] = decompose(bins);
    fmt::print("{:26} {:11.3f} {:10.3f} {:11.3f}\n", name, reliability,
               resolution, uncertainty);
  }
  fmt::print("\n");
  support::flush_report();
}

void report_mistakes(const std::vector<Mistake>& mistakes,
                     const std::string& unit) {
  fmt::print("\n{:26} {:>6} {:>11}   {:>6} {:>11}\n",
             with_unit("mistakes", unit), "LSTM", "with it", "AR(2)",
             "with it");
  for (const auto& one : mistakes)
    fmt::print("{:26} {:6.2f} {:11.2f}   {:6.2f} {:11.2f}\n", one.name,
               one.honest, one.flattering, one.rival_honest,
               one.rival_flattering);
}

static void report_tomorrow(const Days& days, const Kept& kept,
                            const Forecasts& test) {
  const auto [forecast, low, high] = tomorrow(days, kept);
  const auto space = days.unit.empty() ? "" : " ";
  fmt::print(
      "{}: {:.1f}{}{}, four times in five between {:.1f} and {:.1f}\n"
      "(such an interval held on {:.3f} of the test's days)\n",
      date(days, days.size()), forecast, space, days.unit, low, high,
      share_within(days, test, kept.errors));
  support::flush_report();
}

void report_tomorrow(const Days& days, const Kept& kept) {
  report_tomorrow(days, kept,
                  forecasts(kept.model, days, days.test, days.size()));
}

void report_loaded(const Days& days, const Kept& kept) {
  expect_days(kept, days);
  const auto made = forecasts(kept.model, days, days.test, days.size());
  fmt::print(
      "{:34} {:>6}\n{:34} {:6.2f}\n{:34} {:6.2f}\n\n",
      with_unit("error", days.unit), "test",
      fmt::format("LSTM, {}, of {}", name_of(kept.model.target), kept.place),
      test_error(days, made), "persistence",
      test_error(days, persistence(days)));
  report_tomorrow(days, kept, made);
}

}  // namespace weather
