#pragma once
#include <string>
#include <vector>

#include "support/options.hpp"

namespace long_memory {

struct Settings {
  std::string task = "both", study = "none";
  std::size_t lag = 0, most = 0;  // 0: the chapter's own
  std::size_t networks = 10;

  /// The tasks that were asked for.
  std::vector<std::string> tasks() const;
};

void declare(support::Options& options, Settings& settings);

}  // namespace long_memory
