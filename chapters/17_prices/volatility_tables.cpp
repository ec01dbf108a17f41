#include <fmt/core.h>

#include <algorithm>

#include "classical.hpp"
#include "diebold_mariano.hpp"
#include "study/bootstrap.hpp"
#include "support/program.hpp"
#include "tables.hpp"

namespace prices {
namespace {

std::size_t begin_of(const Target& target) {
  return parts_of(target.y.size() + target.span - 1).test;
}

double skill_of(const Target& target, const Forecasts& f) {
  return 1 - share_left(target, f, begin_of(target),
                        target.y.size() + target.span - 1);
}

std::vector<double> skills(const std::vector<Target>& targets,
                           const std::vector<Forecasts>& said) {
  std::vector<double> all;
  for (std::size_t k = 0; k < targets.size(); ++k)
    all.push_back(skill_of(targets[k], said[k]));
  return all;
}

void report_method(const Volatility& volatility, const Method& method) {
  fmt::print("{:22} {:10.3f}", method.name, 1 - method.validation);
  const auto all = skills(volatility.targets, method.said);
  for (const double skill : all) fmt::print(" {:6.3f}", skill);
  if (all.size() > 1) fmt::print(" {:6.3f}", study::mean(all));
  if (!method.networks.empty()) {
    std::vector<double> each;
    for (const auto& network : method.networks)
      each.push_back(study::mean(skills(volatility.targets, network)));
    fmt::print("  {:.3f} to {:.3f}", std::ranges::min(each),
               std::ranges::max(each));
  }
  fmt::print("\n");
}

void report_one_over(const std::string& name, const Target& target,
                     const Forecasts& f, const Forecasts& rival,
                     lstm::Random random) {
  const auto begin = begin_of(target);
  const auto of = [&](const std::vector<double>& all) {
    return std::span(all).subspan(begin);
  };
  const auto less = skill(of(target.y), of(f), of(rival), std::move(random));
  const auto test =
      diebold_mariano(of(target.y), of(f), of(rival), target.span);
  fmt::print("  {:20} {:6.3f}  {:6.3f} to {:6.3f}  {:6.2f}  {:5.3f}\n", name,
             less.value, less.interval.low, less.interval.high, test.t, test.p);
}

void report_over(const std::vector<Series>& all, const Volatility& volatility,
                 const Method& method, const Method& rival,
                 const lstm::Seed& seed) {
  fmt::print("{} against {}\n", method.name, rival.name);
  for (std::size_t k = 0; k < all.size(); ++k)
    report_one_over(all[k].name, volatility.targets[k], method.said[k],
                    rival.said[k], seed.stream("bootstrap volatility"));
}

// Of all series together.
void report_together(const Volatility& volatility, const lstm::Seed& seed) {
  fmt::print("{:22} {:>6}  {:16} {:>6}  {}\n", "together", "skill",
             "over long HAR", "skill", "over long HAR, daily");
  for (const auto& method : volatility.methods) {
    if (method.networks.empty()) continue;
    fmt::print("{:22}", method.name);
    for (const auto* rival : {"long HAR", "long HAR, daily"}) {
      const auto [value, interval] =
          skill_together(volatility, method, volatility.method(rival),
                         seed.stream("bootstrap volatility"));
      fmt::print(" {:6.3f}  {:6.3f} to {:6.3f}", value, interval.low,
                 interval.high);
    }
    fmt::print("\n");
  }
}

}  // namespace

void report_volatility(const std::vector<Series>& all,
                       const Volatility& volatility, const lstm::Seed& seed) {
  fmt::print("{:22} {:>10}", "volatility, skill", "validation");
  for (const auto& series : all) fmt::print(" {:>6.6}", series.name);
  fmt::print("{}\n", all.size() > 1 ? "   mean  networks" : "  networks");
  for (const auto& method : volatility.methods)
    report_method(volatility, method);

  const auto& used = volatility.methods[volatility.used];
  fmt::print(
      "Used, since it is the best of the networks on validation: {}\n\n"
      "{:22} {:>6}  {:16}  {:>6}  {:>5}\n",
      used.name, "on the test", "skill", "interval", "t", "p");
  for (const auto* rival : {"HAR, leverage", "long HAR"})
    report_over(all, volatility, used, volatility.method(rival), seed);
  if (all.size() > 1) report_together(volatility, seed);
  fmt::print("\n");
  support::flush_report();
}

void report_week(const Series& series, const Kept& kept) {
  const auto r = returns(series);
  const auto task = volatility_task(series);
  const auto said = forecasts(kept.model, task, 0, r.size(), r.size() + 1);
  const auto mean = training_mean(task.target, r.size());
  fmt::print(
      "{}, the next five days: returns of {:.2f} % in the mean, up or down\n"
      "(of all days {:.2f} %)\n",
      series.name, 100 * said[r.size()], 100 * mean[0]);
}

Loaded judge_loaded(const Series& series, const Kept& kept) {
  const auto r = returns(series);
  const auto task = volatility_task(series);
  const auto begin = begin_of(task.target);
  return {task.target,
          {"LSTM, of " + kept.name,
           forecasts(kept.model, task, 0, begin, task.target.y.size())},
          {"HAR, leverage", har(r, task.target, {begin, r.size()}, true)}};
}

void report_loaded(const Loaded& loaded) {
  fmt::print("{:22} {:>6}\n", "volatility, skill", "test");
  for (const auto& [name, f] : {loaded.network, loaded.rival})
    fmt::print("{:22} {:6.3f}\n", name, skill_of(loaded.target, f));
  fmt::print("\n");
}

}  // namespace prices
