// Chapter 14's trainings are killed and go on: in the end they have done what a
// run does that nobody disturbs.
#include <doctest/doctest.h>

#include <algorithm>

#include "killed_program.hpp"
#include "small_texts.hpp"

namespace {

// Trainings of about a second each, and such as are done at once.
const std::string task = "--task topics --networks 2 --hidden 16 --epochs 100 ";
const std::string tiny = "--task topics --networks 1 --hidden 1 --epochs ";

Result run(const std::string& arguments, const std::string& data = SMALL_DATA) {
  return run_program(CHAPTERS "/14_text_classification", arguments,
                     "LSTM_DATA=" + data);
}

}  // namespace

TEST_CASE("chapter 14 goes on where its trainings were killed") {
  const KeptFiles whole;
  const auto expected = run(task + "--threads 1 --save " + whole.weights);
  REQUIRE(expected.status == 0);
  for (const std::string threads : {"1", "3"}) {
    CAPTURE(threads);
    const KeptFiles files;
    // Among the rivals, in a training, behind it, and in another one.
    for (const auto* mark :
         {"naive Bayes", "network 1.", "network 2", "shuffled network 1."})
      kill_at(mark, CHAPTERS "/14_text_classification",
              task + "--threads " + threads, files.checkpoint);
    const auto last = run(task + "--threads 2 --save " + files.weights +
                          " --resume " + files.checkpoint);
    CHECK(last.status == 0);
    CHECK(last.error.empty());
    CHECK(last.out == expected.out);
    CHECK(read(files.weights) == read(whole.weights));
  }
}

TEST_CASE("what chapter 14 keeps is no help to a run with another task") {
  const KeptFiles files;
  const auto& file = files.checkpoint;
  REQUIRE(run(tiny + "1 --checkpoint " + file).status == 0);
  const auto refused = [&](const std::string& arguments,
                           const std::string& words,
                           const std::string& data = SMALL_DATA) {
    const auto result = run(tiny + arguments + " --resume " + file, data);
    CHECK(result.status == 1);
    CHECK(result.out.empty());
    CAPTURE(result.error);
    CHECK(result.error.starts_with(
        "14_text_classification: cannot resume " + file +
        ": the checkpoint is of another run: " + words));
    CHECK(std::ranges::count(result.error, '\n') == 1);
  };
  refused("1 --seed 2", "--seed is \"1\" there and \"2\" here\n");
  refused("2", "--epochs is \"1\" there and \"2\" here\n");
  refused("1 --pooling mean", "--pooling is \"own\" there and \"mean\" here\n");
  refused("1 --study weights",
          "--study is \"none\" there and \"weights\" here\n");
  write_data(files.folder.path / "packages/packages.tsv",
             "a\ta\tnet\tone gate at a time\n");
  refused("1", "data is \"", files.folder.path.string());
}
