#include "lstm/training/schedule.hpp"

#include <fmt/core.h>

#include <cmath>
#include <numbers>
#include <stdexcept>

namespace lstm {

Rate::Rate(Schedule schedule) : schedule_(std::move(schedule)) {
  if (!schedule_)
    throw std::invalid_argument(
        "a schedule of rates needs a function of the step, got none");
}

static bool is_positive(double number) {
  return number > 0 && std::isfinite(number);
}

// #region step_decay
Rate step_decay(double rate, std::size_t every, double factor) {
  if (!is_positive(rate) || !is_positive(factor) || every == 0)
    throw std::invalid_argument(fmt::format(
        "step decay needs a finite rate and factor above 0 and 1 step or more "
        "between drops, got rate {}, factor {}, {} steps",
        rate, factor, every));
  return Rate([=](std::size_t done) {
    return rate * std::pow(factor, static_cast<double>(done / every));
  });
}
// #endregion

static void check_cosine(double rate, std::size_t steps, std::size_t warm_up,
                         double last) {
  if (!is_positive(rate) || !(last >= 0 && last <= rate))
    throw std::invalid_argument(
        fmt::format("a cosine needs a finite rate above 0 and a last one in "
                    "[0, rate], got {} and {}",
                    rate, last));
  if (steps <= warm_up)
    throw std::invalid_argument(
        fmt::format("a cosine needs more steps than its warm-up has, got {} "
                    "steps, {} of them warm-up",
                    steps, warm_up));
}

// #region cosine
Rate cosine(double rate, std::size_t steps, std::size_t warm_up, double last) {
  check_cosine(rate, steps, warm_up, last);
  return Rate([=](std::size_t done) {
    if (done >= steps) return last;
    const auto share = [](std::size_t part, std::size_t whole) {
      return static_cast<double>(part) / static_cast<double>(whole);
    };
    if (done < warm_up) return rate * share(done + 1, warm_up + 1);
    const double way = share(done - warm_up, steps - warm_up);
    return last + (rate - last) * (1 + std::cos(std::numbers::pi * way)) / 2;
  });
}
// #endregion

}  // namespace lstm
