// save_loop FILE VERSION HOW: writes versions of a file, one after the other,
// until it is ended; as figures::write_file does it, or, to see what that is
// good for, in the place of the old one.
#include <cstdlib>
#include <fstream>

#include "figures/file.hpp"
#include "versions.hpp"

int main(int argc, char** argv) {
  if (argc != 4) return 2;
  for (int version = std::atoi(argv[2]);; ++version)
    if (argv[3] == std::string("in-place"))
      std::ofstream(argv[1], std::ios::binary) << content(version);
    else
      figures::write_file(argv[1], content(version));
}
