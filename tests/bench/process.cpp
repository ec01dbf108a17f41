#include "process.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <fstream>
#include <stdexcept>

namespace bench {

static std::array<int, 2> make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0)
    throw std::runtime_error("there is no pipe left");
  return ends;
}

// A process that is stopped would outlive the comparison, so it asks to be
// killed when that ends, however it ends. Ctrl-C reaches the comparison alone.
[[noreturn]] static void become(std::vector<std::string> command,
                                const Process::Environment& changes) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  setpgid(0, 0);
  for (const auto& [name, value] : changes)
    setenv(name.c_str(), value.c_str(), 1);
  std::vector<char*> arguments;
  for (auto& word : command) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  execvp(arguments[0], arguments.data());
  _exit(127);
}

Process::Process(const std::vector<std::string>& command,
                 const Environment& changes)
    : program_(command.front()) {
  std::signal(SIGPIPE, SIG_IGN);  // a worker that ended is told by its silence
  const auto in = make_pipe(), out = make_pipe();
  id_ = fork();
  if (id_ < 0) throw std::runtime_error("cannot start " + program_);
  if (id_ == 0) {
    dup2(in[0], STDIN_FILENO);
    dup2(out[1], STDOUT_FILENO);
    become(command, changes);
  }
  close(in[0]);
  close(out[1]);
  requests_ = fdopen(in[1], "w");
  answers_ = fdopen(out[0], "r");
}

Process::~Process() {
  std::fclose(requests_);
  std::fclose(answers_);
  kill(id_, SIGKILL);
  waitpid(id_, nullptr, 0);
}

std::string Process::ask(const std::string& request) {
  kill(id_, SIGCONT);
  fmt::print(requests_, "{}\n", request);
  std::fflush(requests_);
  std::string answer;
  int letter = 0;
  while ((letter = std::fgetc(answers_)) != EOF && letter != '\n')
    answer += static_cast<char>(letter);
  if (letter == EOF)
    throw std::runtime_error(
        fmt::format("{} gave no answer to \"{}\"", program_, request));
  kill(id_, SIGSTOP);
  return answer;
}

double Process::peak_memory() const {
  std::ifstream status(fmt::format("/proc/{}/status", id_));
  for (std::string word; status >> word;)
    if (double kibibytes = 0; word == "VmHWM:" && status >> kibibytes)
      return kibibytes * 1024 / 1e6;
  throw std::runtime_error("the memory of " + program_ + " is not told");
}

}  // namespace bench
