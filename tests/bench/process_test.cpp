// The comparison's workers: stopped while nobody asks, and gone with whoever
// started them, however that ends.
#include "process.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <stdexcept>
#include <thread>

using bench::Process;

namespace {

// A worker that answers with its number.
const std::vector<std::string> worker = {
    "sh", "-c", "while read -r line; do echo $$; done"};

// The state that the kernel tells: S for sleeping, T for stopped, Z for dead
// and not yet waited for; 0 when it is gone.
char state(const std::string& id) {
  std::ifstream stat("/proc/" + id + "/stat");
  std::string number, name;
  char letter = 0;
  return stat >> number >> name >> letter ? letter : '\0';
}

// Waits for a state that comes soon, as a signal does.
bool comes(const std::string& id, const std::string& states) {
  using namespace std::chrono_literals;
  for (int k = 0; k < 500; ++k, std::this_thread::sleep_for(10ms))
    if (states.find(state(id)) != std::string::npos) return true;
  return false;
}

const std::string gone("\0Z", 2);

}  // namespace

TEST_CASE("a worker is stopped between an answer and the next question") {
  std::string id;
  {
    Process process(worker, {});
    for (int k = 0; k < 3; ++k) {
      id = process.ask("go");
      CHECK(comes(id, "T"));
    }
  }
  CHECK(state(id) == '\0');
}

TEST_CASE("a worker that ended is told by its silence") {
  Process process({"false"}, {});
  CHECK_THROWS_WITH_AS(process.ask("go"), "false gave no answer to \"go\"",
                       std::runtime_error);
}

TEST_CASE("a stopped worker ends with the one that started it") {
  for (const int signal : {SIGINT, SIGTERM, SIGKILL}) {
    CAPTURE(signal);
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const auto starter = fork();
    if (starter == 0) {
      Process process(worker, {});
      const auto id = process.ask("go");
      if (write(ends[1], id.data(), id.size()) < 0) _exit(1);
      close(ends[1]);
      std::signal(signal, SIG_DFL);
      raise(signal);
    }
    close(ends[1]);
    char id[32] = {};
    CHECK(read(ends[0], id, sizeof id - 1) > 0);
    close(ends[0]);
    waitpid(starter, nullptr, 0);
    CHECK(comes(id, gone));
  }
}
