#include "support/program.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <new>
#include <stdexcept>

#include "support/about.hpp"
#include "support/blas_kernel.hpp"
#include "support/interrupt.hpp"

namespace support {

static constexpr auto lost = "cannot write the report";

// Some of CLI11's messages have a second line; the first one says it all.
static std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

// What is wrong with a command line. Where CLI11 found it, its words come
// behind ours.
static std::string in_words(const CLI::ParseError& error) {
  const auto words = first_line(error.what());
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error))
    return fmt::format("an option lacks its value ({})", words);
  if (dynamic_cast<const CLI::ExcludesError*>(&error))
    return fmt::format("two options exclude each other ({})", words);
  return words;
}

// fmt does not say which file it could not write.
static std::string reason(const std::exception& error) {
  return std::ferror(stdout) != 0 ? lost : error.what();
}

static bool written() {
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
}

void flush_report() {
  if (!written()) throw std::runtime_error(lost);
}

static Outcome finish() {
  return written() ? Outcome{0, ""} : Outcome{1, lost};
}

// #region run
Outcome attempt(Options& options, int argc, char** argv,
                const std::function<void()>& chapter) try {
  options.parse(argc, argv);
  use_fast_kernel();
  note_interrupts();
  options.open_figures();
  chapter();
  return finish();
} catch (const CLI::CallForHelp&) {
  std::fputs(options.app->help().c_str(), stdout);
  return finish();
} catch (const CLI::CallForVersion&) {
  use_fast_kernel();
  fmt::print("{}\n{}", options.app->get_name(), made_of());
  return finish();
} catch (const CLI::ParseError& error) {
  return {2, in_words(error)};
} catch (const std::bad_alloc&) {
  return {1, "there is not enough memory for this task"};
} catch (const std::exception& error) {
  // After Ctrl-C, what failed may be gnuplot, which Ctrl-C has reached as well.
  return {interrupted() ? 130 : 1, reason(error)};
}
// #endregion

// Where standard error cannot be written either, the status alone tells.
int tell(const Options& options, const Outcome& outcome) {
  std::fflush(stdout);
  if (outcome.problem.empty()) return outcome.status;
  const auto line = fmt::format("{}: {}\n", options.app->get_name(),
                                first_line(outcome.problem));
  std::fputs(line.c_str(), stderr);
  return outcome.status;
}

int run(Options& options, int argc, char** argv,
        const std::function<void()>& chapter) {
  return tell(options, attempt(options, argc, argv, chapter));
}

}  // namespace support
