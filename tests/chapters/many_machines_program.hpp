#pragma once
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "run_program.hpp"

// Chapter 19's program, and how mpirun starts its ranks.

inline const std::string chapter_19 = CHAPTERS "/19_many_machines";
inline const std::string small =
    " --units 6 --windows 96 --steps 8 --batch 32 --shards 8";

// Open MPI asks root for the first two; in a container, one rank may not read
// another's memory; and the sanitizers, where they watch, are told of MPI's own
// leaks, for which its modules must have names to the end.
inline const std::vector<std::string> environment = {
    "OMPI_ALLOW_RUN_AS_ROOT=1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1",
    "OMPI_MCA_btl_vader_single_copy_mechanism=none",
    "ASAN_OPTIONS=fast_unwind_on_malloc=0",
    "LSAN_OPTIONS=suppressions=" MPI_LEAKS ":print_suppressions=0"};

inline std::string mpirun(std::size_t ranks) {
  std::string before = "env";
  for (const auto& variable : environment) before += " " + variable;
  return before +
         " " MPIRUN " --quiet --oversubscribe -x LD_PRELOAD=" KEEP_MODULES
         " -n " +
         std::to_string(ranks) + " ";
}

inline Result run(std::size_t ranks, const std::string& arguments) {
  return run_program(mpirun(ranks) + chapter_19, arguments);
}

// What a run says up to its weights, without the returns of mpirun's terminals.
inline std::string report(const Result& result) {
  const auto weights = result.out.find("\nWeights: ");
  auto text = result.out.substr(0, result.out.find('\n', weights + 1));
  std::erase(text, '\r');
  return text;
}

inline void refused(const Result& result, int status,
                    const std::string& words) {
  CHECK(result.status == status);
  CHECK(result.error == "19_many_machines: " + words + "\n");
}
