#pragma once
#include <functional>

#include "support/options.hpp"

namespace support {

// #region run
/// The frame of every chapter's `main`: reads the options, chooses the fast
/// matrix product and runs the chapter. Returns the exit status: 0, 1 when
/// something failed, 2 when the command line was wrong, 130 when an interrupt
/// ended it; each with one line on standard error that says what.
int run(Options& options, int argc, char** argv,
        const std::function<void()>& chapter);
// #endregion

/// Has what was printed so far seen, before something that takes long. Throws
/// std::runtime_error where it cannot be written.
void flush_report();

}  // namespace support
