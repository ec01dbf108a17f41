// Chapter 12's networks are killed and go on: in the end they have done what a
// run does that nobody disturbs.
#include <doctest/doctest.h>

#include "killed_program.hpp"

TEST_CASE("chapter 12 goes on where its networks were killed") {
  const std::string task = "--networks 2 --most 2000 --task recall";
  const auto run = [](const std::string& arguments) {
    return run_program(CHAPTERS "/12_relatives", arguments);
  };
  const KeptFiles files;
  const auto expected = run(task + " --threads 1");
  REQUIRE(expected.status == 0);
  for (const auto* mark : {"recall, LSTM, ", "recall, MGU, "})
    kill_at(mark, CHAPTERS "/12_relatives", task + " --threads 1",
            files.checkpoint);
  const auto last = run(task + " --threads 2 --resume " + files.checkpoint);
  CHECK(last.status == 0);
  CHECK(last.error.empty());
  CHECK(last.out == expected.out);
}
