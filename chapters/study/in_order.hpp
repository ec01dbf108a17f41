#pragma once
#include <future>
#include <vector>

#include "lstm/numbers/team.hpp"
#include "support/interrupt.hpp"

namespace study {

// #region in_order
/// What make(0) to make(count - 1) return, in this order; a team shares the
/// calls. Throws what the first of those that failed has thrown, whichever was
/// done first, and Interrupted where an interrupt was noted before a call.
template <class Make>
auto in_order(lstm::Team& team, std::size_t count, const Make& make) {
  using Result = decltype(make(count));
  std::vector<std::future<Result>> results(count);
  team.run(count, [&](std::size_t k) {
    std::packaged_task<Result()> task([&] {
      support::leave_if_interrupted();
      return make(k);
    });
    results[k] = task.get_future();
    task();
  });
  std::vector<Result> all;
  for (auto& result : results) all.push_back(result.get());
  return all;
}
// #endregion

}  // namespace study
