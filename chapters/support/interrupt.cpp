#include "support/interrupt.hpp"

#include <atomic>
#include <csignal>
#include <initializer_list>

namespace support {

// #region handler
// Noted in one thread, perhaps, and read in all.
static std::atomic<bool> noted = false;
static_assert(std::atomic<bool>::is_always_lock_free);

// A handler may do very little; to write a report is too much.
static void note(int) {
  noted = true;
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

void note_interrupts() {
  for (const int signal : {SIGINT, SIGTERM})
    if (std::signal(signal, note) == SIG_IGN) std::signal(signal, SIG_IGN);
}
// #endregion

bool interrupted() {
  return noted;
}

void leave_if_interrupted() {
  if (interrupted()) throw Interrupted();
}

}  // namespace support
