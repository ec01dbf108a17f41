#pragma once
#include <cstddef>
#include <version>
#ifdef __cpp_lib_jthread
#include <atomic>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>
#endif

namespace lstm {

#ifdef __cpp_lib_jthread
/// While one of these is there, OpenBLAS computes every product in the thread
/// that asks for it: threads of its own would take the time of others, and
/// could add up in another order. The last to go gives them back.
class ProductsAlone {
 public:
  ProductsAlone();
  ~ProductsAlone();
  ProductsAlone(const ProductsAlone&) = delete;
  ProductsAlone& operator=(const ProductsAlone&) = delete;
};

// #region team
/// Threads that share tasks. The caller is one of them: a team of one works
/// without starting any.
class Team {
 public:
  /// Throws std::invalid_argument for a team of none, and std::runtime_error
  /// where the system refuses a thread.
  explicit Team(std::size_t threads);
  ~Team();
  std::size_t size() const { return others_.size() + 1; }

  /// Calls task(0) to task(tasks - 1), each once and in no fixed order, and
  /// returns when all are done. What a task throws is thrown here, the rest of
  /// the tasks notwithstanding. Not for use within a task.
  template <class Task>
  void run(std::size_t tasks, const Task& task) {
    share(tasks, false, std::cref(task));  // a reference is not allocated
  }

  /// Calls task(0) to task(size() - 1), each in a thread of its own, and always
  /// in the same, which may have in its cache what it has read the last time.
  template <class Task>
  void run_each(const Task& task) {
    share(size(), true, std::cref(task));
  }
  // #endregion

 private:
  using AnyTask = std::function<void(std::size_t)>;
  void share(std::size_t tasks, bool each, const AnyTask& task);
  void wait_for_work(std::size_t place);
  void call();
  void work_on(std::size_t place);
  void do_task(std::size_t k);
  void send_home();

  ProductsAlone products_alone_;
  const AnyTask* task_ = nullptr;  // null: go home
  std::size_t tasks_ = 0;
  bool each_ = false;  // the task of one's own place, not who is free the next
  std::atomic<std::size_t> round_ = 0;    // grows where there is work
  std::atomic<std::size_t> working_ = 0;  // the others that are not done
  std::atomic<std::size_t> next_ = 0;
  std::mutex error_mutex_;
  std::exception_ptr error_;
  std::vector<std::jthread> others_;
};
#else
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
  template <class Task>
  void run_each(const Task& task) {
    task(0);
  }
};
// #endregion
#endif

}  // namespace lstm
