#pragma once
#include <cstddef>

namespace lstm {

// #region team_of_one
/// The team where the standard library has no threads that join: the caller,
/// alone, does all tasks in their order.
class Team {
 public:
  explicit Team(std::size_t) {}
  std::size_t size() const { return 1; }

  template <class Task>
  void run(std::size_t tasks, const Task& task) {
    for (std::size_t k = 0; k < tasks; ++k) task(k);
  }
};
// #endregion

}  // namespace lstm
