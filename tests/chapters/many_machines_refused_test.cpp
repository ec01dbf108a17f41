// What chapter 19's program refuses, by itself and on the ranks that mpirun
// starts: in one line, which one of them tells.
#include <doctest/doctest.h>

#include "many_machines_program.hpp"

TEST_SUITE_BEGIN("program");

TEST_CASE("ranks with other options or another build end in one line") {
  const auto together = [&](const std::string& one, const std::string& other) {
    return run_program(mpirun(1) + chapter_19 + one + " : -n 1 ", other);
  };
  refused(together(small, chapter_19 + small + " --epochs 3"), 1,
          "rank 1 trains something else: its --epochs is 3, that "
          "of rank 0 is 10");
  refused(together(small, chapter_19 + small + " --seed 2"), 1,
          "rank 1 trains something else: its --seed is 2, that of "
          "rank 0 is 1");
  const auto kernel = [&](const std::string& name) {
    return "env OPENBLAS_CORETYPE=" + name + " " + chapter_19 + small;
  };
  const auto mixed = run_program(mpirun(1) + kernel("Haswell") + " : -n 1 ",
                                 kernel("Nehalem"));
  CHECK(mixed.status == 1);
  CHECK(
      mixed.error.starts_with("19_many_machines: rank 1 trains something else: "
                              "its kernel is OpenBLAS "));
  const TemporaryFolder folder;
  const auto other = (folder.path / "19_many_machines").string();
  std::filesystem::copy(chapter_19, other);
  std::ofstream(other, std::ios::app) << " ";
  const auto result = together(small, other + small);
  CHECK(result.status == 1);
  CHECK(
      result.error.starts_with("19_many_machines: rank 1 trains something "
                               "else: its program's own file is "));
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
  CHECK(text == run_program(chapter_19, "--help").out);
  const auto mixed = run_program(mpirun(1) + chapter_19 + small + " : -n 1 ",
                                 chapter_19 + small + " --epochs none");
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

// The sanitizers take more memory than there is.
TEST_CASE("a rank that fails alone says which it is, and ends the others") {
  const std::string scarce = "ulimit -v 700000; ";
  if (run_program("sh", "-c '" + scarce + chapter_19 + " --help'").status != 0)
    return;
  const auto large = " --units 2000 --windows 4 --steps 4 --shards 2";
  const auto together =
      run_program(mpirun(1) + chapter_19 + large + " : -n 1 ",
                  "sh -c '" + scarce + "exec " + chapter_19 + large + "'");
  refused(together, 1, "rank 1: there is not enough memory for this task");
}

TEST_CASE("a time that was not measured, or not asked for, is refused") {
  const TemporaryFolder folder;
  const auto file = (folder.path / "times").string();
  const auto kept = (folder.path / "kept").string();
  const auto task = small + " --epochs 1 --checkpoint " + kept;
  REQUIRE(run_program(chapter_19, task).status == 0);
  for (const std::size_t ranks : {1u, 2u})
    refused(run(ranks, task + " --resume " + kept + " --times " + file), 1,
            "--times needs a step of training");
  CHECK_FALSE(std::filesystem::exists(file));
  const auto both = run_program(chapter_19, "--study batches --times " + file);
  refused(both, 2, "two options exclude each other (--times excludes --study)");
}

TEST_CASE("a study is for one rank") {
  refused(run(2, "--study batches --most 1"), 1,
          "--study needs one rank, whose threads share it");
}

TEST_CASE("a program without MPI is no rank among several") {
  refused(run_program(mpirun(3) + WITHOUT_MPI, small), 1,
          "mpirun has started 3 ranks, but the MPI of this program (none; "
          "Debian's packages are libopenmpi-dev and openmpi-bin) finds 1");
}

TEST_SUITE_END();
