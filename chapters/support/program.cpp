#include "support/program.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <new>

#include "support/blas_kernel.hpp"
#include "support/interrupt.hpp"

namespace support {

// Some of CLI11's messages have a second line; the first one says it all.
static std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

static int complain(const Options& options, int status,
                    const std::string& problem) {
  std::fflush(stdout);
  fmt::print(stderr, "{}: {}\n", options.app->get_name(), first_line(problem));
  return status;
}

// #region run
int run(Options& options, int argc, char** argv,
        const std::function<void()>& chapter) try {
  options.parse(argc, argv);
  use_fast_kernel();
  note_interrupts();
  options.open_figures();
  chapter();
  if (std::fflush(stdout) != 0 || std::ferror(stdout))
    return complain(options, 1, "cannot write the report");
  return 0;
} catch (const CLI::CallForHelp&) {
  fmt::print("{}", options.app->help());
  return 0;
} catch (const CLI::ParseError& error) {
  return complain(options, 2, error.what());
} catch (const std::bad_alloc&) {
  return complain(options, 1, "there is not enough memory for this task");
} catch (const std::exception& error) {
  // After Ctrl-C, what failed may be gnuplot, which Ctrl-C has reached as well.
  return complain(options, interrupted() ? 130 : 1, error.what());
}
// #endregion

}  // namespace support
