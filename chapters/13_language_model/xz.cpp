#include "xz.hpp"

#include <fmt/core.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/interrupt.hpp"

namespace language_model {

namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

}  // namespace

// A file without a name: it is gone when it is closed, however the program may
// end.
static File nameless(std::string_view content) {
  File file(std::tmpfile());
  if (!file ||
      std::fwrite(content.data(), 1, content.size(), file.get()) !=
          content.size() ||
      std::fflush(file.get()) != 0 || lseek(fileno(file.get()), 0, SEEK_SET))
    throw std::runtime_error(fmt::format(
        "a temporary file for xz cannot be written: {}", std::strerror(errno)));
  return file;
}

// What the user has set for every program, but not options of xz.
static std::vector<char*> environment() {
  std::vector<char*> kept;
  for (char** one = environ; *one != nullptr; ++one)
    if (!std::string_view(*one).starts_with("XZ_")) kept.push_back(*one);
  kept.push_back(nullptr);
  return kept;
}

// Starts xz between two files; returns its process id, or 0 if there is no xz.
// Its size depends on how many threads share the work, so there is one.
static pid_t spawn(std::FILE* in, std::FILE* out) {
  std::string name = "xz", level = "-9e", threads = "-T1", output = "-c";
  const std::array argv{name.data(), level.data(), threads.data(),
                        output.data(), static_cast<char*>(nullptr)};
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, fileno(in), 0);
  posix_spawn_file_actions_adddup2(&files, fileno(out), 1);
  pid_t child = 0;
  const int error = posix_spawnp(&child, "xz", &files, nullptr, argv.data(),
                                 environment().data());
  posix_spawn_file_actions_destroy(&files);
  if (error == ENOENT) return 0;
  if (error != 0)
    throw std::runtime_error(
        fmt::format("xz did not start: {}", std::strerror(error)));
  return child;
}

// The bytes that xz makes of a text; nothing if there is no xz.
static std::optional<double> compressed(std::string_view text) {
  const File in = nameless(text), out = nameless("");
  const pid_t child = spawn(in.get(), out.get());
  if (child == 0) return {};
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  // Ctrl-C has reached xz as well.
  if (WIFSIGNALED(status)) support::leave_if_interrupted();
  if (WIFSIGNALED(status))
    throw std::runtime_error(
        fmt::format("xz was ended by signal {}", WTERMSIG(status)));
  if (WEXITSTATUS(status) != 0)
    throw std::runtime_error(
        fmt::format("xz failed with status {}", WEXITSTATUS(status)));
  struct stat file {};
  fstat(fileno(out.get()), &file);
  return static_cast<double>(file.st_size);
}

std::optional<double> xz_bits(std::string_view training,
                              std::string_view test) {
  if (test.empty())
    throw std::invalid_argument("xz has no characters in an empty test");
  const auto before = compressed(training);
  if (!before) return {};
  const auto all = compressed(std::string(training).append(test));
  if (!all) return {};
  return 8 * (*all - *before) / static_cast<double>(test.size());
}

}  // namespace language_model
