#include "options.hpp"

namespace making_it_fast {

void declare(support::Options& options, Settings& s) {
  options.whole("--hidden", s.H, {1, 4'096, 64}, "units of the layer");
  options.whole("--steps", s.T, {1, 10'000, 50}, "time steps");
  options.whole("--batch", s.B, {1, 10'000, 32}, "samples in a batch");
  options.whole("--threads", s.threads, {1, 64, 2}, "threads at most");
  options.whole("--rounds", s.rounds, {5, 100'000, 10},
                "how often each is measured");
}

}  // namespace making_it_fast
