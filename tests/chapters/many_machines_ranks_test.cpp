// Chapter 19's program, and the ranks that mpirun starts: they do what one
// does.
#include <doctest/doctest.h>

#include <optional>
#include <regex>

#include "many_machines_program.hpp"
#include "process.hpp"

TEST_CASE("a rank that mpirun has started does what it does alone") {
  const TemporaryFolder folder;
  const auto file = [&](const char* name) {
    return (folder.path / name).string();
  };
  const auto alone = run_program(
      chapter_19, small + " --epochs 1 --checkpoint " + file("alone"));
  REQUIRE(alone.status == 0);
  const auto two = run(2, small + " --epochs 1 --checkpoint " + file("two"));
  CHECK(two.status == 0);
  CHECK(two.error.empty());
  CHECK(report(two) == report(alone));
  CHECK(read(file("two")) == read(file("alone")));
}

TEST_SUITE_BEGIN("program");

TEST_CASE("ranks of any number and any threads leave the bytes of one alone") {
  const TemporaryFolder folder;
  const auto file = (folder.path / "checkpoint").string();
  const auto arguments = small + " --epochs 3 --checkpoint " + file;
  const auto alone = run_program(chapter_19, arguments);
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
  const auto eight = run_program(chapter_19, small + " --epochs 1");
  const auto four = run_program(chapter_19, four_shards);
  // The line of the weights; the others tell of the shards themselves.
  const auto weights = [](const Result& result) {
    const auto text = report(result);
    return text.substr(text.rfind('\n'));
  };
  CHECK(weights(four).starts_with("\nWeights: "));
  CHECK(weights(four) != weights(eight));
  CHECK(report(run(2, four_shards)) == report(four));
}

TEST_CASE("more windows in a batch or shards than there are count as all") {
  const TemporaryFolder folder;
  const auto file = (folder.path / "times").string();
  const auto result = run_program(
      chapter_19,
      "--units 6 --windows 96 --steps 8 --batch 1000 --shards 5000 --epochs 3 "
      "--times " +
          file);
  CHECK(result.status == 0);
  CHECK(result.out.find("in batches of 96, cut into 96 shards\n") !=
        std::string::npos);
  CHECK(read(file).find("\nmemory,1,6,96,96,") != std::string::npos);
}

namespace {

// Much is to do when the first checkpoint is there.
const std::string task =
    " --units 6 --windows 2048 --steps 8 --batch 64 --shards 8 --epochs ";
const std::string long_task = task + "200", endless_task = task + "100000";

// Three ranks that are at work, each of which has left its number behind.
class AtWork {
 public:
  // mpirun leaves its ranks so many seconds when it ends them.
  explicit AtWork(const char* seconds,
                  const std::string& arguments = long_task) {
    std::vector<std::string> command = {"/usr/bin/env"};
    for (const auto& variable : environment) command.push_back(variable);
    for (const auto* word : {MPIRUN, "--mca", "odls_base_sigkill_timeout",
                             seconds, "--oversubscribe", "-n", "3", "sh", "-c"})
      command.push_back(word);
    command.push_back("echo $$ > " + file("rank") +
                      "$OMPI_COMM_WORLD_RANK; exec " + chapter_19 + arguments +
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
    result = run_program(chapter_19, long_task + " --checkpoint " + file);
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
    AtWork work("1");
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
  AtWork endless("5", endless_task);
  endless.mpirun->end(SIGTERM);
  told(endless);

  // Of a single rank.
  const Undisturbed undisturbed;
  AtWork work("5");
  REQUIRE(::kill(work.number_of(2), SIGTERM) == 0);
  CHECK(WEXITSTATUS(work.mpirun->wait()) == 130);
  told(work);
  expect_same_end(work, 2, undisturbed);
}

TEST_CASE("a program without MPI runs alone, and as a single rank") {
  const auto alone = run_program(WITHOUT_MPI, small + " --epochs 1");
  CHECK(alone.status == 0);
  const auto expected = report(run_program(chapter_19, small + " --epochs 1"));
  CHECK(report(alone) == expected);
  const auto one = run_program(mpirun(1) + WITHOUT_MPI, small + " --epochs 1");
  CHECK(one.status == 0);
  CHECK(report(one) == expected);
}

TEST_CASE("rank 0 alone draws, and no other needs the folder") {
  const TemporaryFolder folder;
  const auto file = (folder.path / "file").string();
  std::ofstream(file) << "no folder";
  const auto once = small + " --epochs 1";
  const auto together = run_program(mpirun(1) + chapter_19 + once + " : -n 1 ",
                                    chapter_19 + once + " --figures " + file);
  CHECK(together.status == 0);
  CHECK(together.error.empty());
  CHECK(read(file) == "no folder");
  const auto figures = (folder.path / "figures").string();
  CHECK(run(2, once + " --figures " + figures).status == 0);
  CHECK(folder.names_in(figures).contains("19-ranks.svg"));
}

TEST_SUITE_END();
