#include "trained.hpp"

#include <fmt/core.h>

#include <cmath>
#include <sstream>
#include <stdexcept>

namespace demos {

std::vector<double> whole_numbers(const Values& settings,
                                  const std::string& name, double highest,
                                  std::size_t longest) {
  auto numbers = list(settings, name, longest);
  for (const double number : numbers)
    if (!(0 <= number && number <= highest) || number != std::floor(number))
      throw std::invalid_argument(
          fmt::format("{} has {}, expected whole numbers from 0 to {}", name,
                      number, highest));
  return numbers;
}

std::string text(const Values& settings, const std::string& name,
                 std::size_t longest) {
  std::string bytes;
  for (const double byte : whole_numbers(settings, name, 255, longest))
    bytes += static_cast<char>(static_cast<unsigned char>(byte));
  return bytes;
}

std::vector<double> bytes(const Words& words) {
  std::vector<double> all;
  for (const auto& word : words) {
    if (!all.empty()) all.push_back('\n');
    for (const char c : word) all.push_back(static_cast<unsigned char>(c));
  }
  return all;
}

Words lines(const std::string& text) {
  std::istringstream in(text);
  Words all;
  for (std::string line; std::getline(in, line);) all.push_back(line);
  return all;
}

void set_weights(const lstm::Parameters<float>& parameters,
                 const Values& settings) {
  const auto weights = list(settings, "weights", 100'000'000);
  if (weights.size() != lstm::count(parameters))
    throw std::invalid_argument(
        fmt::format("weights has {} numbers, expected {}", weights.size(),
                    lstm::count(parameters)));
  auto weight = weights.begin();
  for (auto* parameter : parameters)
    for (float& w : parameter->value) w = static_cast<float>(*weight++);
}

}  // namespace demos
