#include "19_many_machines/started.hpp"

#include <cstdlib>
#include <stdexcept>

namespace many_machines {

std::unique_ptr<lstm::Group> started_ranks() {
  throw std::runtime_error(
      "mpirun has started this, and it was built without MPI (Debian's "
      "packages: libopenmpi-dev, openmpi-bin)");
}

void end_all(int status) {
  std::_Exit(status);
}

}  // namespace many_machines
