// Chapter 11: how far apart cause and effect may lie.

#include "options.hpp"
#include "plain.hpp"
#include "study.hpp"
#include "support/program.hpp"

namespace long_memory {

static void chapter(const Settings& s, const support::Options& options) {
  support::RunFile file(options);
  lstm::Team team(options.threads);
  const Work work{lstm::Seed(options.seed), team, file};
  const Plan plan{s.networks, s.most > 0 ? s.most : 200'000};
  for (const auto& task : s.tasks()) {
    const auto lag = s.lag > 0 ? s.lag : 100;
    if (s.study == "rates") study_rates(task, lag, plan.most, work);
    if (s.study == "parts") study_parts(task, lag, plan, work);
    if (s.study == "lags") study_lags(task, {lag}, plan, work);
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
