#include "study/adding.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

namespace study {

Adding::Adding(AddingVersion version, std::size_t T)
    : version_(version), T_(T) {
  if (T < 10)
    throw std::invalid_argument(
        fmt::format("sums of {} steps, expected at least 10", T));
}

double Adding::tolerance() const {
  return version_ == AddingVersion::published ? 0.04 : 0.16;
}

// The steps of the two marks. As published, the second is one of the first
// T/2 - 1 that are not marked yet.
static std::pair<std::size_t, std::size_t> marks(AddingVersion version,
                                                 std::size_t T,
                                                 lstm::Random& random) {
  if (version == AddingVersion::later)
    return {random.below(T / 2), T / 2 + random.below(T - T / 2)};
  const auto first = random.below(std::min<std::size_t>(10, T / 2));
  const auto second = random.below(T / 2 - 1);
  return {first, second >= first ? second + 1 : second};
}

Examples<float> Adding::draw(std::size_t B, lstm::Random& random) const {
  const bool published = version_ == AddingVersion::published;
  const auto T = published ? T_ + random.below(T_ / 10 + 1) : T_;
  Examples<float> all;
  lstm::set_zeros(all.x, {T, 2, B});
  lstm::set_zeros(all.y, {1, B});
  for (std::size_t b = 0; b < B; ++b) {
    for (std::size_t t = 0; t < T; ++t)
      all.x(t, 0, b) =
          static_cast<float>(random.uniform(published ? -1 : 0, 1));
    if (published) all.x(0, 1, b) = all.x(T - 1, 1, b) = -1;
    const auto [one, other] = marks(version_, T_, random);
    if (published && std::min(one, other) == 0) all.x(0, 0, b) = 0;
    all.x(one, 1, b) = all.x(other, 1, b) = 1;
    const float sum = all.x(one, 0, b) + all.x(other, 0, b);
    all.y(0, b) = published ? 0.5f + sum / 4 : sum;
  }
  return all;
}

}  // namespace study
