#include "options.hpp"

namespace long_memory {

std::vector<std::string> Settings::tasks() const {
  if (task == "both") return {"adding", "reber"};
  return {task};
}

void declare(support::Options& options, Settings& s) {
  options.word("--task", s.task,
               {"both", "adding", "later", "reber", "order", "copying"},
               "what is learned: adding as published, or its later version, "
               "embedded Reber strings, temporal order or copying; both are "
               "adding and reber");
  options.whole("--lag", s.lag, {10, 10'000, 20},
                "steps between cause and effect, but in Reber strings; without "
                "it the chapter's own");
  options.whole("--most", s.most, {500, 100'000'000, 20'000},
                "the most sequences that a network learns from; without it the "
                "chapter's own");
  options.whole("--networks", s.networks, {1, 1'000, 3},
                "networks of each kind, which differ by chance alone");
  options.word("--study", s.study, {"none", "rates", "lags", "parts"},
               "a longer study in the place of all else: none, rates, lags or "
               "parts");
  options.share_work();
  options.keep_runs();
}

}  // namespace long_memory
