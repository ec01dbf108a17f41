// Chapter 15's trainings are killed and go on: in the end they have done what a
// run does that nobody disturbs.
#include <doctest/doctest.h>

#include <algorithm>

#include "killed_program.hpp"
#include "small_translations.hpp"

namespace {

// Trainings of about a second each, and such as are done at once.
const std::string task =
    "--task summaries --networks 3 --hidden 16 --width 8 --epochs 60 ";
const std::string tiny =
    "--task summaries --networks 1 --hidden 1 --width 1 --epochs ";

Result run(const std::string& arguments, const std::string& data = SMALL_DATA) {
  return run_program(CHAPTERS "/15_translation", arguments,
                     "LSTM_DATA=" + data);
}

}  // namespace

TEST_CASE("chapter 15 goes on where its trainings were killed") {
  const KeptFiles whole;
  const auto expected = run(task + "--threads 1 --save " + whole.weights);
  REQUIRE(expected.status == 0);
  for (const std::string threads : {"1", "3"}) {
    CAPTURE(threads);
    const KeptFiles files;
    // In the training of either kind's first network, and behind one.
    for (const auto* mark :
         {"test, nothing 1.", "test, dot 1.", "test, nothing 2"})
      kill_at(mark, CHAPTERS "/15_translation", task + "--threads " + threads,
              files.checkpoint);
    const auto last = run(task + "--threads 2 --save " + files.weights +
                          " --resume " + files.checkpoint);
    CHECK(last.status == 0);
    CHECK(last.error.empty());
    CHECK(last.out == expected.out);
    CHECK(read(files.weights) == read(whole.weights));
  }
}

TEST_CASE("what chapter 15 keeps is no help to a run with another task") {
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
        "15_translation: cannot resume " + file +
        ": the checkpoint is of another run: " + words));
    CHECK(std::ranges::count(result.error, '\n') == 1);
  };
  refused("1 --seed 2", "--seed is \"1\" there and \"2\" here\n");
  refused("2", "--epochs is \"1\" there and \"2\" here\n");
  refused("1 --look dot", "--look is \"own\" there and \"dot\" here\n");
  refused("1 --language fr", "--language is \"it\" there and \"fr\" here");
  refused("1 --study splits",
          "--study is \"none\" there and \"splits\" here\n");
  auto text = read(SMALL_DATA "/translations/it.tsv");
  write_data(files.folder.path / "translations/it.tsv",
             text + "another\tfast fast tool\tstrumento veloce\n");
  refused("1", "data is \"", files.folder.path.string());
}
