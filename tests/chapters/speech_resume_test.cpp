// Chapter 18's trainings are killed and go on: in the end they have done what a
// run does that nobody disturbs.
#include <doctest/doctest.h>

#include "killed_program.hpp"

namespace {

// Kills a run at each of these marks, and goes on to its end.
void check_goes_on(const std::string& task,
                   const std::vector<std::string>& marks) {
  const auto run = [](const std::string& arguments) {
    return run_program(CHAPTERS "/18_speech", arguments,
                       "LSTM_DATA=" SMALL_DATA);
  };
  const KeptFiles whole, files;
  const auto expected = run(task + "--threads 1 --save " + whole.weights);
  REQUIRE(expected.status == 0);
  for (const auto& mark : marks)
    kill_at(mark, CHAPTERS "/18_speech", task + "--threads 1",
            files.checkpoint);
  const auto last = run(task + "--threads 2 --save " + files.weights +
                        " --resume " + files.checkpoint);
  CHECK(last.status == 0);
  CHECK(last.error.empty());
  CHECK(last.out == expected.out);
  CHECK(read(files.weights) == read(whole.weights));
}

}  // namespace

TEST_CASE("chapter 18 goes on where its trainings were killed") {
  // Among the rivals, in the training of a network, and in that of a mistake.
  check_goes_on("--networks 2 --hidden 24 --epochs 20 --part words ",
                {"softmax, six segments, clips", "network 1, epoch 3",
                 "same voices 1, epoch 2"});
}

TEST_CASE("chapter 18 goes on where its trainings on strings were killed") {
  // In the first network, in that beside it, and in one of a kind.
  check_goes_on("--part strings --hidden 24 --epochs 20 ",
                {"strings after 6.", "strings evenly after 6.",
                 "strings together after"});
}
