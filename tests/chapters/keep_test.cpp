// Chapter 8's weights: saved, loaded, and kept when it is interrupted.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <regex>

#include "lstm/training/regressor.hpp"
#include "lstm/weights/onnx.hpp"
#include "process.hpp"
#include "run_program.hpp"

namespace {

const std::string task =
    " --windows 64 --steps 5 --hidden 4 --batch 16 --watch-steps 40 ";

Result run(const std::string& arguments, const std::string& before = "") {
  return run_program(CHAPTERS "/08_sine_prediction", arguments, before);
}

// The first match of a form's brackets in a text, which must be there.
std::string found(const std::string& text, const std::string& form) {
  std::smatch part;
  CAPTURE(text);
  CAPTURE(form);
  REQUIRE(std::regex_search(text, part, std::regex(form)));
  return part[1];
}

void check_failure(const Result& result, int status, const std::string& line) {
  CHECK(result.status == status);
  CHECK(result.error == "08_sine_prediction: " + line + "\n");
}

struct File {
  TemporaryFolder folder;
  std::string name = (folder.path / "weights.npz").string();
};

}  // namespace

TEST_SUITE_BEGIN("program");

TEST_CASE("weights that were saved have the same errors when loaded") {
  const File file;
  const auto saved = run("--quick --trial-windows 0 --save " + file.name);
  const auto loaded = run("--quick --load " + file.name);
  CHECK(saved.status == 0);
  CHECK(loaded.status == 0);
  CHECK(saved.out.find("\nThe weights of epoch 10 are in " + file.name) !=
        std::string::npos);
  CHECK(loaded.out.find("4385 parameters, from " + file.name + ", seed 1\n") !=
        std::string::npos);
  CHECK(found(loaded.out, "as it was loaded +(\\S+)") ==
        found(saved.out, "final epoch +(\\S+)"));
  const std::string rest = "(Closed loop, [^]*$)";
  CHECK(found(loaded.out, rest) == found(saved.out, rest));
  const auto rules = "(Mean squared [^]*)  LSTM, (?:as|final)";
  CHECK(found(loaded.out, rules) == found(saved.out, rules));
}

TEST_CASE("rules and other waves stand beside a network trained or loaded") {
  const File file;
  const auto rows = [](const Result& result) {
    CHECK(result.status == 0);
    std::set<std::string> names;
    for (const std::string name :
         {"the nearest training window", "a fitted recurrence",
          "waves half as high", "waves twice as high", "steps of 0.05",
          "steps of 0.2", "the quarter left out"})
      if (result.out.find("\n  " + name + " ") != std::string::npos)
        names.insert(name);
    return names.size();
  };
  const auto saved =
      run(task + "--epochs 1 --trial-windows 40 --save " + file.name);
  CHECK(rows(saved) == 7);
  CHECK(rows(run(task + "--epochs 1 --trial-windows 0")) == 6);
  const auto loaded = run(task + "--load " + file.name);
  CHECK(rows(loaded) == 6);
  const auto waves = "(Fitted recurrence[^]*steps of 0.2 .*\n)";
  CHECK(found(loaded.out, waves) == found(saved.out, waves));

  // A single window does not tell a recurrence from others.
  const auto one =
      run("--windows 1 --steps 5 --hidden 4 --epochs 1 "
          "--trial-windows 1 --watch-steps 20 --seed 3");
  CHECK(rows(one) == 7);
  for (const auto bad : {"nan", "inf"})
    CHECK(one.out.find(bad) == std::string::npos);
}

TEST_CASE("ten runs from the same seed print and save the same bytes") {
  std::set<std::string> printed, saved;
  for (int k = 0; k < 10; ++k) {
    const File file;
    auto out = run(task + "--epochs 12 --trial-windows 40 --save " + file.name);
    REQUIRE(out.status == 0);
    printed.insert(std::regex_replace(out.out, std::regex(file.name), "FILE"));
    saved.insert(read(file.name));
  }
  CHECK(printed.size() == 1);
  CHECK(saved.size() == 1);
  const File file;
  CHECK(run(task + "--epochs 12 --seed 2 --save " + file.name).status == 0);
  CHECK(!saved.contains(read(file.name)));
}

TEST_CASE("an interrupted training keeps its last epoch and says so") {
  for (const int signal : {SIGINT, SIGTERM}) {
    const File file;
    const auto path = [&](const char* end) {
      return (file.folder.path / end).string();
    };
    Process chapter(
        {CHAPTERS "/08_sine_prediction", "--windows", "64", "--steps", "5",
         "--hidden", "4", "--epochs", "100000", "--save", file.name},
        path("out"), path("error"));
    REQUIRE(wait_until([&] { return std::filesystem::exists(file.name); }));
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const int status = chapter.end(signal);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 130);
    CHECK(read(path("error")) == "08_sine_prediction: interrupted\n");
    CHECK(file.folder.names_in(file.folder.path) ==
          std::set<std::string>{"error", "out", "weights.npz"});

    const auto out = read(path("out"));
    const auto epoch =
        found(out,
              "\nStopped after (\\d+) of 100000 epochs: training loss "
              "\\d\\.\\de-\\d\\d, test error \\d\\.\\de-\\d\\d\n");
    CHECK(out.ends_with("\nThe weights of epoch " + epoch + " are in " +
                        file.name + "\n"));
    const auto loaded = run(task + "--load " + file.name);
    CHECK(loaded.status == 0);
    for (const auto form : {"final epoch +(\\S+)", "test error (\\d\\S+)\n"})
      CHECK(found(loaded.out, "as it was loaded +(\\S+)") == found(out, form));
  }
}

TEST_CASE("weights that do not fit are refused and the reason is told") {
  const File file;
  REQUIRE(
      run(task + "--epochs 1 --trial-windows 0 --save " + file.name).status ==
      0);
  const auto larger = run("--hidden 5 --load " + file.name);
  CHECK(larger.out.empty());
  check_failure(larger, 1,
                "cannot load " + file.name +
                    ": the weights do not fit: lstm.W has shape (16, 1), "
                    "expected (20, 1); lstm.U has shape (16, 4), expected "
                    "(20, 5); lstm.b has shape (16, 1), expected (20, 1); "
                    "dense.W has shape (1, 4), expected (1, 5)");
  check_failure(run("--load /nowhere/file"), 1,
                "cannot read /nowhere/file: No such file or directory");
  check_failure(
      run("--load " + file.folder.path.string()), 1,
      "cannot read " + file.folder.path.string() + ": Is a directory");
  check_failure(run("--load " CHAPTERS "/08_sine_prediction"), 1,
                "cannot load " CHAPTERS
                "/08_sine_prediction"
                ": an .npz archive begins "
                "\"PK\\x03\\x04\", this begins \"\\x7fELF\"");
}

TEST_CASE("the network leaves as the same ONNX file trained or loaded") {
  const File file;
  const auto trained = (file.folder.path / "trained.onnx").string();
  const auto loaded = (file.folder.path / "loaded.onnx").string();
  const auto first = run(task + "--epochs 1 --trial-windows 0 --save " +
                         file.name + " --onnx " + trained);
  CHECK(first.status == 0);
  CHECK(first.out.find("\nThe network is in " + trained + " as ONNX\n") !=
        std::string::npos);
  CHECK(run(task + "--load " + file.name + " --onnx " + loaded).status == 0);
  CHECK(read(trained) == read(loaded));

  lstm::Regressor<float> sent(1, 4, 1);
  lstm::read_onnx(read(trained), lstm::onnx_graph(sent), sent.parameters());
  CHECK(lstm::save_weights(sent.parameters()) == read(file.name));
}

TEST_CASE("a file that cannot be written ends the run") {
  for (const std::string bad : {"/", "/dev/null/file"})
    for (const std::string option : {"--save ", "--onnx "}) {
      const auto result = run(task + "--epochs 1 " + option + bad);
      CHECK(result.status == 1);
      CHECK(result.out.empty());
      CHECK(
          result.error.starts_with("08_sine_prediction: cannot write " + bad));
    }
  const File file;
  const auto result =
      run("--quick --epochs 2 --save " + file.name, "ulimit -f 8;");
  check_failure(result, 1, "cannot write " + file.name + ": File too large");
  CHECK(file.folder.names_in(file.folder.path).empty());
}

TEST_CASE("saving needs a name and does not go with loading") {
  check_failure(run("--save ''"), 2,
                "--save: expected the name of a file, got nothing");
  const auto both = run("--save a --load b");
  CHECK(both.status == 2);
  CHECK(both.error.starts_with(
      "08_sine_prediction: two options exclude each other ("));
  CHECK(both.error.find("--save") != std::string::npos);
  CHECK(both.error.find("--load") != std::string::npos);
}

TEST_CASE("with weights that were loaded there is no figure of a training") {
  const File file;
  const auto figures = file.folder.path / "figures";
  REQUIRE(
      run(task + "--epochs 1 --trial-windows 0 --save " + file.name).status ==
      0);
  CHECK(run(task + "--load " + file.name + " --figures " + figures.string())
            .status == 0);
  CHECK(file.folder.names_in(figures) ==
        std::set<std::string>{"08-rollout.csv", "08-rollout.svg", "08-task.csv",
                              "08-task.svg"});
}

TEST_SUITE_END();
