#include "support/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <limits>
#include <thread>
#include <type_traits>

namespace support {

// The numbers that an option takes, and how they are told.
template <class Number>
struct Interval {
  Number low, high;
  std::string words;
};

// #region add_number
// A number is read whole, sign and tail included, so that -1, 1e3, 0x10 and nan
// are refused. What was checked is what is kept: CLI11 would read 010 as 8.
template <class Number>
static CLI::Option* add_number(CLI::App& app, const std::string& name,
                               Number& value, const Interval<Number>& interval,
                               const std::string& meaning) {
  const auto read = [name, &value, interval](const std::string& text) {
    Number number{};
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end ||
        !(interval.low <= number && number <= interval.high))
      throw CLI::ValidationError(
          name, fmt::format("expected {}, got {}", interval.words,
                            text.empty() ? "nothing" : text));
    value = number;
  };
  return app.add_option_function<std::string>(name, read, meaning)
      ->type_name(std::is_integral_v<Number> ? "N" : "X")
      ->default_str(fmt::format("{}", value));
}
// #endregion

static CLI::Validator some(const std::string& what) {
  const auto check = [=](const std::string& text) -> std::string {
    if (!text.empty()) return {};
    return fmt::format("expected {}, got nothing", what);
  };
  return CLI::Validator(check, "");
}

Options::Options(std::string program, const std::string& summary)
    : app(std::make_unique<CLI::App>(summary, std::move(program))) {
  app->get_formatter()->column_width(28);
  add_number(*app, "--seed", seed, {0, UINT64_MAX, "a whole number below 2^64"},
             "where the chances start from");
  values_["--seed"] = [this] { return fmt::to_string(seed); };
  app->add_option("--figures", folder_name_,
                  "draw the figures into this folder")
      ->check(some("the name of a folder"))
      ->type_name("DIR");
  app->add_flag("--quick", quick, "a smaller task that is done in seconds");
  app->set_version_flag("--version", "", "print what the program is made of");
}

Options::~Options() = default;

// #region whole
void Options::whole(const std::string& name, std::size_t& value, Range range,
                    const std::string& meaning) {
  const auto words =
      fmt::format("a whole number from {} to {}", range.low, range.high);
  auto* option =
      add_number(*app, name, value, {range.low, range.high, words}, meaning);
  if (value < range.low) option->default_str("");
  make_quick_.push_back([&value, option, range] {
    if (option->count() == 0) value = range.quick;
  });
  values_[name] = [&value] { return fmt::to_string(value); };
}
// #endregion

void Options::word(const std::string& name, std::string& value,
                   const std::vector<std::string>& words,
                   const std::string& meaning) {
  const auto check = [=](const std::string& text) -> std::string {
    if (std::ranges::find(words, text) != words.end()) return {};
    return fmt::format("expected one of {}, got {}", fmt::join(words, ", "),
                       text.empty() ? "nothing" : text);
  };
  app->add_option(name, value, meaning)
      ->check(CLI::Validator(check, ""))
      ->type_name("NAME")
      ->capture_default_str();
  values_[name] = [&value] { return value; };
}

void Options::positive(const std::string& name, double& value, double high,
                       const std::string& meaning) {
  constexpr double low = std::numeric_limits<float>::min();
  const auto words = fmt::format("a number above 0, at most {}", high);
  add_number(*app, name, value, {low, high, words}, meaning);
  values_[name] = [&value] { return fmt::to_string(value); };
}

void Options::file(const std::string& name, std::string& value,
                   const std::string& meaning) {
  app->add_option(name, value, meaning)
      ->check(some("the name of a file"))
      ->type_name("FILE");
}

void Options::folder(const std::string& name, std::string& value,
                     const std::string& meaning) {
  app->add_option(name, value, meaning)
      ->check(some("the name of a folder"))
      ->type_name("DIR");
}

void Options::text(const std::string& name, std::string& value,
                   const std::string& meaning) {
  app->add_option(name, value, meaning)
      ->check(some("a text"))
      ->type_name("TEXT");
}

void Options::not_both(const std::string& one, const std::string& other) {
  app->get_option(one)->excludes(app->get_option(other));
}

void Options::share_work(std::size_t threads_) {
  threads = threads_;
  whole("--threads", threads, {0, 256, threads_},
        "threads that share the work; 0: one for each processor");
  values_.erase("--threads");  // no number depends on it
}

void Options::keep_runs() {
  file("--checkpoint", checkpoint,
       "keep here how far the run has come, so that it can go on");
  file("--resume", resume, "go on from there");
}

void Options::depend_on(const std::string& name, std::uint64_t value) {
  values_[name] = [value] { return fmt::format("{:016x}", value); };
}

lstm::Facts Options::facts() const {
  lstm::Facts facts = {{"program", app->get_name()}};
  for (const auto& [name, value] : values_) facts[name] = value();
  return facts;
}

void Options::open_figures() {
  if (draws_ && !folder_name_.empty()) folder_.emplace(folder_name_);
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
