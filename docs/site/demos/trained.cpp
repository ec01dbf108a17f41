#include "trained.hpp"

#include <fmt/core.h>

#include <cmath>
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
