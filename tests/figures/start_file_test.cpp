// What a user has set for gnuplot's own windows, and what it makes of figures.
#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <optional>
#include <utility>
#include <vector>

#include "example_figure.hpp"
#include "figures/folder.hpp"
#include "temporary_folder.hpp"

namespace {

// A variable of the environment, for as long as the object lives.
struct Variable {
  std::string name;
  std::optional<std::string> before;

  Variable(const std::string& variable, const std::string& value)
      : name(variable) {
    if (const char* old = std::getenv(name.c_str())) before = old;
    setenv(name.c_str(), value.c_str(), 1);
  }
  ~Variable() {
    if (before)
      setenv(name.c_str(), before->c_str(), 1);
    else
      unsetenv(name.c_str());
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;
};

std::string drawn() {
  const TemporaryFolder folder;
  figures::Folder(folder.path).draw(example_figure());
  return read(folder.path / "an-example.svg");
}

}  // namespace

TEST_CASE("a user's start file for gnuplot changes nothing") {
  const auto usual = drawn();
  const TemporaryFolder home;
  const Variable variable("HOME", home.path);
  for (const std::string line :
       {"set xdata time", "no such command", "set datafile separator ','",
        "set samples 1", "exit status 0", "set output '/dev/null'"}) {
    CAPTURE(line);
    std::ofstream(home.path / ".gnuplot") << line << "\n";
    CHECK(drawn() == usual);
  }
}

TEST_CASE("variables for gnuplot and for a language change nothing") {
  const auto usual = drawn();
  for (const auto& [name, value] :
       std::vector<std::pair<std::string, std::string>>{
           {"GNUTERM", "x11"},
           {"GNUTERM", "nonsense"},
           {"GNUPLOT_LIB", "/nowhere"},
           {"FIT_LOG", "/nowhere"},
           {"LC_ALL", "C"},
           {"LC_ALL", "C.UTF-8"},
           {"LC_ALL", "de_DE.UTF-8"}}) {
    const Variable variable(name, value);
    CAPTURE(variable.name);
    CHECK(drawn() == usual);
  }
}
