#pragma once
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

/// Waits until something is true, at most a minute. Returns whether it is.
template <class Condition>
bool wait_until(Condition condition) {
  using namespace std::chrono;
  const auto end = steady_clock::now() + minutes(1);
  while (!condition()) {
    if (steady_clock::now() > end) return false;
    std::this_thread::sleep_for(milliseconds(2));
  }
  return true;
}

/// A program that runs beside the test, its output in files. It is ended with
/// the object.
class Process {
 public:
  explicit Process(std::vector<std::string> arguments,
                   const std::string& out = "/dev/null",
                   const std::string& messages = "/dev/null") {
    std::vector<char*> argv;
    for (auto& argument : arguments) argv.push_back(argument.data());
    argv.push_back(nullptr);
    constexpr int create = O_WRONLY | O_CREAT | O_TRUNC;
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, 1, out.c_str(), create, 0644);
    posix_spawn_file_actions_addopen(&files, 2, messages.c_str(), create, 0644);
    // Whoever runs the tests in the background may have it ignore SIGINT.
    sigset_t all;
    sigfillset(&all);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigdefault(&attributes, &all);
    const int error =
        posix_spawn(&id_, argv[0], &files, &attributes, argv.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    // Nothing may be left that `kill` would take for all processes.
    if (error != 0) throw std::runtime_error("cannot start " + arguments[0]);
  }
  ~Process() { end(SIGKILL); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  /// Waits for the end, however long. Returns what `waitpid` says of it.
  int wait() {
    int status = -1;
    waitpid(id_, &status, 0);
    id_ = 0;
    return status;
  }

  /// Sends a signal and waits for the end, at most a minute. Returns what
  /// `waitpid` says of it.
  int end(int signal) {
    int status = -1;
    if (id_ == 0) return status;
    kill(id_, signal);
    if (!wait_until([&] { return waitpid(id_, &status, WNOHANG) == id_; })) {
      kill(id_, SIGKILL);
      waitpid(id_, &status, 0);
    }
    id_ = 0;
    return status;
  }

 private:
  pid_t id_ = 0;
};
