#include "options.hpp"

namespace many_machines {

void declare(support::Options& options, Settings& s) {
  options.whole("--units", s.units, {1, 4'096, 8}, "units in the LSTM");
  options.whole("--windows", s.windows, {1, 1'000'000, 256},
                "windows to train on");
  options.whole("--steps", s.steps, {2, 10'000, 20}, "values in a window");
  options.whole("--epochs", s.epochs, {1, 100'000, 2}, "passes over the data");
  options.whole("--batch", s.batch, {1, 1'000'000, 64}, "windows in a batch");
  options.whole("--shards", s.shards, {1, 100'000, 8}, "parts of a batch");
  options.share_work(1);
  options.keep_runs();
  options.file("--times", s.times, "write here how long a step has taken");
  options.text("--network", s.network, "what lies between the ranks, for that");
  options.word("--study", s.study, {"none", "batches"},
               "this alone: what larger batches cost");
  options.not_both("--study", "--times");
  options.whole("--networks", s.networks, {6, 1'000, 6},
                "networks of each kind in a study");
  options.whole("--most", s.most, {1, 100'000, 30},
                "steps of training of each of them at most");
}

}  // namespace many_machines
