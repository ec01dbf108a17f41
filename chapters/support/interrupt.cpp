#include "support/interrupt.hpp"

#include <csignal>

namespace support {

// #region handler
static volatile std::sig_atomic_t noted = 0;

// A handler may do very little; to write a report is too much.
static void note(int) {
  noted = 1;
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

void note_interrupts() {
  for (const int signal : {SIGINT, SIGTERM})
    if (std::signal(signal, note) == SIG_IGN) std::signal(signal, SIG_IGN);
}
// #endregion

// #region leave
bool interrupted() {
  return noted != 0;
}

void leave_if_interrupted() {
  if (interrupted()) throw Interrupted();
}
// #endregion

}  // namespace support
