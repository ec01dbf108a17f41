#include "augment.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace speech {

Variation draw_variation(lstm::Random& random) {
  Variation drawn;
  drawn.warp = random.uniform(0.84, 1.16);
  drawn.tilt = random.uniform(-0.5, 0.5);
  drawn.noise = std::pow(10, random.uniform(-3.5, -1.4));
  return drawn;
}

std::vector<float> varied(std::span<const float> samples,
                          const Variation& variation, lstm::Random& random) {
  std::vector<float> tilted(samples.begin(), samples.end());
  for (std::size_t t = 1; t < samples.size(); ++t)
    tilted[t] += static_cast<float>(variation.tilt) * samples[t - 1];
  std::vector<float> result;
  for (const double x : scaled(tilted))
    result.push_back(static_cast<float>(x + variation.noise * random.normal()));
  return result;
}

Rows varied_features(std::span<const float> samples, lstm::Random& random) {
  const auto variation = draw_variation(random);
  return features_of(varied(samples, variation, random),
                     mel_filters(variation.warp))
      .rows;
}

Rows stretched(const Rows& rows, double factor) {
  const auto last = rows.size() - 1;
  const double length = factor * static_cast<double>(rows.size());
  const auto count = std::max<std::size_t>(5, static_cast<std::size_t>(length));
  Rows result;
  for (std::size_t t = 0; t < count; ++t) {
    const double place = static_cast<double>(t) / factor;
    result.push_back(rows[std::min(last, static_cast<std::size_t>(place))]);
  }
  return result;
}

}  // namespace speech
