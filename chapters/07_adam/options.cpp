#include "options.hpp"

namespace adam {

void declare(support::Options& options, Settings& s) {
  options.whole("--walk", s.walk, {1, 1'000'000, 1000}, "steps in the valley");
  options.whole("--windows", s.task.windows, {1, 100'000, 100},
                "windows for the LSTM to train on");
  options.whole("--hidden", s.task.hidden, {1, 1'024, 8}, "units in the LSTM");
  options.whole("--epochs", s.task.epochs, {1, 10'000, 10},
                "passes over the windows");
  options.share_work();
}

}  // namespace adam
