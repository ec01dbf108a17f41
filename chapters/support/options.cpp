#include "support/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <limits>
#include <thread>

namespace support {

// #region check
// Every number is read whole, sign and tail included, so that -1, 1e3 and nan
// are refused with the range that was expected.
template <class Number>
static CLI::Validator between(Number low, Number high,
                              const std::string& expected) {
  const auto check = [=](const std::string& text) -> std::string {
    Number number{};
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error == std::errc() && stop == end && low <= number && number <= high)
      return {};
    return fmt::format("expected {}, got {}", expected,
                       text.empty() ? "nothing" : text);
  };
  return CLI::Validator(check, "");
}
// #endregion

static CLI::Validator named(const std::string& what) {
  const auto check = [=](const std::string& text) -> std::string {
    if (!text.empty()) return {};
    return fmt::format("expected the name of {}, got nothing", what);
  };
  return CLI::Validator(check, "");
}

Options::Options(std::string program, const std::string& summary)
    : app(std::make_unique<CLI::App>(summary, std::move(program))) {
  app->get_formatter()->column_width(28);
  app->add_option("--seed", seed, "where the chances start from")
      ->check(
          between<std::uint64_t>(0, UINT64_MAX, "a whole number below 2^64"))
      ->type_name("N")
      ->capture_default_str();
  app->add_option("--figures", folder_name_,
                  "draw the figures into this folder")
      ->check(named("a folder"))
      ->type_name("DIR");
  app->add_flag("--quick", quick, "a smaller task that is done in seconds");
}

Options::~Options() = default;

// #region whole
void Options::whole(const std::string& name, std::size_t& value, Range range,
                    const std::string& meaning) {
  const auto expected =
      fmt::format("a whole number from {} to {}", range.low, range.high);
  auto* option = app->add_option(name, value, meaning)
                     ->check(between(range.low, range.high, expected))
                     ->type_name("N")
                     ->capture_default_str();
  make_quick_.push_back([&value, option, range] {
    if (option->count() == 0) value = range.quick;
  });
}
// #endregion

void Options::word(const std::string& name, std::string& value,
                   const std::vector<std::string>& words,
                   const std::string& meaning) {
  app->add_option(name, value, meaning)
      ->check(CLI::IsMember(words).description(""))
      ->type_name("NAME")
      ->capture_default_str();
}

void Options::positive(const std::string& name, double& value, double high,
                       const std::string& meaning) {
  const auto expected = fmt::format("a number above 0, at most {}", high);
  app->add_option(name, value, meaning)
      ->check(between(std::numeric_limits<double>::min(), high, expected))
      ->type_name("X")
      ->capture_default_str();
}

void Options::file(const std::string& name, std::string& value,
                   const std::string& meaning) {
  app->add_option(name, value, meaning)
      ->check(named("a file"))
      ->type_name("FILE");
}

void Options::not_both(const std::string& one, const std::string& other) {
  app->get_option(one)->excludes(app->get_option(other));
}

void Options::share_work() {
  threads = 0;
  whole("--threads", threads, {0, 256, 0},
        "threads that share the work; 0: one for each processor");
}

void Options::open_figures() {
  if (!folder_name_.empty()) folder_.emplace(folder_name_);
}

// #region parse
void Options::parse(int argc, char** argv) {
  app->allow_extras();  // they are told below, in their own order
  app->parse(argc, argv);
  if (const auto rest = app->remaining(); !rest.empty())
    throw CLI::ParseError(
        fmt::format("{}: not an option, --help lists them", rest.front()), 2);
  if (quick)
    for (const auto& make : make_quick_) make();
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
}
// #endregion

}  // namespace support
