// Chapter 16's trainings are killed and go on: in the end they have done what a
// run does that nobody disturbs.
#include <doctest/doctest.h>

#include <algorithm>

#include "killed_program.hpp"

namespace {

// Trainings of a tenth of a second each, and such as are done at once.
const std::string task = "--networks 2 --hidden 16 --epochs 20 ";
const std::string tiny = "--networks 1 --hidden 1 --epochs ";

Result run(const std::string& arguments) {
  return run_program(CHAPTERS "/16_weather", arguments,
                     "LSTM_DATA=" SMALL_DATA);
}

}  // namespace

TEST_CASE("chapter 16 goes on where its trainings were killed") {
  const KeptFiles whole;
  const auto expected = run(task + "--threads 1 --save " + whole.weights);
  REQUIRE(expected.status == 0);
  for (const std::string threads : {"1", "3"}) {
    CAPTURE(threads);
    const KeptFiles files;
    // On validation, in a training, and behind one of each of the other tables.
    for (const auto* mark :
         {"temperature, anomaly 1 on validation", "temperature, anomaly 1.",
          "a week, direct 1", "rain 1", "mistakes, all days known 1"})
      kill_at(mark, CHAPTERS "/16_weather", task + "--threads " + threads,
              files.checkpoint);
    const auto last = run(task + "--threads 2 --save " + files.weights +
                          " --resume " + files.checkpoint);
    CHECK(last.status == 0);
    CHECK(last.error.empty());
    CHECK(last.out == expected.out);
    CHECK(read(files.weights) == read(whole.weights));
  }
}

TEST_CASE("what chapter 16 keeps is no help to a run with another task") {
  const KeptFiles files;
  const auto& file = files.checkpoint;
  REQUIRE(run(tiny + "1 --checkpoint " + file).status == 0);
  const auto refused = [&](const std::string& arguments,
                           const std::string& words) {
    const auto result = run(tiny + arguments + " --resume " + file);
    CHECK(result.status == 1);
    CHECK(result.out.empty());
    CAPTURE(result.error);
    CHECK(result.error.starts_with(
        "16_weather: cannot resume " + file +
        ": the checkpoint is of another run: " + words));
    CHECK(std::ranges::count(result.error, '\n') == 1);
  };
  refused("1 --seed 2", "--seed is \"1\" there and \"2\" here\n");
  refused("2", "--epochs is \"1\" there and \"2\" here\n");
  refused("1 --length 4", "--length is \"0\" there and \"4\" here\n");
  refused("1 --target level", "--target is \"own\" there and \"level\" here\n");
  refused("1 --place chicago",
          "--place is \"seattle\" there and \"chicago\" here");
  // The same numbers of the same days, in a file of one's own.
  const auto own = files.folder.path / "seattle.csv";
  std::ofstream(own) << read(SEATTLE_FILE);
  refused("1 --data " + own.string(), "data is \"");
}
