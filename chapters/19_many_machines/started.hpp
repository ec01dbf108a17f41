#pragma once
#include <memory>

#include "lstm/training/group.hpp"

namespace many_machines {

// What differs with MPI and without it.

/// The ranks that `mpirun` has started; without MPI, none. What one of them
/// sends in an exchange, to all together, is 2 GiB at most: for more it throws
/// std::length_error, alone.
std::unique_ptr<lstm::Group> started_ranks();

/// What to call this MPI.
const char* mpi_name();

/// Ends all of them with this exit status.
[[noreturn]] void end_all(int status);

}  // namespace many_machines
