#include "lstm/numbers/team.hpp"

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

// A thread that looks again and again leaves the core to its sister meanwhile.
static void rest() {
#ifdef __x86_64__
  __builtin_ia32_pause();
#else
  std::this_thread::yield();
#endif
}

// #region wait_while
// Waits until a number is another than `old`. At first awake, since to sleep
// and to be woken takes longer than much of the work.
static void wait_while(const std::atomic<std::size_t>& number,
                       std::size_t old) {
  for (int looks = 0; looks < 1000; ++looks) {
    if (number.load(std::memory_order_acquire) != old) return;
    rest();
  }
  number.wait(old, std::memory_order_acquire);
}
// #endregion

// #region hire
Team::Team(std::size_t threads) {
  if (threads == 0) throw std::invalid_argument("a team needs a thread, got 0");
  try {
    while (size() < threads)
      others_.emplace_back([this, place = size()] { wait_for_work(place); });
  } catch (const std::exception& error) {
    const auto hired = size();
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
void Team::wait_for_work(std::size_t place) {
  for (std::size_t round = 0;; ++round) {
    wait_while(round_, round);
    if (!task_) return;
    work_on(place);
    if (--working_ == 0) working_.notify_one();
  }
}

void Team::send_home() {
  task_ = nullptr;
  call();
}

void Team::call() {
  ++round_;
  round_.notify_all();
}
// #endregion

// #region work_on
// Does the task of one's own place, or takes the next until none is left.
void Team::work_on(std::size_t place) {
  if (each_) return do_task(place);
  for (std::size_t k = next_++; k < tasks_; k = next_++) do_task(k);
}

void Team::do_task(std::size_t k) {
  try {
    (*task_)(k);
  } catch (...) {
    const std::lock_guard lock(error_mutex_);
    if (!error_) error_ = std::current_exception();
  }
}
// #endregion

// #region run
void Team::share(std::size_t tasks, bool each, const AnyTask& task) {
  task_ = &task;
  tasks_ = tasks;
  each_ = each;
  next_ = 0;
  working_ = others_.size();
  call();
  work_on(0);
  for (std::size_t left; (left = working_) > 0;) wait_while(working_, left);
  if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
}
// #endregion

}  // namespace lstm

#endif
