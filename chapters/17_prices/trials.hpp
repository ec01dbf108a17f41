#pragma once
#include "lstm/numbers/team.hpp"
#include "network.hpp"
#include "support/run_file.hpp"

namespace prices {

/// Networks that differ by chance alone. One learns from all tasks.
struct Kind {
  std::string name;  // in the run's file and in tables
  Tasks tasks;
  Training training;
};

/// What they came to. The epochs of the training are those after which their
/// errors on validation were the least in the mean; from there on they began
/// anew, at the first day of the test and again after each so many days, with
/// all that was known by then.
struct Trial {
  Kind kind;
  double validation;  // the least of that mean: see `share_left`
  std::vector<std::vector<double>> curves;  // on validation, after each epoch
  Model first;  // of the networks, knowing the days before the test
  std::vector<std::vector<Forecasts>> test;  // of network n and task k
};

/// Σ (y - f)² / Σ (y - m)² over what is known of the days in [begin, end), in
/// which m is the mean of those y that were known before: 1 - the skill.
double share_left(const Target& target, const Forecasts& f, std::size_t begin,
                  std::size_t end);

/// That in the mean over the tasks of a model.
double share_left(const Model& model, const Tasks& tasks, std::size_t begin,
                  std::size_t end);

/// Where the parts of a task's days begin. All tasks of a kind must have the
/// same, as they are the same days.
Parts parts_of(const Task& task);

/// How networks are compared: so many of each kind, trained anew after so many
/// days of the test, or, for 0, once.
struct Plan {
  std::size_t networks = 3, every = 100;
};

/// The trials of all kinds. The trainings are shared by a team, each on a
/// thread of its own; those that are done are kept in the run's file, and the
/// first of each kind wherever it stands.
std::vector<Trial> run_trials(const std::vector<Kind>& kinds, const Plan& plan,
                              const lstm::Seed& seed, lstm::Team& team,
                              support::RunFile& file);

/// The mean of the networks' forecasts of task k.
Forecasts together(const Trial& trial, std::size_t k = 0);

}  // namespace prices
