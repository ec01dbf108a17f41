#pragma once
#include "methods.hpp"
#include "support/options.hpp"

namespace overfitting {

/// What the methods are compared on, and the network that each changes.
struct Settings {
  Task task;
  Setting network;
};

/// Makes them options of the command line.
void declare(support::Options& options, Settings& settings);

}  // namespace overfitting
