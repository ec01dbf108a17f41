#pragma once
#include <memory>

#include "lstm/training/group.hpp"

namespace many_machines {

/// What differs with MPI and without it: the ranks that `mpirun` has started.
std::unique_ptr<lstm::Group> started_ranks();

/// Ends all of them with this exit status.
[[noreturn]] void end_all(int status);

}  // namespace many_machines
