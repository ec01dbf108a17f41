#pragma once
#include "support/options.hpp"

namespace many_machines {

struct Settings {
  std::size_t units = 64, windows = 2'048, steps = 50;
  std::size_t epochs = 10, batch = 256, shards = 16;
  std::string network = "memory", times;  // a file; empty: none
  std::string study = "none";
  std::size_t networks = 20, most = 3'000;  // of the study
};

/// The chapter's own options.
void declare(support::Options& options, Settings& settings);

}  // namespace many_machines
