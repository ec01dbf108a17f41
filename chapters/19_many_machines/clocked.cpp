#include "clocked.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <limits>

#include "study/median.hpp"

namespace many_machines {

double now() {
  const auto time = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration<double>(time).count();
}

void Clocked::exchange(const lstm::Parcels& out, lstm::Parcels& in) {
  const double begin = clock_();
  group_.exchange(out, in);
  exchange_ += clock_() - begin;
}

void Clocked::end_step() {
  const double time = clock_();
  steps_.push_back(time - last_);
  exchanges_.push_back(exchange_);
  last_ = time;
  exchange_ = 0;
}

Seconds Clocked::median() {
  if (steps_.empty()) {
    constexpr auto none = std::numeric_limits<double>::quiet_NaN();
    return {none, none};
  }
  const std::ptrdiff_t first =
      std::min<std::ptrdiff_t>(std::ssize(steps_) - 1, 2);
  const std::vector<double> steps(steps_.begin() + first, steps_.end());
  std::vector<double> least(exchanges_.begin() + first, exchanges_.end());
  const lstm::Arrays mine = {
      {"", {{least.size()}, least, lstm::Precision::float64}}};
  for (const auto& other : say_to_all(group_, mine)) {
    const auto& theirs = other.at("").numbers;
    for (std::size_t k = 0; k < least.size(); ++k)
      least[k] = std::min(least[k], theirs.at(k));
  }
  return {study::median(steps), study::median(least)};
}

}  // namespace many_machines
