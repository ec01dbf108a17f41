#include "trials.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "classical.hpp"
#include "study/bootstrap.hpp"
#include "study/curves.hpp"
#include "study/in_order.hpp"

namespace prices {

Parts parts_of(const Task& task) {
  return parts_of(task.target.y.size() + task.target.span - 1);
}

double share_left(const Target& target, const Forecasts& f, std::size_t begin,
                  std::size_t end) {
  const double mean = training_mean(target, begin)[0];
  double left = 0, all = 0;
  for (auto t = begin; t + target.span <= end; ++t) {
    left += std::pow(target.y[t] - f[t], 2);
    all += std::pow(target.y[t] - mean, 2);
  }
  return left == all ? 1 : left / all;
}

double share_left(const Model& model, const Tasks& tasks, std::size_t begin,
                  std::size_t end) {
  std::vector<double> shares;
  for (std::size_t k = 0; k < tasks.size(); ++k) {
    const auto& target = tasks[k].target;
    const auto last = end - target.span + 1;
    shares.push_back(share_left(
        target, forecasts(model, tasks[k], k, begin, last), begin, end));
  }
  return study::mean(shares);
}

Forecasts together(const Trial& trial, std::size_t k) {
  std::vector<Forecasts> all;
  for (const auto& network : trial.test) all.push_back(network[k]);
  return study::mean_curve(all);
}

namespace {

// The walks of a test: each begins where the one before it ends.
std::vector<std::size_t> begins(const Task& task, std::size_t every) {
  const auto end = task.target.y.size();
  std::vector<std::size_t> all;
  for (auto t = parts_of(task).test; t < end; t += every == 0 ? end : every)
    all.push_back(t);
  return all;
}

// One training, of all those that are shared.
struct Job {
  std::size_t kind, network, step;
};

class Runs {
 public:
  Runs(const std::vector<Kind>& kinds, const Plan& plan, const lstm::Seed& seed,
       lstm::Team& team, support::RunFile& file)
      : kinds_(kinds), plan_(plan), seed_(seed), team_(team), file_(file) {}

  // Chooses the numbers of epochs; the trials have no test yet.
  std::vector<Trial> on_validation() {
    std::vector<Job> jobs;
    for (std::size_t k = 0; k < kinds_.size(); ++k)
      for (std::size_t n = 0; n < plan_.networks; ++n)
        jobs.push_back({k, n, 0});
    const auto curves = study::in_order(team_, jobs.size(), [&](std::size_t j) {
      return file_.once(name_of(jobs[j]) + " on validation",
                        [&] { return curve(jobs[j]); });
    });
    std::vector<Trial> trials;
    for (std::size_t k = 0; k < kinds_.size(); ++k) {
      const auto first =
          curves.begin() + static_cast<std::ptrdiff_t>(k * plan_.networks);
      trials.push_back(
          chosen(kinds_[k],
                 {first, first + static_cast<std::ptrdiff_t>(plan_.networks)}));
    }
    return trials;
  }

  // Trains the networks of the test.
  void on_test(std::vector<Trial>& trials) {
    const auto jobs = all_jobs();
    const auto said = study::in_order(team_, jobs.size(), [&](std::size_t j) {
      auto& trial = trials[jobs[j].kind];
      if (jobs[j].network == 0 && jobs[j].step == 0)
        return judge(trial.first, trial.kind, jobs[j],
                     file_.training(name_of(jobs[j])));
      return file_.once(name_of(jobs[j]), [&] {
        auto model = make_model(trial.kind.tasks, begin_of(jobs[j]),
                                trial.kind.training, network(jobs[j]));
        return judge(model, trial.kind, jobs[j], {});
      });
    });
    for (std::size_t j = 0; j < jobs.size(); ++j)
      put(said[j], jobs[j], trials[jobs[j].kind]);
  }

 private:
  lstm::Seed network(const Job& job) const {
    return seed_.part("network", job.network).part("step", job.step);
  }
  std::string name_of(const Job& job) const {
    return fmt::format("{}, {}, {}", kinds_[job.kind].name, job.network + 1,
                       job.step + 1);
  }
  const Tasks& tasks_of(const Job& job) const { return kinds_[job.kind].tasks; }

  std::vector<Job> all_jobs() const {
    std::vector<Job> jobs;
    for (std::size_t k = 0; k < kinds_.size(); ++k)
      for (std::size_t n = 0; n < plan_.networks; ++n)
        for (std::size_t s = 0;
             s < begins(kinds_[k].tasks[0], plan_.every).size(); ++s)
          jobs.push_back({k, n, s});
    return jobs;
  }

  std::size_t begin_of(const Job& job) const {
    return begins(tasks_of(job)[0], plan_.every)[job.step];
  }
  std::size_t end_of(const Job& job) const {
    const auto all = begins(tasks_of(job)[0], plan_.every);
    return job.step + 1 < all.size() ? all[job.step + 1]
                                     : tasks_of(job)[0].target.y.size();
  }

  std::vector<double> curve(const Job& job) const {
    const auto& kind = kinds_[job.kind];
    const auto parts = parts_of(kind.tasks.at(0));
    auto model =
        make_model(kind.tasks, parts.validation, kind.training, network(job));
    std::vector<double> errors;
    train(model, kind.training, kind.tasks, parts.validation, network(job),
          [&] {
            errors.push_back(
                share_left(model, kind.tasks, parts.validation, parts.test));
          });
    return errors;
  }

  Trial chosen(Kind kind,
               const std::vector<std::vector<double>>& curves) const {
    const auto mean = study::mean_curve(curves);
    const std::size_t best = study::lowest(mean);
    kind.training.epochs = best + 1;
    auto first = make_model(kind.tasks, parts_of(kind.tasks[0]).test,
                            kind.training, network({0, 0, 0}));
    const auto size = kind.tasks.size();
    return {std::move(kind),
            mean[best],
            curves,
            std::move(first),
            {plan_.networks, std::vector<Forecasts>(size)}};
  }

  // The forecasts of the days of a step, one task behind another.
  std::vector<double> judge(Model& model, const Kind& kind, const Job& job,
                            const lstm::Checkpoints& checkpoints) const {
    const auto begin = begin_of(job), end = end_of(job);
    train(model, kind.training, kind.tasks, begin, network(job), {},
          checkpoints);
    std::vector<double> said;
    for (std::size_t k = 0; k < kind.tasks.size(); ++k) {
      const auto all = forecasts(model, kind.tasks[k], k, begin, end);
      for (auto t = begin; t < end; ++t) said.push_back(all[t]);
    }
    return said;
  }

  void put(const std::vector<double>& said, const Job& job,
           Trial& trial) const {
    const auto begin = begin_of(job), end = end_of(job);
    auto number = said.begin();
    for (std::size_t k = 0; k < trial.kind.tasks.size(); ++k) {
      auto& all = trial.test[job.network][k];
      all.resize(trial.kind.tasks[k].target.y.size(),
                 std::numeric_limits<double>::quiet_NaN());
      for (auto t = begin; t < end; ++t) all[t] = *number++;
    }
  }

  const std::vector<Kind>& kinds_;
  Plan plan_;
  lstm::Seed seed_;
  lstm::Team& team_;
  support::RunFile& file_;
};

}  // namespace

std::vector<Trial> run_trials(const std::vector<Kind>& kinds, const Plan& plan,
                              const lstm::Seed& seed, lstm::Team& team,
                              support::RunFile& file) {
  Runs runs(kinds, plan, seed, team, file);
  auto trials = runs.on_validation();
  runs.on_test(trials);
  return trials;
}

}  // namespace prices
