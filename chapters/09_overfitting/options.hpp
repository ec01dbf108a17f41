#pragma once
#include "methods.hpp"
#include "noise.hpp"
#include "support/options.hpp"

namespace overfitting {

/// What the methods are compared on, and the network that each changes.
struct Settings {
  Task task;
  Setting network;
  std::size_t choosing = 10, reported = 20;  // draws
  std::size_t rates = 1;                     // to choose from
};

/// Makes them options of the command line.
void declare(support::Options& options, Settings& settings);

}  // namespace overfitting
