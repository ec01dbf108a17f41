#include "tables.hpp"

#include <fmt/core.h>

#include <cmath>

namespace long_memory {

static std::string title(const std::string& task, std::size_t lag) {
  if (task == "adding") return fmt::format("adding as published, T = {}", lag);
  if (task == "later") return fmt::format("adding, later version, T = {}", lag);
  if (task == "order") return fmt::format("temporal order, T = {}", lag);
  if (task == "copying") return fmt::format("copying, T = {}", lag);
  return "embedded Reber strings";
}

void report_heading(const std::string& task, std::size_t lag,
                    const Plan& plan) {
  fmt::print(
      "{}: at most {} sequences\n"
      "{:18} {:>5} {:>7} {:>10} {:>10} {:>7}\n",
      title(task, lag), plan.most, "", "units", "rate", "solved", "sequences",
      "wrong");
}

void report(const Outcome& outcome) {
  const auto median = outcome.median();
  fmt::print("{:18} {:5} {:7} {:>10} {:>10} {:5.1f} %\n",
             outcome.entry.rival->name, outcome.hidden, outcome.entry.rate,
             fmt::format("{} of {}", outcome.solved(), outcome.trials.size()),
             std::isfinite(median) ? fmt::format("{:.0f}", median) : "-",
             100 * outcome.wrong());
}

}  // namespace long_memory
