#include "demonstration.hpp"

#include <fmt/core.h>

#include <cmath>
#include <stdexcept>

#include "demonstrations.hpp"

namespace demos {

Demonstration demonstration(const std::string& name) {
  static const std::map<std::string, Demonstration (*)()> makers = {
      {"belt", [] { return Demonstration(belt); }},
      {"forget", [] { return Demonstration(forget); }},
      {"input", [] { return Demonstration(input); }},
      {"output", [] { return Demonstration(output); }},
      {"cell", [] { return Demonstration(cell); }},
      {"check", check},
      {"classify", classify},
      {"gradient", [] { return Demonstration(gradient); }},
      {"kinds", kinds},
      {"language", language},
      {"memory", memory},
      {"overfit", overfit},
      {"prices", prices},
      {"race", [] { return Demonstration(race); }},
      {"sine", sine},
      {"speech", speech},
      {"translate", translate},
      {"weather", weather},
  };
  const auto maker = makers.find(name);
  if (maker == makers.end())
    throw std::invalid_argument(
        fmt::format("there is no demonstration \"{}\"", name));
  return maker->second();
}

std::vector<double> list(const Values& settings, const std::string& name,
                         std::size_t longest) {
  const auto found = settings.find(name);
  if (found == settings.end() || found->second.empty())
    throw std::invalid_argument(fmt::format("{} is not set", name));
  if (found->second.size() > longest)
    throw std::invalid_argument(fmt::format(
        "{} has {} numbers, at most {}", name, found->second.size(), longest));
  return found->second;
}

double number(const Values& settings, const std::string& name, double low,
              double high) {
  const double value = list(settings, name, 1).front();
  if (!(low <= value && value <= high))
    throw std::invalid_argument(
        fmt::format("{} is {}, expected {} to {}", name, value, low, high));
  return value;
}

std::size_t count(const Values& settings, const std::string& name,
                  std::size_t low, std::size_t high) {
  const double value = number(settings, name, static_cast<double>(low),
                              static_cast<double>(high));
  if (value != std::floor(value))
    throw std::invalid_argument(
        fmt::format("{} is {}, expected a whole number", name, value));
  return static_cast<std::size_t>(value);
}

}  // namespace demos
