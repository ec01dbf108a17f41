// Chapter 8's program as a user meets it: what it prints, leaves and returns.
#include <doctest/doctest.h>
#include <fmt/core.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdlib>
#include <regex>

#include "program_options.hpp"
#include "run_program.hpp"
#include "support/blas_kernel.hpp"

namespace {

Result run(const std::string& arguments, const std::string& before = "") {
  return run_program(CHAPTERS "/08_sine_prediction", arguments, before);
}

// A run that is done in a moment, without and with trials of the optimisers.
const std::string task =
    " --windows 64 --steps 5 --hidden 4 --epochs 12 --batch 16 "
    "--watch-steps 40 ";
const std::string tiny = task + "--trial-windows 0 ";
const std::string tiny_trials = task + "--trial-windows 40 ";

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_SUITE_BEGIN("program");

TEST_CASE("a run prints its report and nothing else") {
  const auto result = run(tiny);
  CHECK(result.status == 0);
  CHECK(result.error.empty());
  CHECK(lines(result.out) <= 60);
  for (const auto line :
       {"LSTM\\(4\\) -> Dense\\(1\\), 101 parameters, Adam 0.001, seed 1\n",
        "64 windows of 5 steps, 12 epochs in batches of 16\n",
        "epoch  training loss  test error\n    1 .*\n    2 ", "\n   12 .*\n",
        "the mean of a sine \\(0\\) +[45]\\.\\de-01\n",
        "the last value again +[45]\\.\\de-03\n",
        "a straight line through the last two +[45]\\.\\de-05\n",
        "the exact recurrence +\\d\\.\\de-1[3-6]\n", "LSTM, final epoch +",
        "LSTM, best of the last 10 epochs +",
        "LSTM, median of the last 10 epochs +",
        "Closed loop, size of the drift after 500 steps", "Gates on the test",
        "  forget f +0\\.[67]\\d",
        "half-life at the median f: \\d\\.\\d steps before, \\d\\.\\d after",
        "half-life of a difference: \\d\\.\\d steps before, \\d\\.\\d after"}) {
    CAPTURE(line);
    CHECK(std::regex_search(result.out, std::regex(line)));
  }
  CHECK(result.out.find("Trials") == std::string::npos);
}

TEST_CASE("the optimiser that was asked for trains the network") {
  const auto adam = run(tiny + "--learning-rate 0.1");
  CHECK(run(tiny + "--learning-rate 0.1 --optimiser adam").out == adam.out);
  auto sgd = run(tiny + "--learning-rate 0.1 --optimiser sgd").out;
  const auto name = sgd.find("SGD 0.1, seed 1");
  REQUIRE(name != std::string::npos);
  CHECK(sgd.replace(name, 3, "Adam") != adam.out);
}

TEST_CASE("trials depend on the seed alone and not on the large network") {
  const auto trials = [](const std::string& options) {
    const auto out = run(tiny_trials + options).out;
    return out.substr(std::min(out.find("\nRates around"), out.size()));
  };
  const auto printed = trials("");
  CHECK(printed.find("best: 40 windows, LSTM(32), 10 epochs") !=
        std::string::npos);
  const std::regex row("\n  rate \\* [\\d.]+ +(\\S+ +){5}\\S+(?=\n)");
  CHECK(std::distance(std::sregex_iterator(printed.begin(), printed.end(), row),
                      {}) == 6);
  CHECK(trials("--learning-rate 0.1 --optimiser sgd") == printed);
  CHECK(trials("--seed 2") != printed);
}

TEST_CASE("the plain loop and fit come to the same") {
  const auto out = run(tiny).out;
  std::smatch plain, fit;
  const std::string row = "\n    4 +(\\S+) +(\\S+)\n";
  REQUIRE(std::regex_search(out, plain,
                            std::regex("A plain loop: 64 windows[^]*?" + row)));
  REQUIRE(std::regex_search(out, fit, std::regex("By fit, the last:" + row)));
  for (const std::size_t k : {1u, 2u})
    CHECK(std::stod(plain[k]) ==
          doctest::Approx(std::stod(fit[k])).epsilon(0.02));
}

TEST_CASE("the default task is the one of the usual Keras program") {
  const auto help = run("--help");
  CHECK(help.status == 0);
  CHECK(help.error.empty());
  const auto names = option_names(CHAPTERS "/08_sine_prediction");
  for (const auto option :
       {"--windows N=10000", "--steps N=50", "--hidden N=64", "--epochs N=100",
        "--batch N=32", "--optimiser NAME=adam", "--learning-rate X=0.001",
        "--trial-windows N=2000", "--threads N=0", "--save FILE", "--load FILE",
        "--onnx FILE", "--seed N=1", "--figures DIR", "--quick"}) {
    CAPTURE(option);
    CHECK(std::ranges::find(names, option) != names.end());
  }
}

TEST_CASE("quick makes the task small but not what was asked for") {
  const auto result = run("--quick --windows 96 --epochs 3");
  CHECK(result.status == 0);
  CHECK(result.out.find("96 windows of 50 steps, 3 epochs") !=
        std::string::npos);
  CHECK(result.out.find("LSTM(32)") != std::string::npos);
}

TEST_CASE("zeros in front of a number do not change it") {
  const auto zeros = run(
      "--windows 064 --steps 05 --hidden 010 --epochs 08 --batch 016 --seed "
      "0100 --threads 02 --trial-windows 00 --learning-rate 00.010");
  CHECK(zeros.status == 0);
  CHECK(zeros.out.find("LSTM(10) -> Dense(1), 491 parameters, Adam 0.01, seed "
                       "100\n64 windows of 5 steps, 8 epochs in batches of 16"
                       "\n") != std::string::npos);
  CHECK(zeros.out ==
        run("--windows 64 --steps 5 --hidden 10 --epochs 8 --batch 16 --seed "
            "100 --threads 2 --trial-windows 0 --learning-rate 0.01")
            .out);
}

TEST_CASE("the same seed draws the same figures on any number of threads") {
  const TemporaryFolder folder;
  const auto draw = [&](const std::string& name, const std::string& options,
                        const std::string& before) {
    const auto path = folder.path / name;
    const auto result =
        run(tiny_trials + options + " --figures " + path.string(), before);
    CHECK(result.status == 0);
    CHECK(folder.names_in(path) ==
          std::set<std::string>{"08-jumps.csv", "08-jumps.svg", "08-loss.csv",
                                "08-loss.svg", "08-rollout.csv",
                                "08-rollout.svg", "08-task.csv",
                                "08-task.svg"});
    std::string bytes = result.out;
    for (const auto& file : folder.names_in(path)) bytes += read(path / file);
    return bytes;
  };
  const auto one = draw("one", "", "OPENBLAS_NUM_THREADS=1");
  CHECK(draw("four", "", "OPENBLAS_NUM_THREADS=4") == one);
  CHECK(draw("other", "--seed 2", "") != one);
}

TEST_CASE("on a terminal a bar shows the time left and elsewhere is none") {
  const TemporaryFolder folder;
  const auto log = folder.path / "log";
  if (std::system("script -qec true /dev/null </dev/null >/dev/null 2>&1")) {
    MESSAGE("skipped: this machine gives no pseudo-terminal");
    return;
  }
  const std::string command = "script -qec '" CHAPTERS
                              "/08_sine_prediction"
                              " --quick --epochs 3' " +
                              log.string();
  REQUIRE(std::system((command + " </dev/null >/dev/null").c_str()) == 0);
  const auto shown = read(log);
  for (const auto* bar : {"epoch +1/3 \\[ {24}\\] loss .*  \\d+:\\d\\d left",
                          "epoch +3/3 \\[#{24}\\] loss .*  0:00 left"}) {
    CAPTURE(bar);
    CHECK(std::regex_search(shown, std::regex(bar)));
  }
  CHECK(shown.find("epoch  training loss") == std::string::npos);
  CHECK(shown.find("Mean squared error") != std::string::npos);
  CHECK(run(tiny).out.find('\r') == std::string::npos);
}

// OpenBLAS tells its kernel at each start of a program when asked to.
TEST_CASE("a kernel that the user chose is never changed") {
  const auto result =
      run(tiny, "OPENBLAS_VERBOSE=2 OPENBLAS_CORETYPE=Prescott");
  CHECK(result.status == 0);
  CHECK(result.error == "Core: Prescott\n");
}

TEST_CASE("the slow kernel is left for a fast one once") {
  const auto better =
      support::better_kernel("Prescott", false, support::cpu_features());
  const auto result =
      run(tiny,
          "env -u OPENBLAS_CORETYPE OPENBLAS_VERBOSE=2 LD_PRELOAD=" SLOW_BLAS);
  CHECK(result.status == 0);
  CHECK(lines(result.error) == (better.empty() ? 1 : 2));
  CHECK(result.error.ends_with(fmt::format("Core: {}\n", better)));
  CHECK(lines(result.out) == lines(run(tiny).out));
}

TEST_SUITE_END();
