#include "options.hpp"

namespace overfitting {

void declare(support::Options& options, Settings& s) {
  options.whole("--windows", s.task.windows, {1, 100'000, 40},
                "windows to train on");
  options.positive("--noise", s.task.noise, 100, "size of the noise");
  options.whole("--hidden", s.network.hidden, {1, 1'024, 12},
                "units in the LSTM");
  options.whole("--epochs", s.network.epochs, {1, 100'000, 60},
                "passes over the windows");
  options.share_work();
}

}  // namespace overfitting
