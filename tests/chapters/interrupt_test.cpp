#include "support/interrupt.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <functional>

#include "process.hpp"
#include "study/in_order.hpp"
#include "temporary_folder.hpp"

namespace {

// What `waitpid` says of a copy of this process that does something and ends.
int status_of(const std::function<int()>& something) {
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    _exit(something());
  }
  int status = -1;
  waitpid(child, &status, 0);
  return status;
}

int leave_status() {
  try {
    support::leave_if_interrupted();
    return 0;
  } catch (const support::Interrupted& error) {
    return std::string(error.what()) == "interrupted" ? 130 : 1;
  }
}

}  // namespace

TEST_CASE("the first interrupt is noted and the second ends the program") {
  for (const int first : {SIGINT, SIGTERM})
    for (const int second : {SIGINT, SIGTERM}) {
      const int status = status_of([&] {
        support::note_interrupts();
        if (support::interrupted() || leave_status() != 0) return 1;
        std::raise(first);
        if (!support::interrupted() || leave_status() != 130) return 2;
        std::raise(second);
        return 3;
      });
      CHECK(WIFSIGNALED(status));
      CHECK(WTERMSIG(status) == second);
    }
}

TEST_CASE("a program that was told to ignore Ctrl-C goes on ignoring it") {
  CHECK(status_of([] {
          std::signal(SIGINT, SIG_IGN);
          support::note_interrupts();
          std::raise(SIGINT);
          return support::interrupted() ? 1 : 0;
        }) == 0);
}

TEST_CASE("after an interrupt none of several calls is begun") {
  CHECK(status_of([] {
          support::note_interrupts();
          lstm::Team team(2);
          std::atomic<int> calls = 0;
          const auto count = [&](std::size_t) { return ++calls; };
          if (study::in_order(team, 3, count).size() != 3) return 1;
          std::raise(SIGINT);
          try {
            study::in_order(team, 3, count);
          } catch (const support::Interrupted&) {
            return calls == 3 ? 0 : 2;
          }
          return 3;
        }) == 0);
}

TEST_CASE("an interrupt ends each chapter in one line and leaves nothing") {
  const auto names = {"02_forget_gate", "03_input_gate",      "06_bptt",
                      "07_adam",        "08_sine_prediction", "09_overfitting"};
  for (const std::string name : names)
    for (const int milliseconds : {0, 150, 600}) {
      CAPTURE(name);
      CAPTURE(milliseconds);
      const TemporaryFolder folder;
      const auto file = [&](const char* end) {
        return (folder.path / end).string();
      };
      // The folder is made after an interrupt would be noted.
      Process chapter({CHAPTERS "/" + name, "--threads", "3", "--figures",
                       file("made/figures")},
                      file("out"), file("error"));
      REQUIRE(wait_until(
          [&] { return std::filesystem::exists(file("made/figures")); }));
      std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
      const auto sent = std::chrono::steady_clock::now();
      const int status = chapter.end(milliseconds == 150 ? SIGTERM : SIGINT);
      const auto took = std::chrono::steady_clock::now() - sent;
      MESSAGE(name << " after " << milliseconds << " ms took "
                   << std::chrono::duration<double>(took).count() << " s");
      CHECK(WIFEXITED(status));
      CHECK(WEXITSTATUS(status) == 130);
      CHECK(read(file("error")) == name + ": interrupted\n");
      CHECK(folder.names_in(folder.path) ==
            std::set<std::string>{"out", "error"});
    }
}
