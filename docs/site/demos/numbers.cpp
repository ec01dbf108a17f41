// Runs demonstrations from standard input, a line each: `belt f=1,0.5 i=1,1`.
// A line that begins with + goes on with the one before. Prints all numbers.
#include <fmt/core.h>
#include <fmt/ranges.h>

#include <iostream>
#include <sstream>
#include <stdexcept>

#include "demonstration.hpp"

using demos::Values;

static std::vector<double> numbers(const std::string& text) {
  std::istringstream in(text);
  std::vector<double> all;
  for (std::string one; std::getline(in, one, ',');)
    all.push_back(std::stod(one));
  return all;
}

static Values settings(std::istringstream words) {
  Values values;
  for (std::string word; words >> word;) {
    const auto equals = word.find('=');
    values[word.substr(0, equals)] = numbers(word.substr(equals + 1));
  }
  return values;
}

int main() try {
  demos::Demonstration demonstration;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string name;
    words >> name;
    if (name != "+") demonstration = demos::demonstration(name);
    for (const auto& [key, all] : demonstration(settings(std::move(words))))
      fmt::print("{} {:.9g}\n", key, fmt::join(all, " "));
  }
} catch (const std::exception& error) {
  fmt::print(stderr, "demo_numbers: {}\n", error.what());
  return 1;
}
