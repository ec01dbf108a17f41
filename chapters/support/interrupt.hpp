#pragma once
#include <stdexcept>

namespace support {

// #region interrupted
/// Has the first SIGINT, which Ctrl-C sends, or SIGTERM noted. The second ends
/// the program as it always does.
void note_interrupts();

/// Whether one was noted.
bool interrupted();

/// Thrown to end a program that was interrupted.
struct Interrupted : std::runtime_error {
  Interrupted() : std::runtime_error("interrupted") {}
};

/// Throws Interrupted if an interrupt was noted.
void leave_if_interrupted();
// #endregion

}  // namespace support
