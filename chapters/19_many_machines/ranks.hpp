#pragma once
#include <functional>
#include <memory>
#include <stdexcept>

#include "lstm/training/group.hpp"
#include "support/options.hpp"

namespace many_machines {

/// The programs that `mpirun` has started together, as ranks; a single one
/// where it has not. Made once, before threads are started; gone, it ends MPI.
/// Throws std::runtime_error where there are several and no MPI, or another
/// one.
std::unique_ptr<lstm::Group> ranks();

/// The work for the frame of a chapter's `main`, on every rank. Rank 0 alone
/// prints. What ends all ranks alike is told by rank 0; where one fails alone,
/// it says so, and ends the others, which would wait for it.
int run(support::Options& options, int argc, char** argv,
        const std::function<void(lstm::Group&)>& work);

/// Thrown by all ranks alike, so that one line tells of it.
struct AllEnd : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Throws lstm::RanksDiffer unless all ranks have the options of rank 0, and
/// are the same program with the same kernel for its matrix products.
void expect_same_programs(lstm::Group& group, const support::Options& options);

}  // namespace many_machines
