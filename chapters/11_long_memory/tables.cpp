#include "tables.hpp"

#include <fmt/core.h>

#include "support/program.hpp"

namespace long_memory {
namespace {

std::string title(const std::string& task, std::size_t lag) {
  if (task == "adding") return fmt::format("adding as published, T = {}", lag);
  if (task == "later") return fmt::format("adding, later version, T = {}", lag);
  if (task == "order") return fmt::format("temporal order, T = {}", lag);
  if (task == "copying") return fmt::format("copying, T = {}", lag);
  return "embedded Reber strings";
}

std::string solved(const Outcome& outcome) {
  return fmt::format("{} of {}", outcome.solved(), outcome.trials.size());
}

}  // namespace

void report_heading(const std::string& task, std::size_t lag,
                    const Plan& plan) {
  fmt::print(
      "{}: {} sequences at most\n"
      "{:18} {:>5} {:>6} {:>9} {:>10} {:>7}\n",
      title(task, lag), plan.most, "", "units", "rate", "solved", "sequences",
      "wrong");
}

void report(const Outcome& outcome) {
  fmt::print("{:18} {:5} {:6} {:>9} {:10.0f} {:5.1f} %\n",
             outcome.entry.rival->name, outcome.hidden, outcome.entry.rate,
             solved(outcome), outcome.median(), 100 * outcome.wrong());
}

void report(const Guessed& guessed) {
  fmt::print("{:18} {:>12} {:>9} {:>10} {:5.1f} %\n", "guessed weights",
             fmt::format("{} draws", guessed.draws),
             guessed.solved ? "solved" : "0", "", 100 * guessed.wrong);
}

void report_published(const std::string& task, std::size_t lag) {
  if (task == "adding" && (lag == 100 || lag == 500 || lag == 1000))
    fmt::print("published (1997): LSTM, {} sequences; 2000 in a row right\n",
               lag == 100   ? "74,000"
               : lag == 500 ? "209,000"
                            : "853,000");
  if (task == "reber")
    fmt::print(
        "published (1997): LSTM, 97 to 100 % solved, 8,440 to 39,740 strings;\n"
        "Elman's network 0 % of 200,000 strings\n");
  if (task == "order" && lag == 100)
    fmt::print("published (1997): LSTM, 31,390 sequences\n");
}

void report_lags(const std::vector<Outcome>& outcomes) {
  std::size_t kinds = 0;
  while (kinds < outcomes.size() &&
         outcomes[kinds].entry.lag == outcomes[0].entry.lag)
    ++kinds;
  fmt::print("solved, and sequences in the median\n{:18}", "T");
  for (std::size_t k = 0; k < outcomes.size(); k += kinds)
    fmt::print(" {:>12}", outcomes[k].entry.lag);
  fmt::print("\n");
  for (std::size_t r = 0; r < kinds; ++r) {
    fmt::print("{:18}", outcomes[r].entry.rival->name);
    for (std::size_t k = r; k < outcomes.size(); k += kinds)
      fmt::print(
          " {:>5} {:6.0f}",
          fmt::format("{}/{}", outcomes[k].solved(), outcomes[k].trials.size()),
          outcomes[k].median());
    fmt::print("\n");
  }
  fmt::print("\n");
  support::flush_report();
}

}  // namespace long_memory
