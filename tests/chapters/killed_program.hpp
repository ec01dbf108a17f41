#pragma once
#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "process.hpp"
#include "run_program.hpp"

/// A folder with what a run keeps.
struct KeptFiles {
  TemporaryFolder folder;
  std::string checkpoint = (folder.path / "checkpoint").string();
  std::string weights = (folder.path / "weights").string();
};

/// Starts a chapter's program on the small data, or goes on with it, and kills
/// it when its checkpoint tells of this. Much must be left to do then.
inline void kill_at(const std::string& mark, const std::string& program,
                    const std::string& arguments,
                    const std::string& checkpoint) {
  std::vector<std::string> command = {"/usr/bin/env", "LSTM_DATA=" SMALL_DATA,
                                      program,        "--checkpoint",
                                      checkpoint,     "--resume",
                                      checkpoint};
  std::istringstream words(arguments);
  for (std::string word; words >> word;) command.push_back(word);
  Process chapter(command);
  REQUIRE(wait_until(
      [&] { return read(checkpoint).find(mark) != std::string::npos; }));
  CHECK(WIFSIGNALED(chapter.end(SIGKILL)));
}
