#pragma once
#include <sys/types.h>

#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace bench {

/// A program that answers each line on its standard input with one on its
/// standard output. Between an answer and the next line it is stopped, so that
/// threads of it that wait awake take nothing from other programs.
class Process {
 public:
  using Environment = std::map<std::string, std::string>;
  Process(const std::vector<std::string>& command, const Environment& changes);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// Throws std::runtime_error when the program ends instead of answering.
  std::string ask(const std::string& request);

  /// The most memory that it held so far, in MB (10⁶ bytes).
  double peak_memory() const;

 private:
  std::string program_;
  pid_t id_ = 0;
  std::FILE* requests_ = nullptr;
  std::FILE* answers_ = nullptr;
};

}  // namespace bench
