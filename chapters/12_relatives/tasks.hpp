#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "study/trial.hpp"

namespace relatives {

/// A task on which all kinds are compared: how it is taught, and of which sizes
/// sequences are asked about afterwards.
struct Contest {
  using OfSize = std::function<study::Examples<float>(
      std::size_t size, std::size_t B, lstm::Random& random)>;

  std::string name;
  std::shared_ptr<const study::Task> task;
  study::Schooling how;  // the rate is each kind's own
  std::string what = {}, unit = {};
  std::vector<std::size_t> sizes = {}, shown = {};  // all, and in tables
  OfSize of_size = {};
};

/// parity, recall, adding and reber. Strings of the last are drawn from the
/// seed.
const std::vector<std::string>& contest_names();
Contest contest(const std::string& name, const lstm::Seed& seed);

/// What `--study rates` found, and what it has tried.
const std::vector<double>& tried_rates();
double best_rate(const std::string& contest, const std::string& kind);

}  // namespace relatives
