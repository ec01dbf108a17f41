#pragma once
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

/// A program that runs beside the test, its output in files. It is ended with
/// the object.
class Process {
 public:
  explicit Process(std::vector<std::string> arguments,
                   const std::string& out = "/dev/null",
                   const std::string& error = "/dev/null") {
    std::vector<char*> argv;
    for (auto& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    constexpr int create = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, out.c_str(), create, 0644);
    posix_spawn_file_actions_addopen(&files, 2, error.c_str(), create, 0644);
    if (posix_spawn(&id_, argv[0], &files, nullptr, argv.data(), environ) != 0)
      id_ = -1;
    posix_spawn_file_actions_destroy(&files);
  }
  ~Process() {
    if (id_ > 0) end(SIGKILL);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// Sends a signal and waits for the end. Returns what `waitpid` says of it.
  int end(int signal) {
    int status = -1;
    kill(id_, signal);
    waitpid(id_, &status, 0);
    id_ = -1;
    return status;
  }

 private:
  pid_t id_ = -1;
};

/// Waits until something is true, at most a minute. Returns whether it is.
template <class Condition>
bool wait_until(Condition condition) {
  using namespace std::chrono;
  const auto end = steady_clock::now() + minutes(1);
  while (!condition() && steady_clock::now() < end)
    std::this_thread::sleep_for(milliseconds(2));
  return condition();
}
