#include "parity.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

namespace relatives {

using study::Examples;

Parity::Parity(std::size_t longest, std::size_t asked)
    : longest_(longest), asked_(asked) {
  if (longest < 1 || asked < longest)
    throw std::invalid_argument(
        fmt::format("parity of {} bits after up to {}, expected 1 or more, and "
                    "no fewer afterwards",
                    asked, longest));
}

// What counts are the answers behind the steps from `first` on.
static Examples<float> bits(std::size_t T, std::size_t B, std::size_t first,
                            lstm::Random& random) {
  auto all = study::empty_examples(T, 1, B);
  for (std::size_t b = 0; b < B; ++b) {
    std::size_t ones = 0;
    for (std::size_t t = 0; t < T; ++t) {
      const auto bit = random.below(2);
      ones += bit;
      all.x(t, 0, b) = static_cast<float>(bit);
      if (t >= first) study::expect_class(all, t, b, ones % 2);
    }
  }
  return all;
}

Examples<float> Parity::draw(std::size_t B, lstm::Random& random) const {
  return bits(1 + random.below(longest_), B, 0, random);
}

Examples<float> Parity::unseen(std::size_t B, lstm::Random& random) const {
  return bits(asked_, std::max<std::size_t>(B / 16, 1), 0, random);
}

Examples<float> Parity::of_length(std::size_t T, std::size_t B,
                                  lstm::Random& random) const {
  return bits(T, B, T - 1, random);
}

}  // namespace relatives
