#include "series.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "lstm/numbers/fingerprint.hpp"

namespace prices {

std::uint64_t fingerprint(const Series& series) {
  return lstm::fingerprint_of(series.close,
                              lstm::fingerprint(series.name + '\n'));
}

// The quotient of very large and very small prices would be no number.
std::vector<double> returns(const Series& series) {
  std::vector<double> r;
  for (std::size_t t = 1; t < series.close.size(); ++t)
    r.push_back(std::log(series.close[t]) - std::log(series.close[t - 1]));
  return r;
}

Target levels(const Series& series) {
  Target target;
  for (std::size_t t = 1; t < series.close.size(); ++t)
    target.y.push_back(series.close[t]);
  return target;
}

// #region volatility
Target volatility(const std::vector<double>& r, std::size_t span) {
  if (span == 0 || r.size() < span)
    throw std::invalid_argument(fmt::format(
        "the volatility of {} days among {} returns", span, r.size()));
  Target target{{}, span};
  for (std::size_t t = 0; t + span <= r.size(); ++t) {
    double sum = 0;
    for (std::size_t k = 0; k < span; ++k) sum += std::abs(r[t + k]);
    target.y.push_back(sum / static_cast<double>(span));
  }
  return target;
}
// #endregion

Parts parts_of(std::size_t days) {
  const auto test = std::min(days / 3, std::size_t{500});
  return {days - test - test / 2, days - test};
}

}  // namespace prices
