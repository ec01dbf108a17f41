#include "times.hpp"

#include <time.h>

#include "parity.hpp"
#include "study/median.hpp"

namespace relatives {
namespace {

// Seconds that the processor has worked for this thread.
double seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         1e-9 * static_cast<double>(now.tv_nsec);
}

struct Timed {
  std::unique_ptr<Network> network;
  std::vector<double> seconds = {};
};

}  // namespace

std::vector<Cost> costs(std::size_t rounds, const lstm::Seed& seed) {
  constexpr std::size_t T = 40, B = 32;
  auto weights = seed.stream("weights"), bits = seed.stream("bits");
  const Parity task(T, T);
  const auto examples = task.of_length(T, B, bits);
  std::vector<Cost> all;
  std::vector<Timed> timed;
  for (const auto& kind : all_kinds()) {
    const auto units = equal_units(kind, task, lstm_units);
    all.push_back({&kind, units, 0, 0});
    for (const auto make : {kind.on_tape, kind.make}) {
      timed.push_back({make(1, units, 2)});
      timed.back().network->initialize(weights);
    }
  }

  for (std::size_t round = 0; round <= rounds; ++round)
    for (auto& [network, taken] : timed) {
      support::leave_if_interrupted();
      lstm::zero_gradients(network->parameters());
      const double begun = seconds();
      network->pass(examples);
      if (round > 0) taken.push_back(seconds() - begun);
    }
  for (std::size_t k = 0; k < all.size(); ++k) {
    const auto of = [&](std::size_t which) {
      return 1e6 / T * study::median(timed[2 * k + which].seconds);
    };
    all[k].on_tape = of(0);
    if (all[k].kind->make != all[k].kind->on_tape) all[k].of_library = of(1);
  }
  return all;
}

}  // namespace relatives
