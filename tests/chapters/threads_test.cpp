// What a chapter prints and draws is the same on any number of threads.
#include <doctest/doctest.h>
#include <fmt/core.h>

#include <vector>

#include "run_program.hpp"

namespace {

// A chapter, and options that make it small.
struct Small {
  std::string name, options, before = "";
};
using Chapters = std::vector<Small>;

// All that a run leaves behind, in one text.
std::string bytes(const Small& chapter, std::size_t threads) {
  const TemporaryFolder folder;
  const auto figures = folder.path / "figures";
  const auto result =
      run_program(CHAPTERS "/" + chapter.name,
                  fmt::format("{} --threads {} --figures {}", chapter.options,
                              threads, figures.string()),
                  chapter.before);
  CHECK(result.status == 0);
  CHECK(result.error.empty());
  std::string all = result.out;
  for (const auto& file : folder.names_in(figures))
    all += file + "\n" + read(figures / file);
  return all;
}

void expect_same_bytes(const Chapters& chapters) {
  for (const auto& chapter : chapters) {
    CAPTURE(chapter.name);
    const auto alone = bytes(chapter, 1);
    for (const std::size_t threads : {2u, 3u}) {
      CAPTURE(threads);
      CHECK(bytes(chapter, threads) == alone);
    }
  }
}

}  // namespace

TEST_CASE("chapters 2 to 6 give the same bytes on any number of threads") {
  expect_same_bytes({{"02_forget_gate", "--quick --sequences 64 --epochs 2"},
                     {"03_input_gate", "--quick --sequences 64 --epochs 2"},
                     {"04_output_gate", "--quick --sequences 64 --epochs 2"},
                     {"06_bptt", "--hidden 4 --batches 3"}});
}

TEST_CASE("chapters 7 to 9 give the same bytes on any number of threads") {
  expect_same_bytes(
      {{"07_adam", "--windows 64 --hidden 3 --epochs 2 --walk 50"},
       {"08_sine_prediction",
        "--windows 150 --steps 5 --hidden 4 --epochs 4 --batch 70 "
        "--trial-windows 40 --watch-steps 40"},
       {"09_overfitting", "--hidden 4 --epochs 8"}});
}

TEST_CASE("chapter 13 gives the same bytes on any number of threads") {
  const std::string novels = "LSTM_DATA=" SMALL_DATA;
  expect_same_bytes({{"13_language_model",
                      "--quick --letters 4000 --hidden 4 --width 4", novels}});
}

TEST_CASE("chapter 14 gives the same bytes on any number of threads") {
  expect_same_bytes({{"14_text_classification",
                      "--task topics --networks 3 --hidden 4 --epochs 2",
                      "LSTM_DATA=" SMALL_DATA}});
}

TEST_CASE("chapter 15 gives the same bytes on any number of threads") {
  const std::string small = "--networks 2 --hidden 4 --width 4 --epochs 2",
                    data = "LSTM_DATA=" SMALL_DATA;
  expect_same_bytes({{"15_translation", small + " --task summaries", data},
                     {"15_translation",
                      "--networks 1 --hidden 4 --width 4 --epochs 1", data}});
}

TEST_CASE("chapter 16 gives the same bytes on any number of threads") {
  expect_same_bytes({{"16_weather", "--networks 2 --hidden 4 --epochs 2"}});
}
