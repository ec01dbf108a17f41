#include "problem.hpp"

#include <stdexcept>

#include "study/adding.hpp"

namespace long_memory {

const std::vector<std::string>& task_names() {
  static const std::vector<std::string> names = {"adding", "later", "reber",
                                                 "order", "copying"};
  return names;
}

bool has_lag(const std::string& name) {
  return name != "reber";
}

std::size_t Problem::remembered() const {
  if (name == "reber") return 20;
  return name == "copying" ? lag + 2 * Copying::symbols : lag + lag / 10;
}

Problem make_problem(const std::string& name, std::size_t lag,
                     const lstm::Seed& seed) {
  using study::AddingVersion;
  if (name == "adding" || name == "later") {
    const auto version =
        name == "adding" ? AddingVersion::published : AddingVersion::later;
    return {name, lag, 8, 16, std::make_unique<study::Adding>(version, lag)};
  }
  if (name == "reber")
    return {name, lag, 12, 8,
            std::make_unique<study::EmbeddedReber>(seed.stream("strings"))};
  if (name == "order")
    return {name, lag, 8, 16, std::make_unique<TemporalOrder>(lag)};
  if (name == "copying")
    return {name, lag, 32, 16, std::make_unique<Copying>(lag)};
  throw std::invalid_argument("there is no task " + name);
}

}  // namespace long_memory
