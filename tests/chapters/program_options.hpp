#pragma once
#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "run_program.hpp"

// The options of a program, read from the program itself, so that a new option
// is tried without anyone's remembering it.

/// An option as --help shows it. `kind` is N for a whole number, X for any
/// number, NAME for a word, FILE, DIR, TEXT, or empty for a flag; `preset` is
/// the value without the option, empty where there is none; `excluded` are the
/// options that must not stand beside it. `values` are some that it takes, the
/// smallest first: two numbers or all words; none for a file, a folder and a
/// flag.
struct ProgramOption {
  std::string name, kind, preset;
  std::vector<std::string> excluded = {}, values = {};

  bool excludes(const std::string& other) const {
    return std::ranges::find(excluded, other) != excluded.end();
  }
};

/// The smallest whole number of a range, and a large one: twice the preset,
/// but at most twenty times the smallest, so that no run takes long: units so
/// many fill more registers than one. Where there is no preset it is those
/// twenty. From 0 to 2^64 - 1 those are the two.
inline std::vector<std::string> some_whole(const std::smatch& range,
                                           const std::string& preset) {
  if (!range[1].matched) return {"0", "18446744073709551615"};
  const std::uint64_t low = std::stoull(range[1]), high = std::stoull(range[2]);
  const auto twice = preset.empty()
                         ? high
                         : 2 * std::max<std::uint64_t>(std::stoull(preset), 1);
  const auto twenty = 20 * std::max<std::uint64_t>(low, 1);
  return {range[1],
          std::to_string(std::max(low, std::min({twice, twenty, high})))};
}

/// Gives an option a value that it does not take, and reads in its answer
/// which ones it does take.
inline std::vector<std::string> some_values(const std::string& program,
                                            const ProgramOption& option) {
  const auto answer = run_program(program, option.name + "=?").error;
  std::smatch part;
  const auto tells = [&](const char* words) {
    return std::regex_search(answer, part, std::regex(words));
  };
  if (option.kind == "N" &&
      tells("a whole number (?:from (\\d+) to (\\d+)|below 2\\^64), got"))
    return some_whole(part, option.preset);
  // A little more than the smallest float that has all its digits.
  if (option.kind == "X" && tells("a number above 0, at most (\\S+), got"))
    return {"1.2e-38", fmt::format("{}", std::min(2 * std::stod(option.preset),
                                                  std::stod(part[1])))};
  if (option.kind == "NAME" && tells("expected one of (.*), got")) {
    const std::regex comma(", ");
    const std::string words = part[1];
    return {std::sregex_token_iterator(words.begin(), words.end(), comma, -1),
            {}};
  }
  throw std::runtime_error(fmt::format("no value is known for {} {}: {}",
                                       option.name, option.kind, answer));
}

inline std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), {}};
}

/// All options of a program as --help lists them, without their values; but for
/// --help itself and --version, which are there for all programs. Some releases
/// of CLI11 write `--seed N=1`, some `--seed N [1]`.
inline std::vector<ProgramOption> listed_options(const std::string& program) {
  const auto help = run_program(program, "--help").out;
  const std::regex form(
      "\n +(?:-[a-zA-Z], *)?(--[a-z-]+)(?: ([A-Z]+)(?:(?:=| \\[)([^\\s\\]]+)"
      "\\]?)?)?(?: Excludes:((?: --[a-z-]+)+))?");
  std::vector<ProgramOption> options;
  for (std::sregex_iterator k(help.begin(), help.end(), form), end; k != end;
       ++k)
    if ((*k)[1] != "--help" && (*k)[1] != "--version")
      options.push_back({(*k)[1], (*k)[2], (*k)[3], words((*k)[4])});
  return options;
}

/// Those options, each with some values that it takes.
inline std::vector<ProgramOption> options_of(const std::string& program) {
  auto options = listed_options(program);
  for (auto& option : options)
    if (option.kind == "N" || option.kind == "X" || option.kind == "NAME")
      option.values = some_values(program, option);
  return options;
}

/// The options in one notation: `--seed N=1`, `--save FILE`, `--quick`.
inline std::vector<std::string> option_names(const std::string& program) {
  std::vector<std::string> names;
  for (const auto& option : listed_options(program)) {
    auto name = option.name;
    if (!option.kind.empty()) name += " " + option.kind;
    if (!option.preset.empty()) name += "=" + option.preset;
    names.push_back(name);
  }
  return names;
}

/// The arguments that give every option with values its smallest one, but for
/// the option `but` and those that exclude it, and for words that need not be
/// said: an option may exclude them.
inline std::string smallest(const std::vector<ProgramOption>& options,
                            const std::string& but = "") {
  std::string arguments;
  for (const auto& option : options)
    if (!option.values.empty() && option.name != but && !option.excludes(but) &&
        !(option.kind == "NAME" && option.values.front() == option.preset))
      arguments += fmt::format(" {}={}", option.name, option.values.front());
  return arguments;
}
