// Chapter 17's trainings are killed and go on: in the end they have done what a
// run does that nobody disturbs.
#include <doctest/doctest.h>

#include "killed_program.hpp"
#include "made_prices.hpp"

TEST_CASE("chapter 17 goes on where its trainings were killed") {
  const prices::MadePrices own;
  const std::string task =
      "--networks 2 --hidden 24 --epochs 40 --quick "
      "--column one --data " +
      own.file;
  const auto run = [](const std::string& arguments) {
    return run_program(CHAPTERS "/17_prices", arguments);
  };
  const KeptFiles whole, files;
  const auto expected = run(task + " --threads 1 --save " + whole.weights);
  REQUIRE(expected.status == 0);
  // Among the series whose answer is known, in a training, and behind it.
  for (const auto* mark :
       {"random walk 1, 2, 1 on validation", "AR(2) 1, 1, 1.", "levels, 1, 1.",
        "LSTM of one, 2, 1"})
    kill_at(mark, CHAPTERS "/17_prices", task + " --threads 1",
            files.checkpoint);
  const auto last = run(task + " --threads 2 --save " + files.weights +
                        " --resume " + files.checkpoint);
  CHECK(last.status == 0);
  CHECK(last.error.empty());
  CHECK(last.out == expected.out);
  CHECK(read(files.weights) == read(whole.weights));
}
