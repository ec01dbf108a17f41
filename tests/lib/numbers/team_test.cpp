#include "lstm/numbers/team.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <set>
#include <stdexcept>
#include <string>

#include "bad_input.hpp"
#include "sanitized.hpp"

using lstm::Team;

extern "C" int openblas_get_num_threads();
extern "C" void openblas_set_num_threads(int);

TEST_CASE("while there is a team OpenBLAS starts no threads of its own") {
  const int before = openblas_get_num_threads();
  openblas_set_num_threads(2);
  {
    const Team one(1);
    CHECK(openblas_get_num_threads() == 1);
    {
      const Team more(3);
      CHECK(openblas_get_num_threads() == 1);
    }
    CHECK(openblas_get_num_threads() == 1);
  }
  CHECK(openblas_get_num_threads() == 2);
  CHECK_THROWS_AS(Team(0), std::invalid_argument);
  CHECK(openblas_get_num_threads() == 2);
  openblas_set_num_threads(before);
}

TEST_CASE("each task is done once whatever the size of the team") {
  for (const std::size_t threads : {1u, 2u, 3u, 8u}) {
    Team team(threads);
    CHECK(team.size() == threads);
    for (const std::size_t tasks : {0u, 1u, 2u, 7u, 100u}) {
      std::vector<std::atomic<int>> done(tasks);
      team.run(tasks, [&](std::size_t k) { ++done[k]; });
      for (const auto& times : done) CHECK(times == 1);
    }
  }
}

TEST_CASE("what the tasks did is seen when they are done") {
  Team team(4);
  std::vector<std::size_t> values(64);
  for (std::size_t round = 0; round < 1000; ++round) {
    team.run(values.size(), [&](std::size_t k) { values[k] += k + round; });
  }
  for (std::size_t k = 0; k < values.size(); ++k)
    CHECK(values[k] == 1000 * k + 499'500);
}

TEST_CASE("a team shares the tasks among its threads") {
  Team team(2);
  std::atomic<int> waiting = 0;
  team.run(2, [&](std::size_t) {
    ++waiting;
    while (waiting < 2) std::this_thread::yield();  // for the other one
  });
  CHECK(waiting == 2);
}

TEST_CASE("each thread has the task of its place, at every call") {
  for (const std::size_t threads : {1u, 2u, 5u}) {
    Team team(threads);
    std::vector<std::thread::id> first(threads), then(threads);
    team.run_each(
        [&](std::size_t k) { first[k] = std::this_thread::get_id(); });
    CHECK(first[0] == std::this_thread::get_id());
    CHECK(std::set(first.begin(), first.end()).size() == threads);
    for (int call = 0; call < 100; ++call) {
      team.run_each(
          [&](std::size_t k) { then[k] = std::this_thread::get_id(); });
      CHECK(then == first);
      team.run(3, [](std::size_t) {});
    }
  }
}

TEST_CASE("who has waited for long is woken") {
  Team team(3);
  for (int call = 0; call < 3; ++call) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    std::atomic<int> done = 0;
    team.run_each([&](std::size_t k) {
      if (k == 1) std::this_thread::sleep_for(std::chrono::milliseconds(20));
      ++done;
    });
    CHECK(done == 3);
  }
}

TEST_CASE("what a task throws is thrown to the caller and all tasks are done") {
  for (const std::size_t threads : {1u, 3u}) {
    Team team(threads);
    std::atomic<int> done = 0;
    const auto task = [&](std::size_t k) {
      ++done;
      if (k == 3) throw std::runtime_error("task 3 went wrong");
    };
    CHECK_THROWS_WITH_AS(team.run(6, task), "task 3 went wrong",
                         std::runtime_error);
    CHECK(done == 6);
    team.run(2, [&](std::size_t) { ++done; });
    CHECK(done == 8);
    CHECK_THROWS_AS(team.run_each([](std::size_t k) {
      if (k == 0) throw std::runtime_error("thread 0 went wrong");
    }),
                    std::runtime_error);
  }
}

// Sanitizers reserve more memory than this leaves.
#ifndef SANITIZED
BAD_INPUT("a team that the system has no room for") {
  // In a process of its own, which an alarm ends if it waits for ever.
  const auto child = fork();
  if (child == 0) {
    alarm(60);
    rlimit limit{400'000'000, 400'000'000};
    setrlimit(RLIMIT_AS, &limit);
    try {
      Team team(256);
      _exit(1);
    } catch (const std::runtime_error& error) {
      const std::string what = error.what();
      const bool named = what.starts_with("cannot start 256 threads, only ") &&
                         what.ends_with(": Resource temporarily unavailable");
      _exit(named && Team(2).size() == 2 ? 0 : 2);
    }
  }
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(status == 0);
}
#endif

BAD_INPUT("a team of no threads") {
  CHECK_THROWS_WITH_AS(Team(0), "a team needs a thread, got 0",
                       std::invalid_argument);
}
