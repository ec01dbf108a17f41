#pragma once
#include <memory>

#include "lstm/training/group.hpp"

namespace many_machines {

/// The programs that `mpirun` has started together, as ranks; a single one
/// where it has not, or where the book was built without MPI. Made once, before
/// threads are started; gone, it ends MPI.
std::unique_ptr<lstm::Group> ranks();

/// Ends all ranks with this exit status: the others would wait for this one.
[[noreturn]] void end_all(int status);

}  // namespace many_machines
