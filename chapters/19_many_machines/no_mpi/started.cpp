#include "19_many_machines/started.hpp"

#include <cstdlib>

namespace many_machines {

std::unique_ptr<lstm::Group> started_ranks() {
  return nullptr;
}

const char* mpi_name() {
  return "none; Debian's packages are libopenmpi-dev and openmpi-bin";
}

void end_all(int status) {
  std::_Exit(status);
}

}  // namespace many_machines
