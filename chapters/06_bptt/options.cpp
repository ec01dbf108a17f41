#include "options.hpp"

namespace bptt {

void declare(support::Options& options, Settings& s) {
  options.whole("--steps", s.steps, {100, 10'000, 100},
                "steps to follow a gradient back");
  options.whole("--hidden", s.hidden, {1, 1'024, 16}, "units followed");
  options.whole("--lag", s.lag, {50, 1'000, 50}, "steps of the task");
  options.whole("--batches", s.batches, {1, 100'000, 50},
                "batches to train on");
  options.word("--recall", s.recall, {"known", "grid"},
               "rates of recall: the known ones, or a grid of all");
  options.whole("--networks", s.networks, {1, 1'000, 3},
                "networks of each kind in the grid");
  options.share_work();
}

}  // namespace bptt
