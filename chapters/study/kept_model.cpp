#include "study/kept_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "lstm/numbers/finite.hpp"

namespace study {

std::string KeptModel::fact(const std::string& name) const {
  const auto found = all_.run.find(name);
  if (found == all_.run.end())
    throw lstm::WeightsError(fmt::format("it does not name its {}", name));
  return found->second;
}

std::size_t KeptModel::whole(const std::string& name, std::size_t most) const {
  const auto text = fact(name);
  std::size_t number = 0;
  const auto* end = text.data() + text.size();
  const auto [last, error] = std::from_chars(text.data(), end, number);
  if (last != end || error != std::errc() || number < 1 || number > most)
    throw lstm::WeightsError(
        fmt::format("its {} is no number from 1 to {}", name, most));
  return number;
}

lstm::Array KeptModel::take(const std::string& name) {
  auto taken = all_.state.extract(name);
  if (taken.empty())
    throw lstm::WeightsError(fmt::format("it has no {}", name));
  return std::move(taken.mapped());
}

std::vector<double> KeptModel::numbers(const std::string& name,
                                       std::size_t least, std::size_t most) {
  const auto expected =
      least == most ? fmt::format("{} number{}", least, least == 1 ? "" : "s")
                    : fmt::format("{} to {} numbers", least, most);
  auto taken = all_.state.extract(name);
  if (taken.empty() || taken.mapped().shape.size() != 1 ||
      taken.mapped().numbers.size() < least ||
      taken.mapped().numbers.size() > most)
    throw lstm::WeightsError(
        fmt::format("its {}: expected {}", name, expected));
  auto numbers = std::move(taken.mapped().numbers);
  if (!std::ranges::all_of(numbers, lstm::is_finite<double>))
    throw lstm::WeightsError(
        fmt::format("its {}: expected finite numbers", name));
  return numbers;
}

std::vector<double> KeptModel::positive(const std::string& name,
                                        std::size_t least, std::size_t most) {
  auto all = numbers(name, least, most);
  if (std::ranges::any_of(all, [](double x) { return x <= 0; }))
    throw lstm::WeightsError(
        fmt::format("its {}: expected numbers above 0", name));
  return all;
}

std::size_t KeptModel::units(const std::string& U) const {
  constexpr std::size_t most = 4096;
  const auto found = all_.state.find(U);
  if (found == all_.state.end() || found->second.shape.size() != 2 ||
      found->second.shape[1] < 1 || found->second.shape[1] > most)
    throw lstm::WeightsError(
        fmt::format("it has no layer of 1 to {} units", most));
  return found->second.shape[1];
}

lstm::Array as_array(const std::vector<double>& numbers) {
  return {{numbers.size()}, numbers, lstm::Precision::float64};
}

}  // namespace study
