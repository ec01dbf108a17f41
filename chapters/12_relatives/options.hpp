#pragma once
#include <string>
#include <vector>

#include "support/options.hpp"

namespace relatives {

struct Settings {
  std::string task = "all", study = "none";
  std::size_t networks = 10;
  std::size_t most = 0;  // sequences; 0: what was chosen

  /// The contests that are held.
  std::vector<std::string> contests() const;
};

void declare(support::Options& options, Settings& settings);

}  // namespace relatives
