// What chapter 8's program does when it cannot do what it was asked for: its
// status, the one line that says why, and what it leaves behind.
#include <fmt/core.h>

#include <fstream>

#include "bad_input.hpp"
#include "run_program.hpp"

namespace {

Result run(const std::string& arguments, const std::string& before = "") {
  return run_program(CHAPTERS "/08_sine_prediction", arguments, before);
}

// A run that is done in a moment, whatever its epochs.
const std::string task =
    " --windows 64 --steps 5 --hidden 4 --batch 16 --trial-windows 0 ";
const std::string tiny = task + "--epochs 12 ";

// A root made by debootstrap has an empty /proc until somebody mounts it.
const bool has_proc = std::filesystem::exists("/proc/self/exe");

// Checks a failure: its status, one line that says why, nothing else.
void check_failure(const Result& result, int status, const std::string& line) {
  CHECK(result.status == status);
  CHECK(result.error == "08_sine_prediction: " + line + "\n");
}

}  // namespace

BAD_INPUT("options out of range are refused with what was expected") {
  const auto refused = [](const std::string& option, const std::string& value,
                          const std::string& expected) {
    CAPTURE(option);
    CAPTURE(value);
    check_failure(run(option + " '" + value + "'"), 2,
                  option + ": expected " + expected + ", got " + value);
  };
  refused("--hidden", "0", "a whole number from 1 to 4096");
  refused("--hidden", "5000", "a whole number from 1 to 4096");
  refused("--epochs", "-1", "a whole number from 1 to 100000");
  refused("--epochs", "1e3", "a whole number from 1 to 100000");
  refused("--windows", "12.5", "a whole number from 1 to 1000000");
  refused("--windows", "99999999999999999999",
          "a whole number from 1 to 1000000");
  refused("--steps", "1", "a whole number from 2 to 10000");
  refused("--batch", "many", "a whole number from 1 to 1000000");
  refused("--seed", "-5", "a whole number below 2^64");
  refused("--trial-windows", "-1", "a whole number from 0 to 1000000");
  for (const auto bad : {"nan", "inf", "0", "-0.1", "1e7", "1e-400", "0.1x"})
    refused("--learning-rate", bad, "a number above 0, at most 1000000");
}

BAD_INPUT("what is no option is refused in one line") {
  check_failure(run("--widows 5"), 2,
                "--widows: not an option, --help lists them");
  check_failure(run("--optimiser Adam"), 2,
                "--optimiser: expected one of adam, sgd, got Adam");
  check_failure(run("--optimiser ''"), 2,
                "--optimiser: expected one of adam, sgd, got nothing");
}

BAD_INPUT("a folder that cannot be drawn into ends the run at once") {
  if (has_proc)
    check_failure(run("--figures /proc/x"), 1,
                  "cannot draw into /proc/x: No such file or directory");
  const auto result = run("--figures /dev/null/x");
  check_failure(result, 1, "cannot draw into /dev/null/x: Not a directory");
  CHECK(result.out.empty());
}

BAD_INPUT("gnuplot missing or failing midway leaves nothing behind") {
  const TemporaryFolder folder;
  const auto path = folder.path / "figures";
  check_failure(
      run(tiny + "--figures " + path.string(), "PATH=/nowhere"), 1,
      "gnuplot was not found on the PATH (Debian's package: gnuplot-nox)");
  CHECK(folder.names_in(folder.path).empty());

  // The first call only asks whether gnuplot is there.
  write_script(folder.path / "gnuplot",
               "#!/bin/sh\n[ \"$2\" = -e ] && exit 0\necho '<svg>'\n"
               "echo 'out of paper' >&2\nexit 1\n");
  check_failure(run(tiny + "--figures " + path.string(),
                    "PATH=" + folder.path.string() + ":/bin"),
                1,
                "figure 08-loss was not drawn: gnuplot failed with status 1: "
                "out of paper");
  CHECK(folder.names_in(folder.path) == std::set<std::string>{"gnuplot"});
}

BAD_INPUT("a report that cannot be written ends the training") {
  const TemporaryFolder folder;
  const auto error = folder.path / "error", one = folder.path / "one",
             lost = folder.path / "lost";
  CHECK(run(task + "--epochs 1 --save " + one.string()).status == 0);
  for (const std::string out : {">/dev/full", ">&-"}) {
    const auto command =
        fmt::format("{}/08_sine_prediction {} --epochs 12 --save {} {} 2>{}",
                    CHAPTERS, task, lost.string(), out, error.string());
    CHECK(WEXITSTATUS(std::system(command.c_str())) == 1);
    CHECK(read(error) == "08_sine_prediction: cannot write the report\n");
    CHECK(read(lost) == read(one));
    std::filesystem::remove(lost);
  }
}

BAD_INPUT("a figure that gnuplot spoils leaves the one that was there") {
  const TemporaryFolder folder;
  const auto path = folder.path / "figures";
  std::filesystem::create_directory(path);
  std::ofstream(path / "08-loss.svg") << "the old figure";
  write_script(folder.path / "gnuplot",
               "#!/bin/sh\n[ \"$2\" = -e ] && exit 0\necho '<svg>'\nexit 1\n");
  check_failure(run(tiny + "--figures " + path.string(),
                    "PATH=" + folder.path.string() + ":/bin"),
                1,
                "figure 08-loss was not drawn: gnuplot failed with status 1: "
                "it said nothing");
  CHECK(folder.names_in(path) == std::set<std::string>{"08-loss.svg"});
  CHECK(read(path / "08-loss.svg") == "the old figure");
}

BAD_INPUT("a training that diverges ends in words and draws nothing") {
  const TemporaryFolder folder;
  const auto path = folder.path / "figures";
  const auto result = run(tiny +
                          "--optimiser sgd --learning-rate 1000 "
                          "--figures " +
                          path.string());
  // How large the loss was hangs on last digits.
  CAPTURE(result.error);
  CHECK(result.status == 1);
  CHECK(
      result.error.starts_with("08_sine_prediction: training diverged in "
                               "epoch 2, at batch 3 of 4: the loss is "));
  CHECK(
      result.error.ends_with(" and the largest gradient nan in lstm.W; a "
                             "smaller learning rate usually helps\n"));
  CHECK(folder.names_in(folder.path).empty());
  CHECK(result.out.find("nan") == std::string::npos);
}

// 40 GB of numbers; AddressSanitizer itself takes more room than this limit.
BAD_INPUT("a task that is too large for the memory") {
  if (!run("--help", "ulimit -v 4000000;").error.empty()) {
    MESSAGE("skipped: the program alone takes more than 4 GB of addresses");
    return;
  }
  check_failure(run("--windows 1000000 --steps 10000", "ulimit -v 4000000;"), 1,
                "there is not enough memory for this task");
}
