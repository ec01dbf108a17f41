#include "ranks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "figures/file.hpp"
#include "lstm/numbers/fingerprint.hpp"
#include "lstm/training/fit_options.hpp"
#include "started.hpp"
#include "support/blas_kernel.hpp"
#include "support/interrupt.hpp"
#include "support/program.hpp"

namespace many_machines {

namespace {

class Alone : public lstm::Group {
 public:
  std::size_t rank() const override { return 0; }
  std::size_t size() const override { return 1; }
  void exchange(const lstm::Parcels& out, lstm::Parcels& in) override {
    in.bytes = out.bytes;
  }
};

}  // namespace

// Open MPI's mpirun sets the first of each pair, MPICH's the second.
static std::string told(const char* name, const char* other) {
  for (const auto* variable : {name, other})
    if (const auto* value = std::getenv(variable)) return value;
  return "";
}

std::unique_ptr<lstm::Group> ranks() {
  const auto size = told("OMPI_COMM_WORLD_SIZE", "PMI_SIZE");
  auto group = size.empty() ? nullptr : started_ranks();
  if (!group) group = std::make_unique<Alone>();
  if (!size.empty() && size != fmt::to_string(group->size()))
    throw std::runtime_error(fmt::format(
        "mpirun has started {} ranks, but the MPI of this program ({}) finds "
        "{}",
        size, mpi_name(), group->size()));
  return group;
}

// Rank 0 has told what hinders itself.
static void expect_all_begin(lstm::Group& group, const std::string& hindrance) {
  const auto all = say_to_all(group, hindrance);
  const auto first =
      std::ranges::find_if(all, [](const auto& said) { return !said.empty(); });
  if (first == all.end()) return;
  throw AllEnd(fmt::format("rank {}: {}", first - all.begin(), *first));
}

// Whether what ends the work ends it on all ranks.
static bool is_of_all(const std::exception& error) {
  return dynamic_cast<const lstm::RanksDiffer*>(&error) ||
         dynamic_cast<const lstm::WeightsError*>(&error) ||
         dynamic_cast<const support::Interrupted*>(&error) ||
         dynamic_cast<const lstm::Divergence*>(&error) ||
         dynamic_cast<const AllEnd*>(&error);
}

static support::Outcome end_of(lstm::Group& group, support::Options& options,
                               int argc, char** argv,
                               const std::function<void(lstm::Group&)>& work) {
  bool begun = false, of_all = false, stopped = false;
  auto outcome = support::attempt(options, argc, argv, [&] {
    begun = true;
    try {
      expect_all_begin(group, "");
      work(group);
    } catch (const std::exception& error) {
      of_all = is_of_all(error);
      stopped = dynamic_cast<const support::Interrupted*>(&error);
      throw;
    }
  });
  if (stopped) outcome.status = 130;  // where another rank was, too
  if (!begun) {
    // Of help, or of a mistake on the command line, which all have as a rule.
    const auto problem =
        outcome.problem.empty() ? "it only tells of itself" : outcome.problem;
    say_to_all(group, problem);
  } else if (outcome.status != 0 && !of_all) {
    if (group.rank() > 0)
      outcome.problem =
          fmt::format("rank {}: {}", group.rank(), outcome.problem);
    if (group.size() > 1) end_all(support::tell(options, outcome));
  }
  return outcome;
}

int run(support::Options& options, int argc, char** argv,
        const std::function<void(lstm::Group&)>& work) {
  std::unique_ptr<lstm::Group> group;
  try {
    group = ranks();
    if (group->rank() > 0) {
      options.draw_nothing();
      if (!std::freopen("/dev/null", "w", stdout))
        throw std::runtime_error("cannot open /dev/null");
    }
    const auto outcome = end_of(*group, options, argc, argv, work);
    return group->rank() > 0 ? outcome.status : support::tell(options, outcome);
  } catch (const std::exception& error) {
    const support::Outcome outcome{1, error.what()};
    if (group && group->size() > 1) end_all(support::tell(options, outcome));
    const auto rank = told("OMPI_COMM_WORLD_RANK", "PMI_RANK");
    return rank.empty() || rank == "0" ? support::tell(options, outcome) : 1;
  }
}

// Another build, or another kind of processor, would have other last digits.
void expect_same_programs(lstm::Group& group, const support::Options& options) {
  auto facts = options.facts();
  constexpr std::size_t most = 1'000'000'000;
  facts["program's own file"] = fmt::format(
      "{:016x}", lstm::fingerprint(figures::read_file("/proc/self/exe", most)));
  facts["kernel"] = support::openblas();
  expect_same_ranks(group, facts);
}

}  // namespace many_machines
