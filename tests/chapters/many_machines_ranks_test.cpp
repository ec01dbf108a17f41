// Chapter 19's program, and the ranks that mpirun starts: they do what one
// does.
#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <regex>

#include "bad_input.hpp"
#include "process.hpp"
#include "run_program.hpp"

namespace {

const std::string program = CHAPTERS "/19_many_machines";
const std::string small =
    " --units 6 --windows 96 --steps 8 --batch 32 --shards 8";

// Open MPI asks root for the first two; in a container, one rank may not read
// another's memory; and the sanitizers, where they watch, are told of MPI's own
// leaks, for which its modules must have names to the end.
const std::vector<std::string> environment = {
    "OMPI_ALLOW_RUN_AS_ROOT=1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1",
    "OMPI_MCA_btl_vader_single_copy_mechanism=none",
    "ASAN_OPTIONS=fast_unwind_on_malloc=0",
    "LSAN_OPTIONS=suppressions=" MPI_LEAKS ":print_suppressions=0"};

std::string mpirun(std::size_t ranks) {
  std::string before = "env";
  for (const auto& variable : environment) before += " " + variable;
  return before +
         " " MPIRUN " --quiet --oversubscribe -x LD_PRELOAD=" KEEP_MODULES
         " -n " +
         std::to_string(ranks) + " ";
}

Result run(std::size_t ranks, const std::string& arguments) {
  return run_program(mpirun(ranks) + program, arguments);
}

// What a run says up to its weights, without the returns of mpirun's terminals.
std::string report(const Result& result) {
  const auto weights = result.out.find("\nWeights: ");
  auto text = result.out.substr(0, result.out.find('\n', weights + 1));
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
  const auto four_shards = std::regex_replace(
      small + " --epochs 1", std::regex("--shards 8"), "--shards 4");
  const auto eight = run_program(program, small + " --epochs 1");
  const auto four = run_program(program, four_shards);
  // The line of the weights; the others tell of the shards themselves.
  const auto weights = [](const Result& result) {
    const auto text = report(result);
    return text.substr(text.rfind('\n'));
  };
  CHECK(weights(four).starts_with("\nWeights: "));
  CHECK(weights(four) != weights(eight));
  CHECK(report(run(2, four_shards)) == report(four));
}

namespace {

// Much is to do when the first checkpoint is there.
const std::string task =
    " --units 6 --windows 2048 --steps 8 --batch 16 --shards 8 --epochs ";
const std::string long_task = task + "200", endless_task = task + "100000";

// Three ranks that are at work, each of which has left its number behind.
class AtWork {
 public:
  explicit AtWork(const std::string& arguments = long_task) {
    std::vector<std::string> command = {"/usr/bin/env"};
    for (const auto& variable : environment) command.push_back(variable);
    // After an interrupt mpirun leaves its ranks some seconds, and not just
    // one.
    for (const auto* word : {MPIRUN, "--mca", "odls_base_sigkill_timeout", "5",
                             "--oversubscribe", "-n", "3", "sh", "-c"})
      command.push_back(word);
    command.push_back("echo $$ > " + file("rank") +
                      "$OMPI_COMM_WORLD_RANK; exec " + program + arguments +
                      " --checkpoint " + file("kept"));
    mpirun.emplace(command, "/dev/null", file("error"));
    REQUIRE(wait_until([&] { return !read(file("kept")).empty(); }));
  }
  std::string file(const char* name) const {
    return (folder.path / name).string();
  }
  int number_of(int rank) const {
    return std::stoi(read(file("rank") + std::to_string(rank)));
  }

  TemporaryFolder folder;
  std::optional<Process> mpirun;
};

// What a run that nobody disturbs leaves behind.
struct Undisturbed {
  Result result;
  std::string bytes;

  Undisturbed() {
    const TemporaryFolder folder;
    const auto file = (folder.path / "kept").string();
    result = run_program(program, long_task + " --checkpoint " + file);
    bytes = read(file);
  }
};

// Goes on with what was kept, on so many ranks.
void expect_same_end(const AtWork& work, std::size_t ranks,
                     const Undisturbed& undisturbed) {
  CAPTURE(ranks);
  const auto last = run(ranks, long_task + " --resume " + work.file("kept") +
                                   " --checkpoint " + work.file("end"));
  CHECK(last.status == 0);
  CHECK(last.error.empty());
  CHECK(report(last) == report(undisturbed.result));
  CHECK(read(work.file("end")) == undisturbed.bytes);
}

std::string in_one_line(std::string text) {
  return std::regex_replace(text, std::regex("\\s+"), " ");
}

}  // namespace

TEST_CASE("a run whose rank was killed goes on, on other ranks, to its bytes") {
  const Undisturbed undisturbed;
  REQUIRE(undisturbed.result.status == 0);
  for (const int victim : {0, 2}) {
    AtWork work;
    REQUIRE(::kill(work.number_of(victim), SIGKILL) == 0);
    const int status = work.mpirun->wait();
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 128 + SIGKILL);
    const auto error = in_one_line(read(work.file("error")));
    CHECK(error.find(" noticed that process rank " + std::to_string(victim)) !=
          std::string::npos);
    CHECK(error.find(" exited on signal 9 (Killed).") != std::string::npos);
    CHECK(error.find("19_many_machines:") == std::string::npos);
    for (const std::size_t ranks : {1u, 4u})
      expect_same_end(work, ranks, undisturbed);
  }
}

TEST_CASE("an interrupt is told in one line, and the run goes on from there") {
  const auto told = [](const AtWork& work) {
    const auto error = read(work.file("error"));
    const std::string line = "19_many_machines: interrupted\n";
    const auto place = error.find(line);
    CHECK(place != std::string::npos);
    CHECK(error.find("19_many_machines: ", place + 1) == std::string::npos);
  };
  // Of mpirun, which tells all ranks some seconds later.
  AtWork endless(endless_task);
  endless.mpirun->end(SIGTERM);
  told(endless);

  // Of a single rank.
  const Undisturbed undisturbed;
  AtWork work;
  REQUIRE(::kill(work.number_of(2), SIGTERM) == 0);
  CHECK(WEXITSTATUS(work.mpirun->wait()) == 130);
  told(work);
  expect_same_end(work, 2, undisturbed);
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

TEST_CASE("what rank 0 cannot read or write ends all, in one line") {
  const TemporaryFolder folder;
  const auto file = (folder.path / "damaged").string();
  std::ofstream(file) << "damaged";
  const auto refused_by = [](const Result& result, const std::string& begin) {
    CHECK(result.status == 1);
    CHECK(result.error.starts_with("19_many_machines: " + begin));
    CHECK(result.error.find('\n') == result.error.size() - 1);
  };
  refused_by(run(3, small + " --resume " + file), "cannot resume " + file);
  refused_by(run(3, small + " --figures " + file), "cannot draw into " + file);
  refused_by(run(3, small + " --times /none/times"), "cannot write /none");
  const auto kept = (folder.path / "kept").string();
  REQUIRE(run(2, small + " --epochs 1 --checkpoint " + kept).status == 0);
  refused_by(run(3, small + " --epochs 2 --resume " + kept),
             "cannot resume " + kept);
}

TEST_CASE("rank 0 alone draws, and no other needs the folder") {
  const TemporaryFolder folder;
  const auto file = (folder.path / "file").string();
  std::ofstream(file) << "no folder";
  const auto task = small + " --epochs 1";
  const auto together = run_program(mpirun(1) + program + task + " : -n 1 ",
                                    program + task + " --figures " + file);
  CHECK(together.status == 0);
  CHECK(together.error.empty());
  CHECK(read(file) == "no folder");
  const auto figures = (folder.path / "figures").string();
  CHECK(run(2, task + " --figures " + figures).status == 0);
  CHECK(folder.names_in(figures).contains("19-ranks.svg"));
}

TEST_CASE("a study is for one rank") {
  refused(run(2, "--study batches --most 1"), 1,
          "--study needs one rank, whose threads share it");
}

TEST_CASE("a program without MPI runs alone, and no ranks") {
  const auto alone = run_program(WITHOUT_MPI, small + " --epochs 1");
  CHECK(alone.status == 0);
  const auto expected = report(run_program(program, small + " --epochs 1"));
  CHECK(report(alone) == expected);
  const auto one = run_program(mpirun(1) + WITHOUT_MPI, small + " --epochs 1");
  CHECK(one.status == 0);
  CHECK(report(one) == expected);
  refused(run_program(mpirun(3) + WITHOUT_MPI, small), 1,
          "mpirun has started 3 ranks, but the MPI of this program (none; "
          "Debian's packages are libopenmpi-dev and openmpi-bin) finds 1");
}

TEST_SUITE_END();
