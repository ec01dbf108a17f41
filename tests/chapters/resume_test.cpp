// Runs that are killed, again and again, and go on: in the end they have done
// what a run does that nobody disturbs.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <regex>

#include "process.hpp"
#include "run_program.hpp"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// A program and its arguments, in which FOLDER is where its files are.
using Command = std::vector<std::string>;

// What a run has left behind: its files and its output, by name, without the
// name of the folder.
using Left = std::map<std::string, std::string>;

std::string replaced(const std::string& text, const std::string& part,
                     const std::string& by) {
  return std::regex_replace(text, std::regex(part), by);
}

Command in_folder(Command command, const fs::path& folder) {
  for (auto& word : command) word = replaced(word, "FOLDER", folder.string());
  return command;
}

Left left_in(const fs::path& folder) {
  Left left;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().filename() != "checkpoint")
      left[fs::relative(entry.path(), folder).string()] =
          replaced(read(entry.path()), folder.string(), "FOLDER");
  return left;
}

// Runs to the end, or is killed after some time. Returns whether it was killed.
bool run(const Command& command, const fs::path& folder,
         std::optional<Clock::duration> time = {}) {
  Process process(in_folder(command, folder), (folder / "out").string(),
                  (folder / "error").string());
  if (time) std::this_thread::sleep_for(*time);
  const int status = time ? process.end(SIGKILL) : process.wait();
  if (WIFSIGNALED(status)) return true;
  CHECK(status == 0);
  return false;
}

// Kills it thirty times and more, at moments all over a run, until one run has
// come to its end.
void check(const Command& command, unsigned seed) {
  const TemporaryFolder whole;
  const auto begun = Clock::now();
  run(command, whole.path);
  const auto took = std::chrono::duration<double>(Clock::now() - begun);
  const auto expected = left_in(whole.path);

  std::mt19937 random(seed);
  std::uniform_real_distribution<double> share(0, 0.6);
  int killed = 0, finished = 0;
  while (killed < 30 || finished == 0) {
    const TemporaryFolder folder;
    for (bool ended = false; !ended;) {
      std::optional<Clock::duration> time;
      if (killed < 30)
        time =
            std::chrono::duration_cast<Clock::duration>(took * share(random));
      ended = !run(command, folder.path, time);
      if (!ended) ++killed;
    }
    ++finished;
    auto left = left_in(folder.path);
    CHECK(left.at("error").find_first_of('\n') ==
          left.at("error").find_last_of('\n'));
    left["error"] = expected.at("error");
    for (const auto& file : expected) {
      CAPTURE(file.first);
      CHECK(left[file.first] == file.second);
    }
    CHECK(left.size() == expected.size());
  }
  MESSAGE("killed " << killed << " times, finished " << finished << " times");
}

}  // namespace

TEST_CASE("chapter 8 goes on where it was killed") {
  for (const std::string threads : {"1", "2"})
    check({CHAPTERS "/08_sine_prediction",
           "--windows",
           "640",
           "--steps",
           "10",
           "--hidden",
           "8",
           "--epochs",
           "8",
           "--batch",
           "32",
           "--trial-windows",
           "40",
           "--watch-steps",
           "60",
           "--threads",
           threads,
           "--figures",
           "FOLDER/figures",
           "--save",
           "FOLDER/weights",
           "--checkpoint",
           "FOLDER/checkpoint",
           "--resume",
           "FOLDER/checkpoint"},
          threads == "1" ? 1 : 2);
}

TEST_CASE("two layers with dropout go on where they were killed") {
  for (const std::string threads : {"1", "2"})
    check({KEPT_TRAINING, "FOLDER/checkpoint", "FOLDER/weights", threads},
          threads == "1" ? 3 : 4);
}

TEST_CASE("a run that cannot be resumed says why and leaves the file alone") {
  const TemporaryFolder folder;
  const auto file = (folder.path / "sine.run").string();
  const auto write = [&](const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
  };
  const std::string task =
      "--windows 64 --steps 5 --hidden 32 --epochs 2 --trial-windows 20 "
      "--watch-steps 40 "
      "--checkpoint " +
      file;
  const auto chapter = [](const std::string& arguments) {
    return run_program(CHAPTERS "/08_sine_prediction", arguments);
  };
  REQUIRE(chapter(task).status == 0);
  const auto good = read(file);
  const auto refused = [&](const std::string& arguments,
                           const std::string& words) {
    const auto before = fs::exists(file) ? read(file) : "";
    const auto result = chapter(arguments);
    CHECK(result.status == 1);
    CHECK(result.out.empty());
    CHECK(result.error ==
          "08_sine_prediction: cannot resume " + file + ": " + words + "\n");
    CHECK((fs::exists(file) ? read(file) : "") == before);
  };

  const std::string other = "the checkpoint is of another run: ";
  const auto changed = [&](const std::string& option, const std::string& there,
                           const std::string& here) {
    auto arguments = task;
    const auto place = arguments.find(option + " ");
    if (place == std::string::npos)
      arguments += " " + option + " " + here;
    else
      arguments.replace(place + option.size() + 1, there.size(), here);
    refused(arguments + " --resume " + file, other + option + " is \"" + there +
                                                 "\" there and \"" + here +
                                                 "\" here");
  };
  changed("--windows", "64", "65");
  changed("--steps", "5", "6");
  changed("--hidden", "32", "33");
  changed("--epochs", "2", "3");
  changed("--trial-windows", "20", "0");
  changed("--watch-steps", "40", "60");
  changed("--batch", "32", "16");
  changed("--seed", "1", "2");
  changed("--optimiser", "adam", "sgd");
  changed("--learning-rate", "0.001", "0.002");
  CHECK(read(file) == good);

  const auto resume = task + " --resume " + file;
  const std::string no_end =
      "it does not end with the checksum of a checkpoint; it is something "
      "else, or its end is missing";
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, good.size() / 2, good.size() - 1}) {
    write(good.substr(0, size));
    refused(resume, no_end);
  }
  write("PK\x03\x04 and what else begins an archive");
  refused(resume, no_end);
  auto flipped = good;
  flipped[good.size() / 2] ^= 4;
  write(flipped);
  const auto result = chapter(resume);
  CHECK(result.status == 1);
  CHECK(result.error.ends_with("\": it was damaged\n"));
  CHECK(read(file) == flipped);

  // With threads it is the same run.
  write(good);
  const auto again = chapter(resume + " --threads 3");
  CHECK(again.status == 0);
  CHECK(again.error.empty());
}

TEST_CASE("a checkpoint that cannot be written ends the run") {
  const TemporaryFolder folder;
  const auto file = (folder.path / "sine.run").string();
  const std::string task =
      "--windows 64 --steps 5 --epochs 2 --watch-steps 40 --checkpoint ";
  const auto check = [&](const std::string& name, const std::string& reason,
                         const std::string& before = "") {
    const auto result =
        run_program(CHAPTERS "/08_sine_prediction", task + name, before);
    CHECK(result.status == 1);
    CHECK(result.error ==
          "08_sine_prediction: cannot write " + name + ": " + reason + "\n");
    CHECK(folder.names_in(folder.path).empty());
  };
  check("/", "Is a directory");
  check("/dev/null/file", "Not a directory");
  check("/nowhere/file", "No such file or directory");
  check(file, "File too large", "ulimit -f 8;");
}

TEST_CASE("a file to resume that is missing begins anew with a word") {
  const TemporaryFolder folder;
  const auto file = (folder.path / "sine.run").string();
  const std::string task =
      "--windows 64 --steps 5 --epochs 2 --trial-windows 0";
  const auto whole = run_program(CHAPTERS "/08_sine_prediction", task);
  const auto anew =
      run_program(CHAPTERS "/08_sine_prediction", task + " --resume " + file);
  CHECK(anew.status == 0);
  CHECK(anew.out == whole.out);
  CHECK(anew.error == "08_sine_prediction: there is no " + file +
                          ", so the run begins anew\n");
  for (const std::string option : {"--checkpoint", "--resume"}) {
    const auto both = run_program(CHAPTERS "/08_sine_prediction",
                                  "--load a " + option + " b");
    CHECK(both.status == 2);
    CHECK(both.error.starts_with(
        "08_sine_prediction: two options exclude each other ("));
  }
}
