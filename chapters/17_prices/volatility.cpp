#include "volatility.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <stdexcept>

#include "classical.hpp"
#include "study/bootstrap.hpp"

namespace prices {
namespace {

constexpr std::size_t month = 22;

// The first day on which HAR has known a hundred days.
constexpr std::size_t baseline_begins = 127;

// A forecast of a series from a day on.
using Make =
    std::function<Forecasts(const std::vector<double>& r, const Target& target,
                            const Parts& parts, std::size_t begin)>;

Method classical(const std::string& name, const std::vector<Series>& all,
                 const Make& make) {
  Method method{name, 0, {}, {}};
  std::vector<double> shares;
  for (const auto& series : all) {
    const auto r = returns(series);
    const auto target = volatility(r);
    const auto parts = parts_of(r.size());
    shares.push_back(share_left(target,
                                make(r, target, parts, parts.validation),
                                parts.validation, parts.test));
    method.said.push_back(make(r, target, parts, parts.test));
  }
  method.validation = study::mean(shares);
  return method;
}

// Networks look back `window` days.
std::vector<Method> rivals(const std::vector<Series>& all, std::size_t every,
                           std::size_t window) {
  const std::size_t steps = every == 0 ? 1'000'000 : every;
  const auto fitted = [](std::size_t days, bool leverage,
                         std::size_t longest = month) {
    return [=](const auto& r, const auto& y, const Parts&, std::size_t begin) {
      return har(r, y, {begin, days}, leverage, longest);
    };
  };
  const auto longest = std::max(month, window);
  return {classical("EWMA", all,
                    [](const auto& r, const auto& y, const Parts&, auto begin) {
                      return ewma(r, y, chosen_lambda(r, y, month, begin));
                    }),
          classical("GARCH(1,1)", all,
                    [](const auto& r, const auto& y, const Parts&, auto begin) {
                      return garch(r, y, {begin, 20});
                    }),
          classical("HAR, daily", all, fitted(1, false)),
          classical("HAR, leverage, daily", all, fitted(1, true)),
          classical("long HAR, daily", all, fitted(1, true, longest)),
          classical("HAR", all, fitted(steps, false)),
          classical("HAR, leverage", all, fitted(steps, true)),
          classical("long HAR", all, fitted(steps, true, longest))};
}

// A method of networks, of which each trial has some of the series.
Method method_of(const std::string& name, std::span<const Trial> trials) {
  Method method{name, 0, {}, {}};
  std::vector<double> shares;
  method.networks.resize(trials[0].test.size());
  for (const auto& trial : trials) {
    shares.push_back(trial.validation);
    for (std::size_t k = 0; k < trial.kind.tasks.size(); ++k)
      method.said.push_back(together(trial, k));
    for (std::size_t n = 0; n < trial.test.size(); ++n)
      for (const auto& said : trial.test[n]) method.networks[n].push_back(said);
  }
  method.validation = study::mean(shares);
  return method;
}

Tasks tasks_of(const std::vector<Series>& all, bool residual) {
  Tasks tasks;
  for (const auto& series : all) {
    const auto r = returns(series);
    tasks.push_back(volatility_task(
        series,
        residual ? har(r, volatility(r), {baseline_begins, 1}) : Forecasts{}));
  }
  return tasks;
}

}  // namespace

const Method& Volatility::method(const std::string& name) const {
  const auto found = std::ranges::find(methods, name, &Method::name);
  if (found == methods.end()) throw std::out_of_range("no method " + name);
  return *found;
}

Volatility judge_volatility(const std::vector<Series>& all,
                            const Training& training, const Plan& plan,
                            const lstm::Seed& seed, lstm::Team& team,
                            support::RunFile& file) {
  std::vector<Kind> kinds;
  const std::string names[] = {"LSTM", "LSTM on HAR"};
  for (const bool residual : {false, true})
    for (const auto& task : tasks_of(all, residual))
      kinds.push_back({names[residual] + " of " + task.name, {task}, training});
  if (all.size() > 1)
    for (const bool residual : {false, true})
      kinds.push_back(
          {names[residual] + ", pooled", tasks_of(all, residual), training});

  const auto trials = run_trials(kinds, plan, seed, team, file);
  Volatility found{{}, rivals(all, plan.every, training.length), 0, {}};
  for (const auto& task : tasks_of(all, false))
    found.targets.push_back(task.target);
  const auto first = found.methods.size(), n = all.size();
  const std::span some(trials);
  found.methods.push_back(method_of(names[0], some.first(n)));
  found.methods.push_back(method_of(names[1], some.subspan(n, n)));
  for (std::size_t k = 2 * n; k < trials.size(); ++k)
    found.methods.push_back(method_of(trials[k].kind.name, some.subspan(k, 1)));
  const auto best = std::ranges::min_element(
      found.methods.begin() + static_cast<std::ptrdiff_t>(first),
      found.methods.end(), {}, &Method::validation);
  found.used = static_cast<std::size_t>(best - found.methods.begin());
  found.own.assign(trials.begin(),
                   trials.begin() + static_cast<std::ptrdiff_t>(n));
  return found;
}

// The squared errors of each day of the test, summed over the series.
static std::vector<double> errors_of(const Volatility& volatility,
                                     const Method& method) {
  std::vector<double> errors;
  for (std::size_t k = 0; k < volatility.targets.size(); ++k) {
    const auto& y = volatility.targets[k].y;
    const auto days = y.size() + volatility.targets[k].span - 1;
    const auto begin = parts_of(days).test;
    const double mean = training_mean(volatility.targets[k], begin)[0];
    double all = 0;
    for (auto t = begin; t < y.size(); ++t) all += std::pow(y[t] - mean, 2);
    errors.resize(y.size() - begin);
    for (auto t = begin; t < y.size(); ++t)
      errors[t - begin] += std::pow(y[t] - method.said[k][t], 2) / all;
  }
  return errors;
}

Estimate skill_together(const Volatility& volatility, const Method& method,
                        const Method& rival, lstm::Random random) {
  const auto own = errors_of(volatility, method);
  const auto other = errors_of(volatility, rival);
  const auto less = [&](std::span<const std::size_t> drawn) {
    double sum = 0, other_sum = 0;
    for (const auto t : drawn) sum += own[t], other_sum += other[t];
    return sum == other_sum ? 0 : 1 - sum / other_sum;
  };
  std::vector<std::size_t> all(own.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return {less(all),
          study::bootstrap_blocks(own.size(), 22, std::move(random), less)};
}

}  // namespace prices
