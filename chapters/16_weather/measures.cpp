#include "measures.hpp"

#include <cmath>
#include <numeric>

namespace weather {

constexpr std::size_t spell = 14;  // days of a block

static std::vector<double> squared_errors(const Days& days,
                                          const Forecasts& forecasts,
                                          std::size_t begin, std::size_t end) {
  std::vector<double> errors;
  for (std::size_t t = begin; t < end; ++t) {
    const double error = forecasts[t] - days.y()[t];
    errors.push_back(error * error);
  }
  return errors;
}

double rmse(const Days& days, const Forecasts& forecasts, std::size_t begin,
            std::size_t end) {
  return std::sqrt(study::mean(squared_errors(days, forecasts, begin, end)));
}

// #region compared
// What `compare` makes of both mean squared errors, and of those on drawn days.
template <class Compare>
static Estimate compared(const std::vector<double>& own,
                         const std::vector<double>& rival,
                         const lstm::Random& random, Compare compare) {
  const auto on = [&](std::span<const std::size_t> drawn) {
    double a = 0, b = 0;
    for (const auto t : drawn) a += own[t], b += rival[t];
    const auto count = static_cast<double>(drawn.size());
    return compare(a / count, b / count);
  };
  std::vector<std::size_t> all(own.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return {on(all), study::bootstrap_blocks(own.size(), spell, random, on)};
}
// #endregion

Estimate gain(const Days& days, const Forecasts& forecasts,
              const Forecasts& rival, std::size_t begin, std::size_t end,
              lstm::Random random) {
  return compared(squared_errors(days, forecasts, begin, end),
                  squared_errors(days, rival, begin, end), random,
                  [](double own, double other) {
                    return std::sqrt(other) - std::sqrt(own);
                  });
}

Estimate skill(const Days& days, const Forecasts& forecasts,
               const Forecasts& rival, std::size_t begin, std::size_t end,
               lstm::Random random) {
  return compared(squared_errors(days, forecasts, begin, end),
                  squared_errors(days, rival, begin, end), random,
                  [](double own, double other) { return 1 - own / other; });
}

}  // namespace weather
