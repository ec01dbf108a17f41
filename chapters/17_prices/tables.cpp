#include "tables.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "classical.hpp"
#include "strategy.hpp"
#include "study/bootstrap.hpp"
#include "study/spread.hpp"
#include "support/program.hpp"

namespace prices {
namespace {

Days tail(const std::vector<double>& all, std::size_t begin) {
  return std::span(all).subspan(begin);
}

// An estimate with its interval.
std::string shown(const Estimate& e) {
  return fmt::format("{:6.3f}  {:6.3f} to {:6.3f}", e.value, e.interval.low,
                     e.interval.high);
}

double correlation(Days a, Days b) {
  const double mean_a = study::mean(a), mean_b = study::mean(b);
  double ab = 0, aa = 0, bb = 0;
  for (std::size_t t = 0; t < a.size(); ++t) {
    ab += (a[t] - mean_a) * (b[t] - mean_b);
    aa += (a[t] - mean_a) * (a[t] - mean_a);
    bb += (b[t] - mean_b) * (b[t] - mean_b);
  }
  return aa * bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

std::vector<double> difference(Days a, Days b) {
  std::vector<double> all;
  for (std::size_t t = 0; t < a.size(); ++t) all.push_back(a[t] - b[t]);
  return all;
}

}  // namespace

void report_series(const std::vector<Series>& all) {
  const auto days = returns(all[0]).size();
  const auto [validation, test] = parts_of(days);
  std::string names;
  for (const auto& series : all)
    names += (names.empty() ? "" : ", ") + series.name;
  fmt::print(
      "{}: {} returns\n"
      "{} to learn from, {} to choose on, {} for the test\n\n",
      names, days, validation, test - validation, days - test);
  support::flush_report();
}

void report_known(const std::vector<Known>& all, std::size_t networks,
                  const lstm::Seed& seed) {
  fmt::print(
      "series whose answer is known; the mean of {} LSTMs\n{:26} {:>6}  "
      "{:16}  {:>6}  interval\n",
      networks, "", "skill", "interval", "share");
  for (const auto& known : all) {
    const auto random = [&] { return seed.stream("bootstrap " + known.name); };
    const auto best = skill(known.y, known.best, known.naive, random());
    fmt::print("{}: {}\n{:26} {}\n", known.name, known.what, "  the best",
               shown(best));
    for (const auto& [name, f] : known.forecasts) {
      fmt::print("  {:24} {}", name,
                 shown(skill(known.y, f, known.naive, random())));
      if (best.value != 0)
        fmt::print("  {}", shown(share_of_best(known.y, f, known.best,
                                               known.naive, random())));
      fmt::print("\n");
    }
  }
  fmt::print("\n");
  support::flush_report();
}

const Forecasts& median_network(const Trial& trial) {
  const auto& target = trial.kind.tasks[0].target;
  const auto begin = parts_of(trial.kind.tasks[0]).test;
  std::vector<double> errors;
  for (const auto& said : trial.test)
    errors.push_back(
        share_left(target, said[0], begin, target.y.size() + target.span - 1));
  return trial.test[study::in_the_middle(errors)][0];
}

static void report_level(const std::string& name, Days y, Days f, Days before,
                         const lstm::Seed& seed) {
  const auto random = [&] { return seed.stream("bootstrap levels"); };
  fmt::print("{:18} {:6.4f}  {}  {:7.4f} {:9.4f} {:7.4f}\n", name,
             r2(y, f, random()).value, shown(skill(y, f, before, random())),
             correlation(f, y), correlation(f, before),
             correlation(difference(f, before), difference(y, before)));
}

void report_levels(const Series& series, const Trial& trial,
                   const lstm::Seed& seed) {
  const auto y = levels(series).y, before = persistence(series);
  const auto begin = parts_of(y.size()).test;
  const auto& said = median_network(trial);
  fmt::print(
      "{}, the price itself; the median of {} networks\n"
      "{:18} {:>6}  {:>6}  {:16}  correlation with\n"
      "{:18} {:>6}  {:24}  {:>7} {:>9} {:>7}\n",
      series.name, trial.test.size(), "", "R2", "skill", "interval", "", "",
      "over yesterday's price", "today", "yesterday", "change");
  report_level("yesterday's price", tail(y, begin), tail(before, begin),
               tail(before, begin), seed);
  report_level("LSTM", tail(y, begin), tail(said, begin), tail(before, begin),
               seed);
  fmt::print("\n");
  support::flush_report();
}

static void report_return(const std::string& index, const std::string& name,
                          const std::vector<double>& r, const Forecasts& f,
                          const lstm::Seed& seed) {
  const auto begin = parts_of(r.size()).test;
  const auto mean = training_mean({r}, begin);
  const auto random = [&] { return seed.stream("bootstrap " + index); };
  const auto right = direction(tail(r, begin), tail(f, begin), random());
  fmt::print(
      "{:10} {:6} {}  {}  {:5.3f}\n", index, name,
      shown(skill(tail(r, begin), tail(f, begin), tail(mean, begin), random())),
      shown(right.right), right.up);
}

void report_returns(const std::vector<Series>& all,
                    const std::vector<Trial>& trials, const lstm::Seed& seed) {
  fmt::print("{:17} {:>6}  {:16}  {:>6}  {:16}  {:>5}\n", "the return", "skill",
             "interval", "right", "interval", "up");
  for (std::size_t k = 0; k < all.size(); ++k) {
    const auto r = returns(all[k]);
    const auto parts = parts_of(r.size());
    const auto order = chosen_order(r, parts);
    report_return(all[k].name, "LSTM", r, together(trials[k]), seed);
    report_return(all[k].name, fmt::format("AR({})", order), r,
                  autoregression(r, order, {parts.test}), seed);
  }
  fmt::print("\n");
  support::flush_report();
}

void report_earned(const std::vector<Series>& all,
                   const std::vector<Trial>& trials, const lstm::Seed& seed) {
  fmt::print(
      "% a year, costs {} %\n{:10} {:>6} {:>6} {:>7} {:>6} {:>6}  {:>7}  "
      "interval\n",
      100 * cost, "", "held", "steady", "free", "paid", "trades", "more");
  for (std::size_t k = 0; k < all.size(); ++k) {
    const auto r = returns(all[k]);
    const auto begin = parts_of(r.size()).test;
    const auto days = tail(r, begin);
    const auto random = [&] { return seed.stream("bootstrap " + all[k].name); };
    const auto f = together(trials[k]);
    const auto held = earned(days, Positions(days.size(), 1), cost, random());
    const auto moved = earned(days, long_or(0, tail(f, begin)), cost, random());
    const auto& [value, interval] = moved.over_steady;
    fmt::print(
        "{:10} {:6.1f} {:6.1f} {:7.1f} {:6.1f} {:6.0f}  {:7.1f}  {:.1f} to "
        "{:.1f}\n",
        all[k].name, 100 * held.after, 100 * moved.steady, 100 * moved.before,
        100 * moved.after, moved.trades, 100 * value, 100 * interval.low,
        100 * interval.high);
  }
  fmt::print("\n");
  support::flush_report();
}

void report_mistakes(const std::vector<Mistake>& mistakes) {
  fmt::print("\n{:28} {:24} {:>8} {:>8}\n", "mistakes", "", "honest",
             "with it");
  for (const auto& [name, measure, honest, flattering] : mistakes)
    fmt::print("{:28} {:24} {:8.3f} {:8.3f}\n", name, measure, honest,
               flattering);
  support::flush_report();
}

}  // namespace prices
