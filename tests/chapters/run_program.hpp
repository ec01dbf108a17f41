#pragma once
#include <sys/wait.h>

#include <cstdlib>
#include <string>

#include "temporary_folder.hpp"

/// What a program left behind when it ended.
struct Result {
  int status;
  std::string out, error;
};

/// Runs a program in a shell; `before` may set variables for it.
inline Result run_program(const std::string& program,
                          const std::string& arguments,
                          const std::string& before = "") {
  const TemporaryFolder folder;
  const auto out = folder.path / "out", error = folder.path / "error";
  const int status = std::system((before + " " + program + " " + arguments +
                                  " >" + out.string() + " 2>" + error.string())
                                     .c_str());
  return {WEXITSTATUS(status), read(out), read(error)};
}
