// What the programs say that they are made of, beside what CMake found.
#include <doctest/doctest.h>

#include <regex>

#include "run_program.hpp"
#include "support/blas_kernel.hpp"

namespace {

namespace fs = std::filesystem;

bool found(const std::string& text, const std::string& form) {
  return std::regex_search(text, std::regex(form));
}

}  // namespace

TEST_CASE("every chapter says what it is made of, and does nothing else") {
  int chapters = 0;
  for (const auto& entry : fs::directory_iterator(CHAPTERS)) {
    const auto name = entry.path().filename().string();
    if (!found(name, "^\\d\\d_[a-z_]+$")) continue;
    ++chapters;
    const auto result =
        run_program(entry.path().string(), "--version --figures /nowhere");
    const auto& out = result.out;
    CAPTURE(out);
    CHECK(result.status == 0);
    CHECK(result.error.empty());
    CHECK(out.starts_with(name + "\nversion " BOOK_VERSION ", "));
    CHECK(found(out, "(gcc|clang) " COMPILER_VERSION "( |\n)"));
    CHECK(found(out,
                "for (native|x86-64-v3|baseline) processors: [a-z0-9+:_]+, "
                "registers of (2|4|8|16) floats; \\d+ threads\n"));
    CHECK(out.find(LIBRARIES) != std::string::npos);
    CHECK(found(out, "OpenBLAS \\d+\\.\\d+\\.\\d+ \\([A-Za-z0-9]+\\)\n$"));
  }
  CHECK(chapters == 19);
}

TEST_CASE("the kernel in a program's version is the one that it uses") {
  const auto kernel = [](const std::string& variable) {
    return run_program(CHAPTERS "/01_cell_state", "--version", variable).out;
  };
#if defined(__x86_64__)
  CHECK(kernel("OPENBLAS_CORETYPE=Nehalem").find("(Nehalem)") !=
        std::string::npos);
#endif
  const auto slow = kernel("env -u OPENBLAS_CORETYPE LD_PRELOAD=" SLOW_BLAS);
  CHECK(support::cpu_features().avx2 ==
        (slow.find("(Prescott)") == std::string::npos));
}

TEST_CASE("the weaver says its version") {
  const auto [status, out, error] = run_program(WEAVE, "--version");
  CHECK(status == 0);
  CHECK(error.empty());
  CHECK(found(out, "^weave\nversion " BOOK_VERSION ", cmark \\d"));
}
