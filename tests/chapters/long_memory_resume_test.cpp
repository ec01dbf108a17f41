// Chapter 11's trials are killed and go on: in the end they have done what a
// run does that nobody disturbs.
#include <doctest/doctest.h>

#include "killed_program.hpp"

TEST_CASE("chapter 11 goes on where its trials were killed") {
  const std::string task =
      "--networks 3 --most 4000 --lag 40 --task adding --study lags";
  const auto run = [](const std::string& arguments) {
    return run_program(CHAPTERS "/11_long_memory", arguments);
  };
  const KeptFiles files;
  const auto expected = run(task + " --threads 1");
  REQUIRE(expected.status == 0);
  for (const auto* mark : {"adding 40, RNN, uniform, ", "adding 40, GRU, "})
    kill_at(mark, CHAPTERS "/11_long_memory", task + " --threads 1",
            files.checkpoint);
  const auto last = run(task + " --threads 2 --resume " + files.checkpoint);
  CHECK(last.status == 0);
  CHECK(last.error.empty());
  CHECK(last.out == expected.out);
}
