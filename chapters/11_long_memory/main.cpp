// Chapter 11: how far apart cause and effect may lie.

#include <fmt/core.h>

#include <algorithm>

#include "continual.hpp"
#include "figures.hpp"
#include "gates.hpp"
#include "options.hpp"
#include "plain.hpp"
#include "study.hpp"
#include "support/program.hpp"

namespace long_memory {

// The networks of the page on one task at one lag, and guessing.
static Outcome compare(const std::string& task, std::size_t lag,
                       const Plan& plan, std::size_t guesses,
                       const Work& work) {
  const auto outcomes = run(entries(task, lag, rivals_of_page()), plan,
                            work.seed, work.team, work.file);
  report_heading(task, lag, plan);
  for (const auto& outcome : outcomes) report(outcome);
  const auto seed = work.seed.part("guessing").part(task, lag);
  report(guess(*make_problem(task, lag, seed).task, guesses, seed));
  report_published(task, lag);
  fmt::print("\n");
  support::flush_report();
  return outcomes[0];
}

// Trains the best LSTM of these once more, and looks into it.
static void look_into(const Outcome& outcome, const Plan& plan,
                      const Work& work, const support::Options& options) {
  const auto best =
      std::ranges::min_element(outcome.trials, {}, &study::Trial::wrong) -
      outcome.trials.begin();
  const auto& entry = outcome.entry;
  const auto seed = seed_of(entry, static_cast<std::size_t>(best), work.seed);
  const auto problem = make_problem(entry.task, entry.lag, seed);
  auto network = make_chrono(problem, seed);
  study::learn(network, *problem.task, schooling(entry, problem, plan.most),
               seed);
  auto random = seed.stream("followed");
  const auto keeper = find_keeper(network, problem.task->draw(256, random).x);
  report_keeper(keeper);
  options.draw(gates_figure(
      follow(network, keeper.unit, problem.task->draw(1, random).x)));
}

static void continue_strings(const Plan& plan, std::size_t letters,
                             const Work& work,
                             const support::Options& options) {
  const auto seed = work.seed.part("continual");
  const auto with = read_on(true, letters, plan, seed, work.team);
  const auto without = read_on(false, letters, plan, seed, work.team);
  report_continued(with, without);
  options.draw(norms_figure(with[0], without[0]));
}

// What the page tells: each task, and what LSTMs do in it.
static void tell(const Settings& s, const support::Options& options,
                 const Work& work) {
  options.draw(plain_figure(report_plain(work.seed)));
  const Plan plan{s.networks, s.most > 0 ? s.most : 60'000};
  const std::size_t guesses = options.quick ? 1'000 : 10'000;
  for (const auto& task : s.tasks()) {
    if (task == "adding" && s.lag == 0) compare(task, 20, plan, guesses, work);
    const auto lag = s.lag > 0 ? s.lag : 100;
    const auto lstm = compare(task, lag, plan, guesses, work);
    if (task == "adding" || task == "later")
      look_into(lstm, plan, work, options);
    if (task == "reber")
      continue_strings(plan, options.quick ? 2'000 : 20'000, work, options);
  }
}

static void study_lags(const std::string& task, const Settings& s,
                       const Plan& plan, const Work& work,
                       const support::Options& options) {
  std::vector<std::size_t> lags = {10, 20, 50, 100, 200};
  if (s.lag > 0 || !has_lag(task)) lags = {std::max<std::size_t>(s.lag, 10)};
  const auto outcomes = study_lags(task, lags, plan, work);
  if (lags.size() == 1) return;
  report_lags(outcomes);
  options.draw(lags_figure(outcomes));
}

static void chapter(const Settings& s, const support::Options& options) {
  support::RunFile file(options);
  lstm::Team team(options.threads);
  const Work work{lstm::Seed(options.seed), team, file};
  if (s.study == "none") return tell(s, options, work);
  const Plan plan{s.networks, s.most > 0 ? s.most : 200'000};
  const auto lag = s.lag > 0 ? s.lag : 100;
  for (const auto& task : s.tasks()) {
    if (s.study == "rates") study_rates(task, lag, plan, work);
    if (s.study == "parts") study_parts(task, lag, plan, work);
    if (s.study == "lags") study_lags(task, s, plan, work, options);
  }
}

}  // namespace long_memory

int main(int argc, char** argv) {
  using namespace long_memory;
  support::Options options(
      "11_long_memory",
      "Sets networks tasks in which what matters lies far back, and counts how "
      "many of them learn it, and from how many sequences.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
