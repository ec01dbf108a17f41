#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <string_view>

#include "figures/folder.hpp"
#include "figures/gnuplot.hpp"

namespace figures {

// What the user has set for every program, but not the terminal for gnuplot's
// own windows, which need not be there.
static std::vector<char*> environment() {
  std::vector<char*> kept;
  for (char** one = environ; *one != nullptr; ++one)
    if (!std::string_view(*one).starts_with("GNUTERM=")) kept.push_back(*one);
  kept.push_back(nullptr);
  return kept;
}

// Starts gnuplot in `folder`, its input empty and its output in files; returns
// its process id, or throws. `-d` leaves the user's start file alone, which may
// set anything.
static pid_t spawn(const std::filesystem::path& folder,
                   std::vector<std::string>& arguments,
                   const std::string& output) {
  std::string program = "gnuplot";
  std::string no_start_file = "-d";
  std::vector<char*> argv = {program.data(), no_start_file.data()};
  for (auto& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);

  constexpr int create = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addchdir_np(&files, folder.c_str());
  posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, 1, output.c_str(), create, 0644);
  posix_spawn_file_actions_addopen(&files, 2, "messages", create, 0644);
  pid_t child = 0;
  const int error = posix_spawnp(&child, "gnuplot", &files, nullptr,
                                 argv.data(), environment().data());
  posix_spawn_file_actions_destroy(&files);
  if (error == ENOENT)
    throw FigureError(
        "gnuplot was not found on the PATH (Debian's package: gnuplot-nox)");
  if (error != 0)
    throw FigureError(
        fmt::format("gnuplot did not start: {}", std::strerror(error)));
  return child;
}

// The line in which gnuplot says what was wrong; it is the last that says
// something.
static std::string last_line(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string line, last = "it said nothing";
  while (std::getline(in, line))
    if (line.find_first_not_of(" \t") != std::string::npos) last = line;
  return last;
}

// #region run
void run_gnuplot(const std::filesystem::path& folder,
                 std::vector<std::string> arguments,
                 const std::string& output) {
  const pid_t child = spawn(folder, arguments, output);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status))
    throw FigureError(
        fmt::format("gnuplot was ended by signal {}", WTERMSIG(status)));
  if (WEXITSTATUS(status) != 0)
    throw FigureError(fmt::format("gnuplot failed with status {}: {}",
                                  WEXITSTATUS(status),
                                  last_line(folder / "messages")));
}
// #endregion

}  // namespace figures
