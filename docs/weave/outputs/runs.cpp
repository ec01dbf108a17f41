#include "outputs/runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace weave {

static std::string quote(const fs::path& path) {
  return fmt::format("'{}'", path.string());
}

// Changes whenever the program is built anew.
static std::string stamp(const fs::path& program) {
  return fmt::format("{} {}", fs::file_size(program),
                     fs::last_write_time(program).time_since_epoch().count());
}

// Only what a command line of ours needs gets to the shell.
static void check_command(const std::string& command) {
  constexpr auto allowed =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.= ";
  if (command.find_first_not_of(allowed) != std::string::npos)
    throw std::runtime_error(
        fmt::format("\"{}\" is no program with options", command));
}

// A chapter, or a test that prints what the book shows.
static fs::path find_program(const Book& book, const std::string& name) {
  for (const auto* folder : {"chapters", "tests"})
    if (fs::exists(book.build / folder / name))
      return book.build / folder / name;
  throw std::runtime_error(fmt::format(
      "{} is not built", (book.build / "chapters" / name).string()));
}

Run run(const Book& book, const std::string& command) {
  check_command(command);
  const auto space = std::min(command.find(' '), command.size());
  const auto program = find_program(book, command.substr(0, space));

  auto name = command;
  std::ranges::replace(name, ' ', '_');
  const auto folder = book.build / "runs" / name;
  const Run kept{"", folder / "figures"};
  if (!fs::exists(folder / "stamp") ||
      read(folder / "stamp") != stamp(program)) {
    fmt::print("running {}\n", command);
    std::fflush(stdout);
    fs::remove_all(folder);
    fs::create_directories(folder);
    fs::create_directories(book.build / "runs/files");
    auto line = "cd " + quote(book.build / "runs/files") + " && " +
                quote(program) + command.substr(space);
    if (space == command.size()) line += " --figures " + quote(kept.figures);
    line += " > " + quote(folder / "output") + " < /dev/null";
    if (std::system(line.c_str()) != 0)
      throw std::runtime_error(fmt::format("{} failed", command));
    write(folder / "stamp", stamp(program));
  }
  return {read(folder / "output"), kept.figures};
}

}  // namespace weave
