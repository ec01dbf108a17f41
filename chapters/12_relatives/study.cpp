#include "study.hpp"

#include "figures.hpp"
#include "tables.hpp"

namespace relatives {

Contest contest_of(const std::string& name, const Settings& settings,
                   const lstm::Seed& seed) {
  auto made = contest(name, seed);
  if (settings.most > 0) made.how.most = settings.most;
  return made;
}

std::vector<Entry> hold(const Contest& contest, const Settings& settings,
                        const lstm::Seed& seed, lstm::Team& team,
                        support::RunFile& file) {
  std::vector<Entry> entries;
  for (const auto& kind : all_kinds())
    entries.push_back(entry(kind, contest, best_rate(contest.name, kind.name)));
  hold(contest, entries, settings.networks, seed, team, file);
  return entries;
}

void study_rates(const Settings& settings, const support::Options& options,
                 support::RunFile& file) {
  const auto seed = lstm::Seed(options.seed).part("choosing");
  lstm::Team team(options.threads);
  for (const auto& name : settings.contests()) {
    auto contest = contest_of(name, settings, seed);
    contest.sizes.clear();  // what is solved decides
    contest.test = contest.validation;
    std::vector<Entry> entries;
    for (const auto& kind : all_kinds())
      for (const auto rate : tried_rates())
        entries.push_back(entry(kind, contest, rate));
    hold(contest, entries, settings.networks, seed, team, file);
    report_rates(contest, entries);
  }
}

void study_all(const Settings& settings, const support::Options& options,
               support::RunFile& file) {
  const lstm::Seed seed(options.seed);
  lstm::Team team(options.threads);
  std::vector<Contest> contests;
  std::vector<std::vector<Entry>> entries;
  for (const auto& name : settings.contests()) {
    contests.push_back(contest_of(name, settings, seed));
    entries.push_back(hold(contests.back(), settings, seed, team, file));
    report(contests.back(), entries.back());
    options.draw(figure(contests.back(), entries.back()));
  }
  report_all(contests, entries,
             costs(options.quick ? 10 : 60, seed.part("costs")));
}

}  // namespace relatives
