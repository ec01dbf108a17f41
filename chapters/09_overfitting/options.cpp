#include "options.hpp"

namespace overfitting {

void declare(support::Options& options, Settings& s) {
  options.whole("--windows", s.task.windows, {1, 100'000, 40},
                "windows to train on");
  options.positive("--noise", s.task.noise, 1, "size of the noise");
  options.whole("--hidden", s.network.hidden, {1, 1'024, 12},
                "units in the LSTM");
  options.whole("--epochs", s.network.epochs, {2, 100'000, 60},
                "passes over the windows");
  options.whole("--choosing", s.choosing, {1, 1'000, 2},
                "draws that choose the strengths");
  options.whole("--draws", s.reported, {1, 1'000, 5},
                "draws that are reported");
  options.whole("--rates", s.rates, {1, 5, 1},
                "learning rates to choose from, besides the strengths");
  options.share_work();
}

}  // namespace overfitting
