// Chapter 19's program, and the ranks that mpirun starts: they do what one
// does.
#include <doctest/doctest.h>

#include <algorithm>

#include "bad_input.hpp"
#include "process.hpp"
#include "run_program.hpp"

namespace {

const std::string program = CHAPTERS "/19_many_machines";
const std::string small =
    " --units 6 --windows 96 --steps 8 --batch 32 --shards 8";

// Open MPI asks root for the first two; in a container, one rank may not read
// another's memory; and the sanitizers, where they watch, are told of MPI's own
// leaks.
const std::vector<std::string> environment = {
    "OMPI_ALLOW_RUN_AS_ROOT=1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1",
    "OMPI_MCA_btl_vader_single_copy_mechanism=none",
    "LSAN_OPTIONS=suppressions=" MPI_LEAKS ":print_suppressions=0"};

std::string mpirun(std::size_t ranks) {
  std::string before = "env";
  for (const auto& variable : environment) before += " " + variable;
  return before + " mpirun --quiet --oversubscribe -n " +
         std::to_string(ranks) + " ";
}

Result run(std::size_t ranks, const std::string& arguments) {
  return run_program(mpirun(ranks) + program, arguments);
}

// What a run says before its times, without the returns of mpirun's terminals.
std::string report(const Result& result) {
  auto text = result.out.substr(0, result.out.find("\nRanks: "));
  std::erase(text, '\r');
  return text;
}

void refused(const Result& result, int status, const std::string& words) {
  CHECK(result.status == status);
  CHECK(result.error == "19_many_machines: " + words + "\n");
}

}  // namespace

TEST_CASE("a rank that mpirun has started does what it does alone") {
  const TemporaryFolder folder;
  const auto file = [&](const char* name) {
    return (folder.path / name).string();
  };
  const auto alone =
      run_program(program, small + " --epochs 1 --checkpoint " + file("alone"));
  REQUIRE(alone.status == 0);
  const auto two = run(2, small + " --epochs 1 --checkpoint " + file("two"));
  CHECK(two.status == 0);
  CHECK(two.error.empty());
  CHECK(report(two) == report(alone));
  CHECK(read(file("two")) == read(file("alone")));
}

TEST_SUITE_BEGIN("program");

TEST_CASE("1, 2 and 4 ranks of any threads leave the bytes of one alone") {
  const TemporaryFolder folder;
  const auto file = (folder.path / "checkpoint").string();
  const auto arguments = small + " --epochs 3 --checkpoint " + file;
  const auto alone = run_program(program, arguments);
  REQUIRE(alone.status == 0);
  const auto bytes = read(file);
  REQUIRE(bytes.size() > 1000);
  for (const std::size_t ranks : {1u, 2u, 3u, 4u, 11u})
    for (const auto* threads : {" --threads 1", " --threads 3"}) {
      CAPTURE(ranks);
      CAPTURE(threads);
      std::filesystem::remove(file);
      const auto result = run(ranks, arguments + threads);
      CHECK(result.status == 0);
      CHECK(result.error.empty());
      CHECK(report(result) == report(alone));
      CHECK(read(file) == bytes);
    }
}

TEST_CASE("the number of shards is an option, and another one is another run") {
  const auto eight = run_program(program, small + " --epochs 1");
  const auto four = run_program(program, small + " --epochs 1 --shards 4");
  CHECK(report(eight) != report(four));
  CHECK(report(run(2, small + " --epochs 1 --shards 4")) == report(four));
}

// A rank is killed when some of the training is kept. mpirun ends the others.
TEST_CASE("a run whose rank was killed goes on, on other ranks, to its bytes") {
  const std::string task =
      " --units 6 --windows 2048 --steps 8 --batch 16 --shards 8 --epochs 200";
  const TemporaryFolder folder;
  const auto file = [&](const char* name) {
    return (folder.path / name).string();
  };
  const auto undisturbed =
      run_program(program, task + " --checkpoint " + file("expected"));
  REQUIRE(undisturbed.status == 0);

  for (const int victim : {0, 2}) {
    std::vector<std::string> command = {"/usr/bin/env"};
    for (const auto& variable : environment) command.push_back(variable);
    // Each rank leaves its number behind, for whoever is to end it.
    const std::string rank = "echo $$ > " + file("rank") +
                             "$OMPI_COMM_WORLD_RANK; exec " + program + task +
                             " --checkpoint " + file("kept") +
                             (victim > 0 ? " --resume " + file("kept") : "");
    for (const auto* word :
         {"mpirun", "--oversubscribe", "-n", "3", "sh", "-c"})
      command.push_back(word);
    command.push_back(rank);
    Process ranks(command, "/dev/null", file("error"));
    const auto first = read(file("kept"));
    REQUIRE(wait_until([&] {
      const auto kept = read(file("kept"));
      return !kept.empty() && kept != first;
    }));
    const auto id = std::stoi(read(file("rank") + std::to_string(victim)));
    REQUIRE(::kill(id, SIGKILL) == 0);
    const int status = ranks.wait();
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 128 + SIGKILL);
    const auto error = read(file("error"));
    const auto line =
        "mpirun noticed that process rank " + std::to_string(victim);
    CHECK(error.find(line) != std::string::npos);
    CHECK(error.find("exited on signal 9 (Killed).") != std::string::npos);
    CHECK(error.find("19_many_machines:") == std::string::npos);
  }

  for (const std::size_t ranks : {1u, 2u, 4u}) {
    CAPTURE(ranks);
    const auto last = run(ranks, task + " --resume " + file("kept") +
                                     " --checkpoint " + file("end"));
    CHECK(last.status == 0);
    CHECK(report(last) == report(undisturbed));
    CHECK(read(file("end")) == read(file("expected")));
  }
}

TEST_CASE("an interrupt of mpirun is told in one line, and nothing is lost") {
  const std::string task =
      " --units 6 --windows 256 --steps 8 --batch 16 --shards 8 --epochs "
      "100000";
  const TemporaryFolder folder;
  const auto file = [&](const char* name) {
    return (folder.path / name).string();
  };
  std::vector<std::string> command = {"/usr/bin/env"};
  for (const auto& variable : environment) command.push_back(variable);
  for (const auto* word : {"mpirun", "--quiet", "--oversubscribe", "-n", "3"})
    command.push_back(word);
  command.push_back(program);
  std::istringstream words(task + " --checkpoint " + file("kept"));
  for (std::string word; words >> word;) command.push_back(word);
  Process ranks(command, "/dev/null", file("error"));
  REQUIRE(wait_until([&] { return !read(file("kept")).empty(); }));
  ranks.end(SIGTERM);
  CHECK(read(file("error")) == "19_many_machines: interrupted\n");
  CHECK_FALSE(read(file("kept")).empty());
}

TEST_CASE("ranks with other options or another build end in one line") {
  const auto together = [&](const std::string& one, const std::string& other) {
    return run_program(mpirun(1) + program + one + " : -n 1 ", other);
  };
  refused(together(small, program + small + " --epochs 3"), 1,
          "rank 1 is about to train something else: its --epochs is 3, that "
          "of rank 0 is 10");
  refused(together(small, program + small + " --seed 2"), 1,
          "rank 1 is about to train something else: its --seed is 2, that of "
          "rank 0 is 1");
  const auto kernel = [&](const std::string& name) {
    return "env OPENBLAS_CORETYPE=" + name + " " + program + small;
  };
  const auto mixed = run_program(mpirun(1) + kernel("Haswell") + " : -n 1 ",
                                 kernel("Nehalem"));
  CHECK(mixed.status == 1);
  CHECK(
      mixed.error.starts_with("19_many_machines: rank 1 is about to train "
                              "something else: its kernel is OpenBLAS "));
  const TemporaryFolder folder;
  const auto other = (folder.path / "19_many_machines").string();
  std::filesystem::copy(program, other);
  std::ofstream(other, std::ios::app) << " ";
  const auto result = together(small, other + small);
  CHECK(result.status == 1);
  CHECK(
      result.error.starts_with("19_many_machines: rank 1 is about to train "
                               "something else: its program's own file is "));
  CHECK(result.error.find('\n') == result.error.size() - 1);
}

TEST_CASE("a mistake on the command line is told once, and so is help") {
  refused(run(3, "--batch none"), 2,
          "--batch: expected a whole number from 1 to 1000000, got none");
  const auto help = run(3, "--help");
  CHECK(help.status == 0);
  CHECK(help.error.empty());
  auto text = help.out;
  std::erase(text, '\r');
  CHECK(text == run_program(program, "--help").out);
  const auto mixed = run_program(mpirun(1) + program + small + " : -n 1 ",
                                 program + small + " --epochs none");
  CHECK(mixed.status != 0);  // that of the rank which is the first to end
  CHECK(mixed.error ==
        "19_many_machines: rank 1: --epochs: expected a whole number from 1 to "
        "100000, got none\n");
}

TEST_CASE("a rank that fails alone says so, and ends the others") {
  // Rank 0 alone looks at the file of a checkpoint.
  const TemporaryFolder folder;
  const auto file = (folder.path / "damaged").string();
  std::ofstream(file) << "damaged";
  const auto result = run(3, small + " --resume " + file);
  CHECK(result.status == 1);
  CHECK(result.error.starts_with("19_many_machines: cannot resume " + file));
  CHECK(result.error.find('\n') == result.error.size() - 1);
  // Rank 1 alone can make no folder for figures.
  std::ofstream(folder.path / "file") << "";
  const auto figures = " --figures " + (folder.path / "file").string();
  const auto other = run_program(mpirun(1) + program + small + " : -n 1 ",
                                 program + small + figures);
  CHECK(other.status == 1);
  CHECK(other.error.starts_with("19_many_machines: rank 1: "));
  CHECK(other.error.find('\n') == other.error.size() - 1);
}

TEST_CASE("a study is for one rank, and a network's name has no comma") {
  refused(run(2, "--study batches --most 1"), 1,
          "--study needs one rank, whose threads share it");
  refused(run_program(program, "--network a,b"), 1,
          "--network takes a text without a comma");
}

TEST_CASE("a program without MPI runs alone, and no ranks") {
  const auto alone = run_program(WITHOUT_MPI, small + " --epochs 1");
  CHECK(alone.status == 0);
  CHECK(report(alone) == report(run_program(program, small + " --epochs 1")));
  const auto result = run_program(mpirun(1) + WITHOUT_MPI, small);
  refused(result, 1,
          "mpirun has started this, and it was built without MPI (Debian's "
          "packages: libopenmpi-dev, openmpi-bin)");
}

TEST_SUITE_END();
