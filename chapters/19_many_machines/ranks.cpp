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

// Open MPI sets the first for each program that its mpirun starts, MPICH the
// second; who starts them by PMIx sets the third.
static bool is_started() {
  return std::getenv("OMPI_COMM_WORLD_SIZE") || std::getenv("PMI_SIZE") ||
         std::getenv("PMIX_RANK");
}

std::unique_ptr<lstm::Group> ranks() {
  if (!is_started()) return std::make_unique<Alone>();
  return started_ranks();
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
         dynamic_cast<const lstm::Divergence*>(&error) ||
         dynamic_cast<const AllEnd*>(&error);
}

static support::Outcome end_of(lstm::Group& group, support::Options& options,
                               int argc, char** argv,
                               const std::function<void(lstm::Group&)>& work) {
  bool begun = false, of_all = false;
  auto outcome = support::attempt(options, argc, argv, [&] {
    begun = true;
    try {
      expect_all_begin(group, "");
      work(group);
    } catch (const std::exception& error) {
      of_all = is_of_all(error);
      throw;
    }
  });
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
        const std::function<void(lstm::Group&)>& work) try {
  support::use_fast_kernel();  // which may begin the program anew
  const auto group = ranks();
  if (group->rank() > 0 && !std::freopen("/dev/null", "w", stdout))
    throw std::runtime_error("cannot open /dev/null");
  const auto outcome = end_of(*group, options, argc, argv, work);
  return group->rank() > 0 ? outcome.status : support::tell(options, outcome);
} catch (const std::exception& error) {
  return support::tell(options, {1, error.what()});
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
