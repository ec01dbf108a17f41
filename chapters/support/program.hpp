#pragma once
#include <functional>
#include <string>

#include "support/options.hpp"

namespace support {

/// How a program ends: its exit status and, unless that is 0, why.
struct Outcome {
  int status;
  std::string problem;
};

// #region run
/// The frame of every chapter's `main`: reads the options, chooses the fast
/// matrix product and runs the chapter. Returns the exit status: 0, 1 when
/// something failed, 2 when the command line was wrong, 130 when an interrupt
/// ended it; each with one line on standard error that says what.
int run(Options& options, int argc, char** argv,
        const std::function<void()>& chapter);
// #endregion

/// The same without its line, for programs that are several; `tell` writes it,
/// and returns the status.
Outcome attempt(Options& options, int argc, char** argv,
                const std::function<void()>& chapter);
int tell(const Options& options, const Outcome& outcome);

/// Has what was printed so far seen, before something that takes long. Throws
/// std::runtime_error where it cannot be written.
void flush_report();

}  // namespace support
