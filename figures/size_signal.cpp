#include "figures/file.hpp"

namespace figures {

SizeSignal::SizeSignal() {
  sigemptyset(&signal_);
  sigaddset(&signal_, SIGXFSZ);
  pthread_sigmask(SIG_BLOCK, &signal_, &before_);
}

SizeSignal::~SizeSignal() {
  const timespec now{};
  if (sigismember(&before_, SIGXFSZ) == 0)
    while (sigtimedwait(&signal_, nullptr, &now) == SIGXFSZ) {
    }
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace figures
