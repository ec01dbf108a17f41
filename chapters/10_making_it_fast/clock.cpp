#include "clock.hpp"

#include <time.h>

#include <chrono>

#include "study/median.hpp"
#include "support/interrupt.hpp"

namespace making_it_fast {

double wall_seconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(now).count();
}

double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) +
         1e-9 * static_cast<double>(now.tv_nsec);
}

std::vector<std::vector<double>> by_turns(const Runs& runs, std::size_t rounds,
                                          double (*clock)()) {
  for (const auto& run : runs) run();
  std::vector<std::vector<double>> seconds(runs.size());
  for (std::size_t round = 0; round < rounds; ++round)
    for (std::size_t k = 0; k < runs.size(); ++k) {
      support::leave_if_interrupted();
      const double start = clock();
      runs[k]();
      seconds[k].push_back(clock() - start);
    }
  return seconds;
}

std::vector<double> medians(const Runs& runs, std::size_t rounds,
                            double (*clock)()) {
  std::vector<double> all;
  for (const auto& seconds : by_turns(runs, rounds, clock))
    all.push_back(study::median(seconds));
  return all;
}

}  // namespace making_it_fast
