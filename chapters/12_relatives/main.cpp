// Chapter 12: how many gates can go?

#include <algorithm>

#include "figures.hpp"
#include "plain.hpp"
#include "study.hpp"
#include "study/text.hpp"
#include "support/program.hpp"
#include "tables.hpp"

namespace relatives {

static void chapter(const Settings& s, support::Options& options) {
  if (std::ranges::count(s.contests(), "text") > 0)
    options.depend_on("data", study::fingerprint(study::austen()));
  support::RunFile file(options);
  if (s.study == "rates") return study_rates(s, options, file);
  if (s.study == "all") return study_all(s, options, file);

  const lstm::Seed seed(options.seed);
  lstm::Team team(options.threads);
  if (s.task == "all") count_by_hand();
  for (const auto& name : s.contests()) {
    const auto contest = contest_of(name, s, seed);
    const auto entries = hold(contest, s, seed, team, file);
    report(contest, entries);
    options.draw(figure(contest, entries));
  }
  if (s.task == "all")
    report(costs(options.quick ? 10 : 60, seed.part("costs")));
}

}  // namespace relatives

int main(int argc, char** argv) {
  using namespace relatives;
  support::Options options(
      "12_relatives",
      "Sets the LSTM beside its relatives, from the plain network to the "
      "sLSTM, at equal numbers of parameters.");
  Settings settings;
  declare(options, settings);
  return support::run(options, argc, argv, [&] { chapter(settings, options); });
}
