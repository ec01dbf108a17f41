#pragma once
#include "support/options.hpp"

namespace making_it_fast {

/// What the chapter measures.
struct Settings {
  std::size_t T = 50, H = 64, B = 32, threads = 2;
  std::size_t rounds = 60;
};

/// Makes them options of the command line.
void declare(support::Options& options, Settings& settings);

}  // namespace making_it_fast
