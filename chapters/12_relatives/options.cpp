#include "options.hpp"

#include "tasks.hpp"

namespace relatives {

void declare(support::Options& options, Settings& s) {
  options.word("--task", s.task,
               {"all", "parity", "recall", "adding", "reber", "text"},
               "one task alone: parity, recall, adding, reber or text; all are "
               "the first two, and in a study all five");
  options.whole("--networks", s.networks, {1, 1'000, 2},
                "networks of each kind, which differ by chance alone");
  options.whole("--most", s.most, {1, 10'000'000, 8'000},
                "the sequences after which a network has failed; without it "
                "each task's own");
  options.word("--study", s.study, {"none", "rates", "all"},
               "a longer study in the place of all else: none, rates or all");
  options.share_work();
  options.keep_runs();
}

std::vector<std::string> Settings::contests() const {
  if (task != "all") return {task};
  if (study == "none") return {"parity", "recall"};
  return contest_names();
}

}  // namespace relatives
