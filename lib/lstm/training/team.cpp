#include "lstm/training/team.hpp"

#ifdef __cpp_lib_jthread
#include <fmt/format.h>

#include <stdexcept>
#include <utility>

namespace lstm {

// OpenBLAS's own header and that of xtensor-blas cannot stand together.
extern "C" int openblas_get_num_threads();
extern "C" void openblas_set_num_threads(int);

static std::mutex products_mutex;
static int products_alone = 0, threads_before = 0;

ProductsAlone::ProductsAlone() {
  const std::lock_guard lock(products_mutex);
  if (products_alone++ > 0) return;
  threads_before = openblas_get_num_threads();
  openblas_set_num_threads(1);
}

ProductsAlone::~ProductsAlone() {
  const std::lock_guard lock(products_mutex);
  if (--products_alone == 0) openblas_set_num_threads(threads_before);
}

static std::ptrdiff_t at_least_one(std::size_t threads) {
  if (threads == 0) throw std::invalid_argument("a team needs a thread, got 0");
  return static_cast<std::ptrdiff_t>(threads);
}

// #region hire
Team::Team(std::size_t threads)
    : start_(at_least_one(threads)), end_(at_least_one(threads)) {
  try {
    while (size() < threads) others_.emplace_back([this] { wait_for_work(); });
  } catch (const std::exception& error) {
    const auto hired = size();
    for (auto k = hired; k < threads; ++k) start_.arrive_and_drop();
    send_home();
    throw std::runtime_error(fmt::format("cannot start {} threads, only {}: {}",
                                         threads, hired, error.what()));
  }
}

Team::~Team() {
  send_home();
}
// #endregion

// #region wait
void Team::wait_for_work() {
  for (start_.arrive_and_wait(); task_; start_.arrive_and_wait()) {
    work_on();
    end_.arrive_and_wait();
  }
}

void Team::send_home() {
  task_ = nullptr;
  start_.arrive_and_wait();
}
// #endregion

// #region work_on
// Takes the next task until none is left.
void Team::work_on() {
  for (std::size_t k = next_++; k < tasks_; k = next_++) try {
      (*task_)(k);
    } catch (...) {
      const std::lock_guard lock(error_mutex_);
      if (!error_) error_ = std::current_exception();
    }
}
// #endregion

// #region run
void Team::share(std::size_t tasks, const AnyTask& task) {
  task_ = &task;
  tasks_ = tasks;
  next_ = 0;
  start_.arrive_and_wait();
  work_on();
  end_.arrive_and_wait();
  if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
}
// #endregion

}  // namespace lstm

#endif
