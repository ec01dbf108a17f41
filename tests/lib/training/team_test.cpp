#include "lstm/training/team.hpp"

#include <stdexcept>

#include "bad_input.hpp"

using lstm::Team;

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
  }
}

BAD_INPUT("a team of no threads") {
  CHECK_THROWS_WITH_AS(Team(0), "a team needs a thread, got 0",
                       std::invalid_argument);
}
